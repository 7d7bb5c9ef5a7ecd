import type { Language } from '../i18n/language.ts';
import type { ColourBy } from '../map/colour-by.ts';
import type { Theme } from '../map/view.ts';
import { LAYER_SWITCHES, type LayerSwitch, type MapCamera, type Opacity } from '../map/view.ts';
import type { Bounds } from '../model/geometry.ts';
import { unitAtFirst } from '../state/chosen-unit.ts';
import { type Audience, type Sheet, useApp, usuallyShown } from '../state/store.ts';
import { NO_FILTER, type VillageFilter, villagesOfUnit } from '../state/village-filter.ts';

/** Opens one of the three doors; what is selected, assumed and switched by hand stays. */
export function setView(audience: Audience): void {
  const app = useApp.getState();
  const { audience: before, shown: shownBefore } = app;
  const [usualBefore, usual] = [usuallyShown(before), usuallyShown(audience)];
  const shown = { ...shownBefore };
  for (const layer of LAYER_SWITCHES) if (shown[layer] === usualBefore[layer]) shown[layer] = usual[layer];
  useApp.setState({ audience, shown, unit: unitAtFirst({ ...app, audience }) });
}

/** Of every word on the screen. */
export function setLanguage(language: Language): void {
  useApp.setState({ language });
}

/** Light or dark, whatever the device says. */
export function setTheme(theme: Theme): void {
  useApp.setState({ theme });
}

/** What the villages' colours say; nothing is computed anew. */
export function setColourBy(colourBy: ColourBy): void {
  useApp.setState({ colourBy });
}

/** Shows a layer of the map, or hides it. */
export function toggleLayer(layer: LayerSwitch): void {
  const { shown } = useApp.getState();
  useApp.setState({ shown: { ...shown, [layer]: !shown[layer] } });
}

/** How much of the base map or the relief is seen, 0 to 1. */
export function setOpacity(layer: keyof Opacity, value: number): void {
  useApp.setState({ opacity: { ...useApp.getState().opacity, [layer]: value } });
}

/** Remembers where the map was moved to, for the link, and what is seen there, for the list beside it. */
export function setCamera(camera: MapCamera, seen: Bounds): void {
  useApp.setState({ camera, seen });
}

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
  // Its own loop, since the first map would wait for that of `model/bounds.ts`.
  const boxes = villagesOfUnit(province.villages, unit).flatMap((index) => province.villages[index]?.bounds ?? []);
  const side = (offset: number): number[] => boxes.filter((_, at) => at % 4 === offset);
  const [west, south, east, north] = [side(0), side(1), side(2), side(3)];
  if (west.length === 0) return;
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);
  showBounds([least(west), least(south), most(east), most(north)]);
}

/** Changes a part of what the villages' table and the map show; nothing: all of them again. */
export function setVillageFilter(change: Partial<VillageFilter> = NO_FILTER): void {
  useApp.setState({ villageFilter: { ...useApp.getState().villageFilter, ...change } });
}

/** Opens or closes the A4 report of the chosen unit. */
export function showReport(reporting: boolean): void {
  useApp.setState({ reporting });
}

/** Raises or lowers the sheet of a phone. */
export function setSheet(sheet: Sheet): void {
  useApp.setState({ sheet });
}

/** What a link named in vain has been read. */
export function dismissMissing(): void {
  useApp.setState({ missing: null });
}

/** Brings the map to these bounds. */
export function showBounds(bounds: Bounds): void {
  useApp.setState({ focus: { bounds } });
}

/** Opens the import with files that were dropped, or with none yet. */
export function openImport(files: readonly File[] = []): void {
  if (!useApp.getState().embedded) useApp.setState({ importing: files });
}

/** The files that were dropped and not yet looked at; each is given once. */
export function takeDroppedFiles(): readonly File[] {
  const files = useApp.getState().importing ?? [];
  if (files.length > 0) useApp.setState({ importing: [] });
  return files;
}

/** Closes an import whose screen did not come. */
export function dismissImport(): void {
  useApp.setState({ importing: null });
}
