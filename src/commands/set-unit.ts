import { useApp } from '../state/store.ts';
import { villagesOfUnit } from '../state/village-filter.ts';
import { showBounds } from './go-to.ts';

/** Narrows the tables to a district or commune, and brings the map to it; another district drops the commune. */
export function setUnit(unit: { readonly district?: string | null; readonly commune?: string | null }): void {
  const before = useApp.getState().unit;
  const district = unit.district === undefined ? before.district : unit.district;
  const commune = unit.commune === undefined ? (district === before.district ? before.commune : null) : unit.commune;
  useApp.setState({ unit: { district, commune } });
  showUnit();
}

/** Brings the map to the chosen unit; to the province where none is chosen. */
export function showUnit(): void {
  const { province, unit } = useApp.getState();
  if (!province) return;
  const boxes = villagesOfUnit(province.villages, unit).flatMap((index) => province.villages[index]?.bounds ?? []);
  const side = (offset: number): number[] => boxes.filter((_, at) => at % 4 === offset);
  const [west, south, east, north] = [side(0), side(1), side(2), side(3)];
  if (west.length === 0) return;
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
  showBounds([least(west), least(south), most(east), most(north)]);
}
