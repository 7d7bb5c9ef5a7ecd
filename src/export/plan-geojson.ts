import { needsSurvey } from '../analysis/plan/plan.ts';
import type { PlanInput } from '../analysis/plan/plan-input.ts';
import type { Plan } from '../model/plan.ts';
import type { Candidate } from '../model/results.ts';
import type { FigureBasis } from './figure-basis.ts';
import type { FileMarks } from './summary-json.ts';

/**
 * A plan for a map: for each move a line from where the station was planned to its host, and
 * the two ends as points, a host once however many it takes. Ids and figures as in `plan.json`;
 * degrees with seven decimals.
 */
export function planGeojson(
  plan: Plan,
  { stations, positions, candidates }: Pick<PlanInput, 'stations' | 'positions' | 'candidates'>,
  { sample, incomplete = [], weight }: FileMarks & Partial<FigureBasis>,
): string {
  const moves = plan.chosen.flatMap((index) => candidates[index] ?? []);
  const hosts = [...new Set(moves.map(({ host }) => host))];
  const idOf = ({ station, host }: Candidate) => ({
    station: stations[station]?.id ?? null,
    operator: stations[station]?.operator ?? null,
    host: positions[host]?.id ?? null,
  });
  const features = [
    ...moves.map((move) => ({
      type: 'Feature',
      properties: {
        part: 'move',
        ...idOf(move),
        host_kind: move.hostKind,
        distance_m: rounded(move.distanceM, 2),
        loss: rounded(move.loss, 6),
        coverage_kept: rounded(move.coverageKept, 6),
        rule: move.rule,
        mandatory: move.mandatory,
        needs_survey: needsSurvey(move),
      },
      geometry: {
        type: 'LineString',
        coordinates: [pointOf(stations[move.station]?.location), pointOf(positions[move.host]?.location)],
      },
    })),
    ...moves.map((move) => ({
      type: 'Feature',
      properties: { part: 'station', ...idOf(move) },
      geometry: { type: 'Point', coordinates: pointOf(stations[move.station]?.location) },
    })),
    ...hosts.map((host) => ({
      type: 'Feature',
      properties: {
        part: 'host',
        host: positions[host]?.id ?? null,
        operators: positions[host]?.operators.join(';') ?? '',
        stations: moves.flatMap((move) => (move.host === host ? (stations[move.station]?.id ?? []) : [])).join(';'),
      },
      geometry: { type: 'Point', coordinates: pointOf(positions[host]?.location) },
    })),
  ];
  const head = {
    type: 'FeatureCollection',
    name: 'plan',
    status: plan.status,
    farthest: plan.farthest,
    ...(weight ? { shareOf: weight } : {}),
    sample,
    ...(incomplete.length > 0 ? { incomplete } : {}),
  };
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},"features":[\n${lines}\n]}\n`;
}

function pointOf(location: readonly [number, number] | undefined): number[] {
  return (location ?? [0, 0]).map((degrees) => rounded(degrees, 7));
}

/** Never a negative zero. */
function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale + 0;
}
