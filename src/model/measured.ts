import type { RadioModel } from './radio.ts';

/** What measurements come to, beside what is computed and never in its place. */

/** From how many samples on a median is told. */
export interface MeasurementRules {
  readonly minSamples: number;
  /** Where that number comes from. */
  readonly source: string;
}

/** What VNNIC asks of a commune before it tells its speed: https://speedtest.vn */
export const DEFAULT_MEASUREMENT_RULES: MeasurementRules = {
  minSamples: 300,
  source: 'VNNIC i-Speed (speedtest.vn): tối thiểu 300 mẫu/xã, phường',
};

/** Of one quantity. */
export interface MeasuredMedian {
  readonly samples: number;
  /** Null: fewer samples than the rule asks for. */
  readonly median: number | null;
}

/** What was measured in a village, or over a commune, of one operator and technology. */
export interface MeasuredFigure {
  /** Index; null: of a whole commune. */
  readonly village: number | null;
  /** As the measurement names it; null: of a village. */
  readonly commune: string | null;
  /** Null: of all operators together, or not said. */
  readonly operator: string | null;
  readonly technology: string | null;
  readonly rsrpDbm: MeasuredMedian;
  readonly downloadMbps: MeasuredMedian;
  readonly uploadMbps: MeasuredMedian;
  /** Samples with a usable signal, 0 to 1: RSRP at the threshold or above, or data that came; null: too few. */
  readonly usableShare: number | null;
  /** First and last day; null: not said. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Difference of what was measured from what the model says at the same place, dB. */
export interface ErrorRow {
  readonly by: 'all' | 'operator' | 'cover';
  /** Id of the operator, or name of the class of land cover; '' of all. */
  readonly name: string;
  readonly samples: number;
  /** Measured less modelled. */
  readonly meanDb: number;
  readonly rmseDb: number;
}

/** Mean error of a class of land cover, as far as it can be believed. Told, and added to no figure. */
export interface BiasRow {
  readonly cover: string;
  /** Samples and communes that it was fitted on. */
  readonly samples: number;
  readonly communes: number;
  readonly biasDb: number;
}

/** How far the biases help where they were not fitted. */
export interface BiasCheck {
  /** Communes and samples held out. */
  readonly communes: number;
  readonly samples: number;
  readonly rmseBeforeDb: number;
  readonly rmseAfterDb: number;
}

/** Samples by whether they have a usable signal and lie inside of what is computed for their operator and technology. */
export interface FootprintMatch {
  readonly operator: string;
  readonly technology: string;
  readonly usableInside: number;
  readonly usableOutside: number;
  readonly unusableInside: number;
  readonly unusableOutside: number;
}

/** Measured against computed. */
export interface MeasurementErrors {
  /** Null: by circles, of which only inside and outside is known. */
  readonly model: RadioModel | null;
  readonly rows: readonly ErrorRow[];
  readonly biases: readonly BiasRow[];
  /** Null: nothing was fitted, or no commune was held out. */
  readonly check: BiasCheck | null;
  /** Points with RSRP that the model cannot compute: no technology, no known mast in reach, or no ground. */
  readonly notComputed: number;
  readonly footprints: readonly FootprintMatch[];
}

/** `measured-none`: computed or reported covered, measured uncovered. `measured-only`: the other way round. */
export type MeasuredContradiction = 'measured-none' | 'measured-only';

/** All that the measurements of a province come to but the errors of the model, which take long. */
export interface MeasuredFigures {
  readonly rules: MeasurementRules;
  /** Rows, and those that lie in no village. */
  readonly rows: number;
  readonly outside: number;
  readonly figures: readonly MeasuredFigure[];
  readonly contradictions: readonly (readonly [village: number, contradiction: MeasuredContradiction])[];
}

/** All of it. */
export interface Measured extends MeasuredFigures {
  readonly errors: MeasurementErrors;
}
