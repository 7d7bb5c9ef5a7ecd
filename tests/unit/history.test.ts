import { beforeEach, describe, expect, it } from 'vitest';
import { followHistory } from '../../src/commands/history.ts';
import { setView } from '../../src/commands/view.ts';
import { linkOf, stepOf, writeLink } from '../../src/state/link-text.ts';
import { initialState, useApp } from '../../src/state/store.ts';

/** What is one place in the app for Back and Forward, and what changes within a place. */

beforeEach(() => useApp.setState(initialState(), true));

const step = (): string => stepOf(useApp.getState());

describe('a step of the history', () => {
  it.each([
    ['another door', () => setView('district')],
    ['a unit', () => useApp.setState({ unit: { district: null, commune: '14404' } })],
    ['the report', () => useApp.setState({ reporting: true })],
    ['a sheet that is raised', () => useApp.setState({ sheet: 'half' })],
    ['a place in a village', () => useApp.setState({ point: { at: [105.9, 20.2], accuracyM: null } })],
    ['a village', () => useApp.setState({ linkedSelection: { kind: 'village', code: '1' } })],
  ])('is %s', (_, change) => {
    const before = step();
    change();
    expect(step()).not.toBe(before);
  });

  it.each([
    ['the camera', () => useApp.setState({ camera: { centre: [105.9, 20.2], zoom: 12 } })],
    ['the language', () => useApp.setState({ language: 'en' })],
    ['a sheet that is raised further', () => useApp.setState({ sheet: 'full' })],
  ])('is not %s', (_, change) => {
    useApp.setState({ sheet: 'half' });
    const before = step();
    change();
    expect(step()).toBe(before);
  });

  it('leads back to the place that was asked about, and the address does not tell where a person stands', () => {
    useApp.setState({ linkedSelection: { kind: 'village', code: '1' }, point: { at: [105.9, 20.2], accuracyM: null } });
    expect(writeLink(linkOf(useApp.getState()))).toBe('village=1&point=105.90000%2C20.20000');
    useApp.setState({ point: { at: [105.9, 20.2], accuracyM: 12 } });
    expect(writeLink(linkOf(useApp.getState()))).toBe('village=1');
  });

  it('is left alone before there is a province to go to', () => {
    followHistory('?view=district', { sheet: 'half', seen: null, point: null });
    expect(useApp.getState().audience).toBe('public');
  });
});
