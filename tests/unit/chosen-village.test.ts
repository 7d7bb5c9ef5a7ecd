import { beforeEach, describe, expect, it } from 'vitest';
import { goTo, select } from '../../src/commands/selection.ts';
import { setView } from '../../src/commands/view.ts';
import type { LoadedProvince } from '../../src/model/loaded-province.ts';
import { type Audience, initialState, useApp } from '../../src/state/store.ts';
import { aProvince } from '../support/answers.ts';
import { villageAt } from '../support/province.ts';

const PLACES = [
  { commune: 'Xã Cúc Phương', communeCode: '14404', districtCode: '372' },
  { commune: 'Phường Đông Thành', communeCode: '14320', districtCode: '369' },
] as const;

const province: LoadedProvince = {
  ...aProvince(),
  villages: PLACES.map((place, v) => ({
    ...villageAt(v, 0),
    ...place,
    bounds: [106 + v, 20, 106.01 + v, 20.01],
    labelPoint: [106 + v, 20],
    areaKm2: 1,
  })),
};

beforeEach(() => useApp.setState(initialState(), true));
const at = (audience: Audience): void => useApp.setState({ audience, province });
const indexIn = (commune: string): number => PLACES.findIndex((place) => place.commune === commune);

describe('a chosen village', () => {
  it('sets the district and commune that the table of communes is narrowed to, once more with the next', () => {
    at('district');
    goTo({ kind: 'village', index: indexIn('Xã Cúc Phương') });
    expect(useApp.getState().unit).toEqual({ district: '372', commune: '14404' });
    select({ kind: 'village', index: indexIn('Phường Đông Thành') });
    expect(useApp.getState().unit).toEqual({ district: '369', commune: '14320' });
  });

  it('leaves the table as it is when the card is closed, and for masts', () => {
    at('district');
    goTo({ kind: 'village', index: indexIn('Xã Cúc Phương') });
    select(null);
    expect(useApp.getState().unit.commune).toBe('14404');
    select({ kind: 'position', index: 0 });
    expect(useApp.getState().unit.commune).toBe('14404');
  });

  it('at another door sets its commune once the door of communes is opened, unless one is set', () => {
    at('public');
    goTo({ kind: 'village', index: indexIn('Xã Cúc Phương') });
    setView('district');
    expect(useApp.getState().unit).toEqual({ district: '372', commune: '14404' });
    setView('public');
    select({ kind: 'village', index: indexIn('Phường Đông Thành') });
    setView('district');
    expect(useApp.getState().unit.commune).toBe('14404');
  });

  it.each(['public', 'planner'] as const)('narrows nothing for %s', (audience) => {
    at(audience);
    goTo({ kind: 'village', index: indexIn('Xã Cúc Phương') });
    expect(useApp.getState().unit).toEqual({ district: null, commune: null });
  });
});
