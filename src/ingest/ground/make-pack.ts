import type { Bounds } from '../../model/geometry.ts';
import type { CoverClass, Ground, GroundIssue, HeightsOf } from '../../model/ground.ts';
import type { PeopleGrid } from '../../model/people.ts';
import { writeGroundPack } from '../ground-pack.ts';
import { buildGround } from './build-ground.ts';
import { readPeople } from './people-raster.ts';
import type { NamedBlob } from './raster.ts';

/** Files of heights, land cover and people as one ground pack: by the command and on the page alike. */

export interface PackInputs {
  readonly elevation: readonly NamedBlob[];
  readonly landCover: readonly NamedBlob[];
  readonly clutterHeights: readonly NamedBlob[];
  readonly population: readonly NamedBlob[];
  /** Takes the place of heights where no file has any: land cover or people are added to a ground that is there. */
  readonly base?: Ground | null;
  readonly classes: readonly CoverClass[];
  readonly bounds: Bounds;
  readonly reachM: number;
  /** Between points, seconds of arc. */
  readonly stepSec: number;
  /** What the heights are of; null: by the names of the files. */
  readonly heights: HeightsOf | null;
  /** Told after each file. */
  readonly onFile?: (done: number, total: number) => Promise<void> | void;
}

export type MadePack =
  | {
      readonly ok: true;
      readonly pack: Uint8Array<ArrayBuffer>;
      readonly ground: Omit<Ground, 'sha256'>;
      readonly issues: readonly GroundIssue[];
    }
  | { readonly ok: false; readonly issues: readonly GroundIssue[] };

export async function makePack(inputs: PackInputs): Promise<MadePack> {
  const { elevation, landCover, clutterHeights, population, bounds, onFile = () => undefined } = inputs;
  const total = elevation.length + landCover.length + clutterHeights.length + population.length + 1;
  let done = 0;
  const next = async (): Promise<void> => onFile(++done, total);
  const built = await buildGround({ ...inputs, onFile: next });
  if (!built.ok) return built;
  const people = population.length === 0 ? null : await readPeople(population, bounds, next);
  const issues = [...built.issues, ...(people?.issues ?? [])];
  if (people?.ok === false) return { ok: false, issues };
  const ground = people === null ? built.ground : withPeople(built.ground, people.grid, people.files);
  const pack = writeGroundPack(ground);
  await next();
  return { ok: true, pack, ground, issues };
}

function withPeople(ground: Omit<Ground, 'sha256'>, people: PeopleGrid, files: readonly string[]) {
  const sources = [...ground.sources, ...files.map((name) => ({ name, date: '', licence: '' }))];
  return { ...ground, sources, people };
}
