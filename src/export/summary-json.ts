import { knowsCoverage } from '../analysis/verdicts.ts';
import type { Measured, MeasuredContradiction } from '../model/measured.ts';
import type { Source } from '../model/province.ts';
import type { Analysis, NewBuildReading, VerdictCounts } from '../model/results.ts';

/**
 * `summary.json` as text, shares with six decimals; `sources` has one entry for each file that
 * is in use. What no file of stations tells stays null: unknown is never 0.
 */
export function summaryJson(
  analysis: Pick<Analysis, 'summary' | 'parameters' | 'sources'>,
  incomplete: readonly string[] = [],
  measured: Measured | null = null,
): string {
  const { summary, parameters, sources } = analysis;
  const { newBuild } = summary;
  const known = knowsCoverage(analysis);
  const { total } = summary.villages;
  const missing = new Set([...incomplete, ...sources.flatMap((one) => (one.incomplete ? [one.file] : []))]);
  const document = {
    villages: known ? summary.villages : { total, ...UNKNOWN_VERDICTS, contradictions: null, grave: null },
    byTechnology: known ? summary.byTechnology : unknownCounts(summary.byTechnology),
    byOperator: known ? summary.byOperator : unknownCounts(summary.byOperator),
    fibre: summary.fibre,
    positions: {
      total: summary.positions.total,
      shared: summary.positions.shared,
      sharedShare: rounded(summary.positions.share),
    },
    newBuild: {
      period: newBuild.period,
      official: newBuild.official,
      deployment: readingDocument(newBuild.deployment),
      greenfield: readingDocument(newBuild.greenfield),
      unknownCommissioning: newBuild.unknownCommissioning,
      upgrades: newBuild.upgrades.length,
    },
    ...(measured === null ? {} : { measurements: measuredDocument(measured) }),
    sources: sources.map((source) => ({
      role: source.role,
      file: source.file,
      sha256: source.sha256 ?? null,
      date: source.date,
      rowDates: source.rowDates ?? null,
      sample: source.sample,
      origin: source.origin,
      licence: source.licence,
      operators: source.operators ?? [],
      rows: source.rows,
    })),
    sample: isSample(sources),
    ...(missing.size > 0 ? { incomplete: [...missing] } : {}),
    parameters,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Counts of what was measured, and the model's errors there; it changes none of the figures. */
function measuredDocument({ rules, rows, outside, figures, contradictions, errors }: Measured) {
  const [all] = errors.rows;
  const count = (kind: MeasuredContradiction) => contradictions.filter(([, one]) => one === kind).length;
  return {
    rows,
    outsideVillages: outside,
    minSamples: rules.minSamples,
    minSamplesSource: rules.source,
    figures: figures.length,
    tooFew: figures.filter(
      ({ rsrpDbm, downloadMbps, uploadMbps }) =>
        rsrpDbm.median === null && downloadMbps.median === null && uploadMbps.median === null,
    ).length,
    contradictions: { measuredNone: count('measured-none'), measuredOnly: count('measured-only') },
    errors: {
      model: errors.model,
      samples: all?.samples ?? 0,
      meanDb: rounded(all?.meanDb ?? null),
      rmseDb: rounded(all?.rmseDb ?? null),
      notComputed: errors.notComputed,
      biases: errors.biases.map((one) => ({ ...one, biasDb: rounded(one.biasDb) })),
      heldOut: errors.check && {
        ...errors.check,
        rmseBeforeDb: rounded(errors.check.rmseBeforeDb),
        rmseAfterDb: rounded(errors.check.rmseAfterDb),
      },
    },
  };
}

const UNKNOWN_VERDICTS = { covered: null, partial: null, uncovered: null };

function unknownCounts(counts: Readonly<Record<string, VerdictCounts>>) {
  return Object.fromEntries(Object.entries(counts).map(([id, { total }]) => [id, { total, ...UNKNOWN_VERDICTS }]));
}

/** What a file must say of the data that its figures rest on. */
export interface FileMarks {
  readonly sample: boolean;
  /** Files that are not whole. */
  readonly incomplete?: readonly string[];
}

/** Whether any figure rests on sample data. */
export function isSample(sources: readonly Source[]): boolean {
  return sources.some((source) => source.sample);
}

function readingDocument(reading: NewBuildReading) {
  const { locations, shared, goal, met, missing } = reading;
  return { locations, shared, share: rounded(reading.share), goal, met, missing };
}

function rounded(share: number | null): number | null {
  return share === null ? null : Math.round(share * 1e6) / 1e6;
}
