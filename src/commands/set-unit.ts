import { useApp } from '../state/store.ts';

/** Narrows the tables to a district or commune; another district drops the commune. */
export function setUnit(unit: { readonly district?: string | null; readonly commune?: string | null }): void {
  const before = useApp.getState().unit;
  const district = unit.district === undefined ? before.district : unit.district;
  const commune = unit.commune === undefined ? (district === before.district ? before.commune : null) : unit.commune;
  useApp.setState({ unit: { district, commune } });
}
