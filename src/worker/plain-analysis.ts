import type { AnalysisParameters } from '../model/parameters.ts';
import type { RadioFootprints, RadioSummary } from '../model/radio.ts';
import type { Analysis } from '../model/results.ts';

/** Parameters are small and plain: equal texts are equal parameters. Cells that were added are other footprints. */
export function sameParameters(a: AnalysisParameters, b: AnalysisParameters): boolean {
  return a === b || plainText(a) === plainText(b);
}

function plainText({ radio, ...parameters }: AnalysisParameters): string {
  return JSON.stringify({ ...parameters, ground: radio && summaryOf(radio).groundSha256 });
}

/** As it can cross to another thread. */
export function withoutFunctions(analysis: Analysis): Analysis {
  const { radio, ...parameters } = analysis.parameters;
  return radio ? { ...analysis, parameters: { ...parameters, radio: summaryOf(radio) } } : analysis;
}

function summaryOf(radio: RadioFootprints | RadioSummary): RadioSummary {
  return 'footprintOf' in radio ? radio.toJSON() : radio;
}
