import { mergedLogs } from '../../model/agreement.ts';
import type { GivenDelivery } from '../../model/delivery.ts';
import { mergedFigures } from '../../model/indicator-figure.ts';
import type { CommuneTier, Profile } from '../../model/profile.ts';
import type { ProjectChange } from '../../model/project.ts';
import type { ProjectThing } from '../../model/project-thing.ts';
import { NO_RECORDS, type Records } from '../../model/records.ts';
import type { Scenario } from '../../model/scenario.ts';
import type { Difference, Parts, StoredPart } from './merge-parts.ts';

/** All that a person has made of a province, with its files. */
export interface Work {
  readonly profile: Profile;
  readonly deliveries: readonly HashedDelivery[];
  readonly asOf: string | null;
  readonly communeTier: CommuneTier | null;
  readonly changes: readonly ProjectChange[];
  readonly scenarios: readonly Scenario[];
  readonly records: Records;
}

/** A delivery, and the SHA-256 of its file. */
export interface HashedDelivery {
  readonly given: GivenDelivery;
  readonly sha256: string;
}

/** What a part is, and the thing itself. */
export type PartValue = ProjectThing<HashedDelivery>;

/** One of the things that a project is made of. */
export type ProjectPart = StoredPart & PartValue;

/** The parts of a person's work; keys name the thing, whatever was made of it. */
export function partsOf(work: Work): Parts<ProjectPart> {
  const parts = new Map<string, ProjectPart>();
  const add = (name: string, part: PartValue, text: unknown = part.value): void => {
    parts.set(name === '' ? part.kind : `${part.kind}/${name}`, { ...part, text: canonical(text) });
  };
  add('', { kind: 'profile', value: work.profile }, { ...work.profile, data: {} });
  for (const value of work.deliveries) {
    const { content: _, ...told } = value.given;
    add(value.given.id, { kind: 'delivery', value }, { ...told, sha256: value.sha256 });
  }
  for (const value of work.changes) {
    const { value: _, ...name } = value;
    add(canonical(name), { kind: 'assumption', value });
  }
  if (work.asOf !== null) add('', { kind: 'asOf', value: work.asOf });
  if (work.communeTier !== null) add('', { kind: 'communeTier', value: work.communeTier });
  for (const value of work.scenarios) add(value.id, { kind: 'scenario', value });
  for (const value of work.records.pins) add(JSON.stringify([value.station, value.host]), { kind: 'pin', value });
  for (const value of work.records.moveLog) add(value.id, { kind: 'move', value });
  for (const value of work.records.figures) add(value.id, { kind: 'figure', value });
  return parts;
}

/** Parts back into a person's work. @param profile Where no part is one. */
export function workOf(parts: Iterable<ProjectPart>, profile: Profile): Work {
  let work: Work = {
    profile,
    deliveries: [],
    asOf: null,
    communeTier: null,
    changes: [],
    scenarios: [],
    records: NO_RECORDS,
  };
  for (const part of parts) work = withPart(work, part);
  return work;
}

function withPart(work: Work, part: ProjectPart): Work {
  const { records } = work;
  switch (part.kind) {
    case 'profile':
      return { ...work, profile: part.value };
    case 'delivery':
      return { ...work, deliveries: [...work.deliveries, part.value] };
    case 'assumption':
      return { ...work, changes: [...work.changes, part.value] };
    case 'asOf':
      return { ...work, asOf: part.value };
    case 'communeTier':
      return { ...work, communeTier: part.value };
    case 'scenario':
      return { ...work, scenarios: [...work.scenarios, part.value] };
    case 'pin':
      return { ...work, records: { ...records, pins: [...records.pins, part.value] } };
    case 'move':
      return { ...work, records: { ...records, moveLog: mergedLogs(records.moveLog, [part.value]) } };
    case 'figure':
      return { ...work, records: { ...records, figures: mergedFigures(records.figures, [part.value]) } };
  }
}

/** Names for what is kept twice. */
export interface CopyNames {
  readonly scenarioId: () => string;
  readonly scenarioName: (name: string) => string;
}

/**
 * Both states in one: what only one has, and of what differs mine, with theirs beside it where there can
 * be two: a scenario, or another file under the same number. There is one profile, one value of an
 * assumption and one pin of a move.
 */
export function bothOf(mine: Work, theirs: Work, names: CopyNames): Work {
  const [here, there] = [partsOf(mine), partsOf(theirs)];
  const brought = [...there].flatMap(([key, part]): ProjectPart[] => {
    const own = here.get(key);
    if (own === undefined) return [part];
    return own.text === part.text || part.kind !== 'scenario' ? [] : [copyOf(part, names)];
  });
  const joined = workOf([...here.values(), ...brought.filter(({ kind }) => kind !== 'delivery')], mine.profile);
  return { ...joined, deliveries: joinedDeliveries(mine.deliveries, theirs.deliveries) };
}

function copyOf(part: ProjectPart & { readonly kind: 'scenario' }, names: CopyNames): ProjectPart {
  const value = { ...part.value, id: names.scenarioId(), name: names.scenarioName(part.value.name) };
  return { ...part, value };
}

/** Theirs get a number of their own where mine have another file under it; what they replace follows. */
function joinedDeliveries(mine: readonly HashedDelivery[], theirs: readonly HashedDelivery[]): HashedDelivery[] {
  const files = new Map(mine.map(({ given, sha256 }) => [given.id, sha256]));
  const taken = new Set([...mine, ...theirs].map(({ given }) => given.id));
  const renamed = new Map<string, string>();
  const added = theirs.filter(({ given, sha256 }) => files.get(given.id) !== sha256);
  for (const { given } of added) {
    if (!files.has(given.id)) continue;
    let number = taken.size + 1;
    while (taken.has(`d${number}`)) number++;
    taken.add(`d${number}`);
    renamed.set(given.id, `d${number}`);
  }
  const nameOf = (id: string): string => renamed.get(id) ?? id;
  const moved = added.map(({ given, sha256 }) => {
    return { sha256, given: { ...given, id: nameOf(given.id), replaces: given.replaces.map(nameOf) } };
  });
  return [...mine, ...moved];
}

/** Whether taking the other state would put anything of this one aside. */
export function setsMineAside(differences: readonly Difference<ProjectPart>[]): boolean {
  return differences.some(({ mine }) => mine !== null);
}

/** JSON with the members of objects in the order of their names. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
