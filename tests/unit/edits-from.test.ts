import { describe, expect, it } from 'vitest';
import { applyMoves } from '../../src/analysis/plan/apply-moves.ts';
import { groupPositions } from '../../src/analysis/positions.ts';
import { applyEdits } from '../../src/analysis/scenario/apply-edits.ts';
import { editsOfGaps, editsOfMoves, editsOfPair } from '../../src/analysis/scenario/edits-from.ts';
import { hostsOf } from '../../src/analysis/sharing/hosts.ts';
import type { Structure } from '../../src/model/province.ts';
import type { Edit } from '../../src/model/scenario.ts';
import { PROFILE } from '../support/province.ts';
import { at, station } from '../support/stations.ts';

const STATIONS = [
  station({ id: 'a', operator: 'Viettel', location: at(0) }),
  station({ id: 'b', operator: 'VinaPhone', location: at(400) }),
  station({ id: 'p', operator: 'VinaPhone', status: 'planned', location: at(100) }),
  station({ id: 'KB-001', operator: 'VinaPhone', location: at(900) }),
];
const POLE: Structure = { id: 'pole', kind: null, location: at(300), heightM: null, tenantSlots: 1, extra: {} };
const { positions } = groupPositions(STATIONS, 30, PROFILE);
const hosts = hostsOf(positions, [POLE]);
const indexOf = (id: string) => hosts.findIndex((host) => host.id === id);

function made(edits: readonly Edit[]) {
  const ground = { profile: PROFILE, stations: STATIONS, positions, structures: [POLE] };
  const { stations, issues } = applyEdits(ground, edits);
  expect(issues).toEqual([]);
  const places = groupPositions(stations, 30, PROFILE).positions;
  return Object.fromEntries(places.map(({ id, stations: at }) => [id, at.map((s) => stations[s]?.id).join(' ')]));
}

describe('what was found, as edits', () => {
  it('a plan’s moves join what the plan’s own reckoning joins', () => {
    const moves = [{ station: 2, host: indexOf('~a') }];
    const reckoned = groupPositions(applyMoves(STATIONS, hosts, moves), 30, PROFILE).positions;
    expect(made(editsOfMoves(moves, STATIONS, hosts))).toEqual(
      Object.fromEntries(reckoned.map(({ id, stations }) => [id, stations.map((s) => STATIONS[s]?.id).join(' ')])),
    );
    expect(made(editsOfMoves([{ station: 2, host: indexOf('pole') }], STATIONS, hosts))).toMatchObject({ pole: 'p' });
  });

  it('a pair joined is one position with both', () => {
    const edits = editsOfPair({ mover: indexOf('~b'), host: indexOf('~a') }, STATIONS, positions);
    expect(made(edits)).toMatchObject({ '~a': 'a b' });
  });

  it('gap sites are new planned stations, shared where something stands, with ids of their own', () => {
    const order = {
      operator: null,
      technology: '4G',
      count: 3,
      radiusM: null,
      leastPeople: 1,
      siteSpacingM: 500,
      sampleSpacingM: 100,
    };
    const sites = [
      { kind: 'existing', location: at(0), index: indexOf('~a'), areaClass: 'other', radiusM: 500 },
      { kind: 'structure', location: at(300), index: 0, areaClass: 'other', radiusM: 500 },
      { kind: 'free', location: at(2000), index: -1, areaClass: 'other', radiusM: 500 },
    ] as const;
    expect(
      made(
        editsOfGaps(sites, order, () => 'VinaPhone', { stations: STATIONS, hosts, positionCount: positions.length }),
      ),
    ).toMatchObject({
      '~a': 'KB-002 a',
      pole: 'KB-003',
      '~KB-004': 'KB-004',
    });
  });
});
