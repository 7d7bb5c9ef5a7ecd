import { describe, expect, it } from 'vitest';
import { groupPositions } from '../../src/analysis/positions.ts';
import { applyEdits } from '../../src/analysis/scenario/apply-edits.ts';
import type { Structure } from '../../src/model/province.ts';
import type { Edit } from '../../src/model/scenario.ts';
import { PROFILE } from '../support/province.ts';
import { at, station } from '../support/stations.ts';

const STATIONS = [
  station({ id: 'a', operator: 'Viettel', positionId: 'A', location: at(0) }),
  station({ id: 'b', operator: 'VinaPhone', location: at(1000) }),
  station({ id: 'c', operator: 'Viettel', positionId: 'C', location: at(2000) }),
  station({ id: 'd', operator: 'VinaPhone', positionId: 'C', location: at(2000) }),
  station({ id: 'p', operator: 'VinaPhone', status: 'planned', location: at(200) }),
];
const POLE: Structure = { id: 'pole', kind: 'pole', location: at(500), heightM: 20, tenantSlots: 1, extra: {} };

function edited(edits: readonly Edit[]) {
  const { positions } = groupPositions(STATIONS, 30, PROFILE);
  const made = applyEdits({ profile: PROFILE, stations: STATIONS, positions, structures: [POLE] }, edits);
  const after = groupPositions(made.stations, 30, PROFILE).positions;
  const places = Object.fromEntries(
    after.map(({ id, stations }) => [id, stations.map((s) => made.stations[s]?.id).join(' ')]),
  );
  return { ...made, places, of: (id: string) => made.stations.find((one) => one.id === id) };
}

const NEW = { id: 'n', operator: 'Viettel', technologies: ['4G'], location: at(3000), status: 'planned' } as const;

