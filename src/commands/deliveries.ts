import { provinceFibreStandard } from '../export/fibre-standard.ts';
import {
  fibreGeojson,
  measurementsGeojson,
  stationsGeojson,
  structuresGeojson,
  villagesGeojson,
} from '../export/model-geojson.ts';
import { type GivenDelivery, removeDelivery, switchDelivery } from '../model/delivery.ts';
import type { ModelRows } from '../model/import.ts';
import type { CommuneTier } from '../model/profile.ts';
import { type DeliveryChange, type DeliveryStep, lastStep, rememberStep } from '../state/delivery-history.ts';
import { type GivenFiles, useApp } from '../state/store.ts';
import { importClient, mappedFile } from './import-mapping.ts';
import { loadAndKeep } from './kept-project.ts';
import { leaveOwnFiles } from './own-files.ts';
import { GEOJSON_TYPE, saveFile } from './save-file.ts';

/** Changes to the list of deliveries: each is computed at once, kept in this browser, and can be taken back. */

/** @returns Whether the new list is in use; where it cannot be read, the old one stays. */
export async function takeDeliveries(
  given: GivenFiles,
  what: DeliveryChange,
  files: readonly string[],
): Promise<boolean> {
  return change({ given }, what, files);
}

async function change(
  next: Partial<Pick<DeliveryStep, 'given' | 'asOf' | 'communeTier'>>,
  what: DeliveryChange,
  files: readonly string[],
): Promise<boolean> {
  const { profileUrl, given, asOf, communeTier } = useApp.getState();
  const used = await loadAndKeep({ profileUrl, given, asOf, communeTier, ...next });
  if (used) rememberStep({ what, files, profileUrl, given, asOf, communeTier });
  return used;
}

/** The list, and the date it is shown at, as they were before the last change. */
export async function undoDeliveries(): Promise<void> {
  const step = lastStep();
  if (step) await loadAndKeep(step);
}

/** Switches a delivery off, which is kept and not used then, or on again. */
export async function toggleDelivery({ id, file, on }: GivenDelivery): Promise<void> {
  await change({ given: switchDelivery(useApp.getState().given, id, on ? 'off' : 'on') }, on ? 'off' : 'on', [file]);
}

/** Takes a delivery out of the list. */
export async function dropDelivery({ id, file }: GivenDelivery): Promise<void> {
  await change({ given: removeDelivery(useApp.getState().given, id) }, 'removed', [file]);
}

/** Shows the province as it was at a day. @param asOf ISO date; null: with all deliveries. */
export async function showAsOf(asOf: string | null): Promise<void> {
  if (asOf !== useApp.getState().asOf) await change({ asOf }, 'as-of', []);
}

/** Shows the villages by the communes of a tier. @param tier Null: by those that their files name. */
export async function showCommunes(tier: CommuneTier | null): Promise<void> {
  if (tier !== useApp.getState().communeTier) await change({ communeTier: tier }, 'communes', []);
}

/** Back to the files of the province; one's own come back by undo. */
export async function leaveDeliveries(): Promise<void> {
  const { profileUrl, given, asOf, communeTier } = useApp.getState();
  rememberStep({ what: 'left', files: given.map(({ file }) => file), profileUrl, given, asOf, communeTier });
  await leaveOwnFiles();
}

/** The file as it came. */
export async function saveAsItCame({ file, content }: GivenDelivery): Promise<void> {
  const bytes = typeof content === 'string' ? content : new Uint8Array(await content.arrayBuffer());
  saveFile(file, bytes, 'application/octet-stream');
}

/** All fibre in use by the Open Fibre Data Standard. */
export function saveFibreStandard(): void {
  const { province } = useApp.getState();
  const text = province && provinceFibreStandard(province.profile, province);
  if (text) saveFile(`${province.profile.id}-ofds.json`, text, 'application/json');
}

/** The rows as they are read, in the words of the model. @returns Whether there were any. */
export async function saveAsRead(delivery: GivenDelivery): Promise<boolean> {
  const profile = useApp.getState().province?.profile;
  const file = mappedFile(delivery);
  if (!profile || file === null) return false;
  const read = await importClient().ask('read', { file, profile });
  if (!read.ok) return false;
  saveFile(`${delivery.file.replace(/\.[^.]*$/, '')}.geojson`, geojsonOf(read.value), GEOJSON_TYPE);
  return true;
}

function geojsonOf(rows: ModelRows): string {
  switch (rows.kind) {
    case 'villages':
      return villagesGeojson(rows.villages, (index) => rows.villages[index]?.geometry ?? []);
    case 'stations':
      return stationsGeojson(rows.stations);
    case 'structures':
      return structuresGeojson(rows.structures);
    case 'measurements':
      return measurementsGeojson(rows.measurements);
    case 'fibre':
      return fibreGeojson(rows.fibre);
  }
}
