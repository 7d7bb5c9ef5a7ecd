import { readObjections } from '../ingest/objections.ts';
import {
  joinObjections,
  OBJECTIONS_FORMAT,
  OBJECTIONS_VERSION,
  type Objection,
  type ObjectionState,
  type ReceivedObjections,
} from '../model/objection.ts';
import { isoToday } from '../model/today.ts';
import { useApp } from '../state/store.ts';
import { saveFile } from './save-file.ts';

/** Reports of people, as the department keeps them: in this browser, and in files that it saves. */

/** What came of opening files of reports. */
export interface ObjectionsOpened {
  readonly read: number;
  /** Reports that are not whole. */
  readonly broken: number;
  /** Files that hold no reports. */
  readonly others: readonly string[];
}

/** Opens files of reports beside those that are there. */
export async function openObjections(files: readonly File[]): Promise<ObjectionsOpened> {
  let [read, broken] = [0, 0];
  const others: string[] = [];
  for (const file of files) {
    const found = readObjections(await file.text());
    if (found === null) {
      others.push(file.name);
      continue;
    }
    read += found.objections.length;
    broken += found.broken;
    keep(joinObjections(useApp.getState().objections, found.objections));
  }
  return { read, broken, others };
}

/** Says how far the department is with a report. */
export function setObjectionState(number: string, state: ObjectionState): void {
  keep(useApp.getState().objections.map((one) => (one.number === number ? { ...one, state } : one)));
}

/** Saves reports as one file, to keep, to pass on, or to be counted in what is published. */
export function saveObjections(objections: readonly Objection[], name: string): void {
  saveFile(name, objectionsText(objections), 'application/json');
}

/** The text of a file of reports. */
export function objectionsText(objections: readonly Objection[]): string {
  const head = { format: OBJECTIONS_FORMAT, version: OBJECTIONS_VERSION, savedOn: isoToday() };
  return `${JSON.stringify({ ...head, objections }, null, 2)}\n`;
}

/** What the department has today; null: no report is there. */
export function receivedObjections(): ReceivedObjections | null {
  reopenObjections();
  const { objections } = useApp.getState();
  return objections.length === 0 ? null : { objections, savedOn: isoToday() };
}

/** Brings back what this browser has kept of the province's reports. */
export function reopenObjections(): void {
  try {
    const kept = readObjections(localStorage.getItem(place()) ?? '');
    if (kept) useApp.setState({ objections: joinObjections(kept.objections, useApp.getState().objections) });
  } catch (reason) {
    console.warn('reports could not be read back:', reason);
  }
}

function keep(objections: readonly Objection[]): void {
  useApp.setState({ objections });
  try {
    localStorage.setItem(place(), objectionsText(objections));
  } catch (reason) {
    console.warn('reports could not be kept:', reason);
  }
}

function place(): string {
  return `song-chung.objections.${useApp.getState().province?.profile.id ?? ''}`;
}
