import { shareOf } from '../analysis/layout.ts';
import { operatorCountOf, resilienceOf } from '../analysis/village-counts.ts';
import type { Analysis, Contradiction, Verdict } from '../model/results.ts';
import { type ColourBy, type OperatorColour, rampColour, rampOf } from './colour-by.ts';
import { PALETTES } from './palette.ts';
import { countStep, coverageClass } from './scale.ts';
import type { Theme, VillagePaint } from './view.ts';

type Painted = Pick<
  Analysis,
  'coverage' | 'fibreShare' | 'verdicts' | 'mobileContradictions' | 'ftthContradictions' | 'parameters'
>;

/**
 * Colour, hatch and outline of every village in one mode.
 *
 * @param options.operators The profile's operators, in its order.
 * @param options.showContradictions Dot the outline of villages whose report and computation
 *   disagree: the mobile report, or in the fibre modes the FTTH report.
 */
export function villagePaint(
  mode: ColourBy,
  analysis: Painted,
  options: {
    readonly operators: readonly OperatorColour[];
    readonly theme: Theme;
    readonly showContradictions: boolean;
  },
): VillagePaint {
  const count = analysis.coverage.villageCount;
  const colours: string[] = new Array(count);
  const hatched = new Uint8Array(count);
  const contradicted = new Uint8Array(count);
  const paintOne = painter(mode, analysis, options.operators, options.theme);
  const aboutFibre = mode.kind === 'fibre' || mode.kind === 'ftth-contradiction';
  const contradictions = aboutFibre ? analysis.ftthContradictions : analysis.mobileContradictions;

  for (let village = 0; village < count; village++) {
    const [colour, isHatched] = paintOne(village);
    colours[village] = colour;
    hatched[village] = isHatched ? 1 : 0;
    if (options.showContradictions && (contradictions[village] ?? 'none') !== 'none') contradicted[village] = 1;
  }
  return { colours, hatched, contradicted };
}

type PaintOne = (village: number) => readonly [colour: string, hatched: boolean];

function painter(mode: ColourBy, analysis: Painted, operators: readonly OperatorColour[], theme: Theme): PaintOne {
  const { coverage, fibreShare } = analysis;
  const ramp = rampOf(mode, operators, theme);
  const palette = PALETTES[theme];
  const unknown = [palette.unknown, false] as const;
  const byStep = (step: number) => [rampColour(ramp, step, theme), step === 0] as const;

  switch (mode.kind) {
    case 'coverage':
      return (village) => byStep(coverageClass(shareOf(coverage, village, mode.set)));
    case 'fibre':
      return (village) => byStep(coverageClass(fibreShare?.[village] ?? Number.NaN));
    case 'resilience':
      return (village) => {
        const masts = resilienceOf(analysis, village);
        if (masts === null) return unknown;
        return byStep(masts === 0 ? 0 : countStep(masts, 3) + 1);
      };
    case 'operator-count': {
      const greatest = coverage.layout.operators.length;
      return (village) => {
        const operatorsHere = operatorCountOf(analysis, village);
        if (operatorsHere === null) return unknown;
        return byStep(operatorsHere === 0 ? 0 : countStep(operatorsHere, greatest) + 1);
      };
    }
    case 'verdict':
      return (village) => {
        const verdict: Verdict = analysis.verdicts[village] ?? 'unknown';
        if (verdict === 'unknown') return unknown;
        return [palette.verdict[verdict], verdict === 'uncovered'];
      };
    case 'mobile-contradiction':
      return (village) =>
        analysis.verdicts[village] === 'unknown'
          ? unknown
          : disagreement(analysis.mobileContradictions[village] ?? 'none', theme);
    case 'ftth-contradiction':
      return (village) =>
        fibreShare === null ? unknown : disagreement(analysis.ftthContradictions[village] ?? 'none', theme);
  }
}

function disagreement(contradiction: Contradiction, theme: Theme): readonly [string, boolean] {
  const { disagreement: colours } = PALETTES[theme];
  switch (contradiction) {
    case 'grave':
      return [colours.grave, true];
    case 'reported-only':
      return [colours.reportedOnly, false];
    case 'computed-only':
      return [colours.computedOnly, false];
    case 'none':
      return [colours.agree, false];
  }
}
