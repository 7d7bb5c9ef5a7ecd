import { type GivenFiles, useApp } from '../state/store.ts';
import { loadProvince } from './load-province.ts';

/** Computes with a person's own files in the roles they chose; none: back to the profile's files. */
export function openFiles(files: Partial<Record<keyof GivenFiles, File>>): Promise<void> {
  const given: GivenFiles = {};
  for (const role of ['villages', 'stations', 'fibre', 'structures'] as const) {
    const file = files[role];
    if (file) given[role] = { name: file.name, content: file };
  }
  return loadProvince(useApp.getState().profileUrl, given);
}