describe('edits', () => {
  it('leave what they do not touch the same object, and say what they changed', () => {
    const { stations, changed } = edited([{ kind: 'move', station: 'a', location: at(50) }]);
    expect(changed.map(([index, one]) => [index, one.id])).toEqual([[0, 'a']]);
    expect(stations.slice(1)).toEqual(STATIONS.slice(1));
    expect(stations[1]).toBe(STATIONS[1]);
  });

  it('add a station after those of the data', () => {
    const { stations, places } = edited([{ kind: 'add', station: NEW }]);
    expect(stations[5]).toMatchObject({ id: 'n', status: 'planned', heightM: null, technologies: ['4G'] });
    expect(places).toMatchObject({ '~n': 'n' });
    const known = {
      areaClass: 'urban',
      owner: 'Towerco',
      servedOperators: ['VinaPhone'],
      frequencyMhz: 1800,
      eirpDbm: 58,
    } as const;
    expect(edited([{ kind: 'add', station: { ...NEW, ...known } }]).of('n')).toMatchObject(known);
  });

  it('move a station out of its position, and with its position where it is alone', () => {
    expect(edited([{ kind: 'move', station: 'c', location: at(2500) }]).places).toMatchObject({ C: 'd', '~c': 'c' });
    expect(edited([{ kind: 'move', station: 'a', location: at(2500) }]).places).toMatchObject({ A: 'a' });
  });

  it('move a station without an id onto the position it then stands at', () => {
    expect(edited([{ kind: 'move', station: 'p', location: at(1010) }]).places).toMatchObject({ '~b': 'b p' });
  });

  it('switch stations and whole positions off and on again without losing them', () => {
    const off: Edit = { kind: 'switch-position', position: 'C', on: false };
    expect(edited([off]).places).not.toHaveProperty('C');
    expect(edited([off]).of('c')?.status).toBe('retired');
    expect(edited([off, { kind: 'switch-station', station: 'd', on: true }]).places).toMatchObject({ C: 'd' });
    expect(edited([off, { ...off, on: true }]).stations).toEqual(STATIONS);
  });

  it('change fields, of one switched off too', () => {
    const change: Edit = { kind: 'change', station: 'p', fields: { heightM: 30, status: 'existing' } };
    expect(edited([change]).of('p')).toMatchObject({ heightM: 30, status: 'existing' });
    const off: Edit = { kind: 'switch-station', station: 'p', on: false };
    expect(edited([off, change]).of('p')).toMatchObject({ heightM: 30, status: 'retired' });
    expect(edited([off, change, { ...off, on: true }]).of('p')?.status).toBe('existing');
  });

  it('share a station on a mast, a structure or an added station, and take it back', () => {
    const share = (host: string): Edit => ({ kind: 'share', station: 'p', host });
    expect(edited([share('A')]).places).toMatchObject({ A: 'a p' });
    expect(edited([share('A')]).of('p')?.location).toEqual(at(0));
    expect(edited([share('pole')]).places).toMatchObject({ pole: 'p' });
    expect(edited([{ kind: 'add', station: NEW }, share('~n')]).places).toMatchObject({ '~n': 'n p' });
    expect(edited([share('A'), share('pole'), { kind: 'unshare', station: 'p' }]).stations).toEqual(STATIONS);
  });

  it('keep together what was shared on a mast that has a name by nearness only', () => {
    const given: Edit[] = [
      { kind: 'share', station: 'c', host: '~b' },
      { kind: 'move', station: 'p', location: at(1000) },
    ];
    expect(edited(given).places).toMatchObject({ '~b': 'b c p', C: 'd' });
  });

  it('keep together what stands farther from the middle of its host than stations may to be one position', () => {
    const row = [0, 0, 29, 58].map((east, i) =>
      station({ id: `r${i}`, operator: 'Viettel', location: at(5000 + east) }),
    );
    const stations = [...STATIONS, ...row];
    const { positions } = groupPositions(stations, 30, PROFILE);
    const ground = { profile: PROFILE, stations, positions, structures: [] };
    const made = applyEdits(ground, [{ kind: 'share', station: 'p', host: '~r0' }]);
    const host = groupPositions(made.stations, 30, PROFILE).positions.find(({ id }) => id === '~r0');
    expect(host?.stations.map((s) => made.stations[s]?.id)).toEqual(['p', 'r0', 'r1', 'r2', 'r3']);
  });

  it('follow a host that was itself moved', () => {
    const given: Edit[] = [
      { kind: 'move', station: 'a', location: at(0, 900) },
      { kind: 'share', station: 'p', host: 'A' },
    ];
    expect(edited(given).of('p')?.location).toEqual(at(0, 900));
  });

  it('that do not fit the data are left out and named, and the rest is made', () => {
    const faults: readonly [Edit, string][] = [
      [{ kind: 'move', station: 'x', location: at(0) }, 'station-unknown'],
      [{ kind: 'add', station: { ...NEW, id: 'a' } }, 'station-exists'],
      [{ kind: 'add', station: { ...NEW, operator: 'X' } }, 'operator-unknown'],
      [{ kind: 'add', station: { ...NEW, servedOperators: ['VinaPhone', 'X'] } }, 'operator-unknown'],
      [{ kind: 'change', station: 'a', fields: { servedOperators: ['X'] } }, 'operator-unknown'],
      [{ kind: 'change', station: 'a', fields: { technologies: ['9G'] } }, 'technology-unknown'],
      [{ kind: 'move', station: 'a', location: [0, 0] }, 'location-far'],
      [{ kind: 'switch-position', position: 'X', on: false }, 'position-unknown'],
      [{ kind: 'share', station: 'p', host: 'X' }, 'host-unknown'],
      [{ kind: 'share', station: 'p', host: 'C' }, 'operator-there'],
      [{ kind: 'share', station: 'a', host: 'A' }, 'host-is-own'],
      [{ kind: 'unshare', station: 'p' }, 'not-shared'],
    ];
    const last: Edit = { kind: 'move', station: 'p', location: at(300) };
    const { issues, of } = edited([...faults.map(([edit]) => edit), last]);
    expect(issues.map(({ code, edit }) => [edit, code])).toEqual(faults.map(([, code], index) => [index, code]));
    expect(of('p')?.location).toEqual(at(300));
    const left: Edit[] = [
      { kind: 'share', station: 'a', host: '~b' },
      { kind: 'share', station: 'p', host: 'A' },
    ];
    expect(edited(left).issues).toEqual([{ code: 'host-empty', edit: 1, found: 'A' }]);
  });
});
