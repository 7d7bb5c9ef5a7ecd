import { describe, expect, it } from 'vitest';
import { analyse, positionsAndFootprints, prepareProvince } from '../../src/analysis/analyse.ts';
import { createCoverageSession } from '../../src/analysis/coverage/session.ts';
import { criticalRanking, outageOf } from '../../src/analysis/outage.ts';
import { defaultParameters } from '../../src/model/parameters.ts';
import { PROFILE, villageAt } from '../support/province.ts';
import { at, station } from '../support/stations.ts';

const VILLAGES = [
  villageAt(0, 0, { population: 100 }),
  villageAt(1, 0, { population: 250 }),
  villageAt(5, 0, { population: null }),
];
const STATIONS = [
  station({ id: 'a', positionId: 'A', location: at(500, 500), radiusM: { '*': 900 } }),
  station({ id: 'b', positionId: 'B', location: at(1500, 500), radiusM: { '*': 900 } }),
  station({ id: 'c', positionId: 'C', location: at(1500, 500), radiusM: { '*': 900 }, operator: 'VinaPhone' }),
  station({ id: 'd', positionId: 'D', location: at(5500, 500), radiusM: { '*': 900 } }),
];
const province = { villages: VILLAGES, stations: STATIONS, fibre: null, structures: [], sources: [] };
const parameters = defaultParameters(PROFILE);
const prepared = prepareProvince(PROFILE, VILLAGES);
const analysis = analyse(PROFILE, province, parameters, prepared);
const { footprints } = positionsAndFootprints(PROFILE, STATIONS, parameters);

function without(...ids: string[]) {
  const { shapes, layout, broadband } = prepared;
  const session = createCoverageSession(shapes, layout, broadband, parameters);
  const positions = ids.map((id) => analysis.positions.findIndex((position) => position.id === id));
  const outage = outageOf(positions, VILLAGES, footprints, session, parameters);
  return { outage, lost: outage.villages.lost.map(({ village, after }) => [village, after]) };
}

describe('failure', () => {
  it('of one position: the villages whose verdict falls, and of their people those who lose coverage', () => {
    const { outage, lost } = without('A');
    // The neighbour reaches some of it from across the border.
    expect(lost).toEqual([[0, 'partial']]);
    const [fallen] = outage.villages.lost;
    expect(outage.people).toBeCloseTo(100 * ((fallen?.shareBefore ?? 0) - (fallen?.shareAfter ?? 0)), 6);
    expect(outage.people).toBeLessThan(100);
    expect(without('D').lost).toEqual([[2, 'uncovered']]);
    // Of a village whose people are not known nobody is counted, and that is told.
    expect(without('D').outage).toMatchObject({ people: 0, villagesUnknown: 1 });
  });

  it('of a position whose villages have another: none', () => {
    expect(without('B').lost).toEqual([]);
    expect(without('B', 'C').lost).toEqual([[1, 'partial']]);
  });

  it('ranks the positions that most people hang on, unknown populations apart', () => {
    const ids = criticalRanking(analysis.coverage, VILLAGES).map(({ position, people, villagesUnknown }) => [
      analysis.positions[position]?.id,
      people,
      villagesUnknown,
    ]);
    expect(ids).toEqual([
      ['A', 100, 0],
      ['D', 0, 1],
    ]);
  });
});
