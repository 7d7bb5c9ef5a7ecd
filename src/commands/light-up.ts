import { NOTHING_LIT, useApp } from '../state/store.ts';

/** Lights villages or positions on the map, for as long as a row is pointed at; nothing puts them out. */
export function lightUp(lit: { readonly villages?: readonly number[]; readonly positions?: readonly number[] }): void {
  const { villages = [], positions = [] } = lit;
  useApp.setState({ lit: villages.length + positions.length === 0 ? NOTHING_LIT : { villages, positions } });
}
