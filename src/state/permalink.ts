import type { ColourBy } from '../map/colour-by.ts';
import type { Theme } from '../map/view.ts';
import { LAYER_SWITCHES, type LayerSwitch, type MapCamera, OPAQUE, type Opacity } from '../map/view.ts';
import type { LonLat } from '../model/geometry.ts';
import { WEIGHTS } from '../model/people.ts';
import { type LocalText, READINGS } from '../model/profile.ts';
import { RADIO_MODELS } from '../model/radio.ts';
import type { CoverageSet } from '../model/results.ts';
import { AREA_CLASSES, type Change, NUMBER_SPECS, RADIUS_SPEC } from './parameter-specs.ts';
import { AUDIENCES, type Audience, type LinkedSelection, usuallyShown } from './store.ts';
import { FILTER_CHOICES, type UnitChoice, type VillageFilter } from './village-filter.ts';
import { WORKBENCH_AT_FIRST, WORKBENCH_TABS, type WorkbenchTab } from './workbench.ts';

/**
 * The view as a URL query; `link-text.ts` writes it. What is as usual is left out, so that a plain
 * address stays plain. A value that is broken or hostile is ignored, never repaired: the
 * rest of the link still holds. Names that only a profile knows (operators, villages,
 * rules) are checked later, where they are used.
 */

export interface Link {
  /** Another province's profile, relative to the app; null: the usual one. */
  readonly profile: string | null;
  readonly audience: Audience;
  readonly language: keyof LocalText;
  readonly theme: Theme | null;
  readonly camera: MapCamera | null;
  readonly colourBy: ColourBy | null;
  readonly shown: Readonly<Record<LayerSwitch, boolean>>;
  readonly opacity: Opacity;
  /** Of a base map; what names none is ignored. */
  readonly baseChoice: string | null;
  readonly selection: LinkedSelection | null;
  /** The place that the answer is about; one found by the device is in no link. */
  readonly point: LonLat | null;
  readonly changes: readonly Change[];
  readonly unit: UnitChoice;
  readonly filter: VillageFilter;
  readonly embedded: boolean;
  readonly reporting: boolean;
  /** Open in the planner's workbench. */
  readonly tool: WorkbenchTab;
  /** What a planner works on, compressed (`commands/link-work.ts`). */
  readonly work: string | null;
}

const LONGEST_NAME = 120;
const SIMPLE_MODES = [
  'operator-count',
  'resilience',
  'fibre',
  'verdict',
  'mobile-contradiction',
  'ftth-contradiction',
] as const;

/** @param search The query, with or without `?`. */
export function readLink(search: string): Link {
  const query = new URLSearchParams(search);
  const on = (query.get('on') ?? '').split(',');
  const off = (query.get('off') ?? '').split(',');
  const audience = oneOf(AUDIENCES, query.get('view')) ?? 'public';
  const shown = { ...usuallyShown(audience) };
  for (const layer of LAYER_SWITCHES) {
    if (on.includes(layer)) shown[layer] = true;
    if (off.includes(layer)) shown[layer] = false;
  }
  const village = nameOf(query.get('village'));
  const position = nameOf(query.get('position'));
  return {
    profile: readProfile(query),
    audience,
    language: oneOf(['vi', 'en'] as const, query.get('lang')) ?? 'vi',
    theme: oneOf(['light', 'dark'] as const, query.get('theme')),
    camera: readCamera(query.get('at')),
    colourBy: readColour(query.get('colour')),
    shown,
    opacity: readOpacity(query.get('opacity')),
    baseChoice: nameOf(query.get('base')),
    selection: village ? { kind: 'village', code: village } : position ? { kind: 'position', id: position } : null,
    point: readPoint(query.get('point')),
    changes: readChanges(query),
    unit: { district: nameOf(query.get('district')), commune: nameOf(query.get('commune')) },
    filter: readFilter(query),
    embedded: query.get('embed') === '1',
    reporting: query.get('report') === '1',
    tool: oneOf(WORKBENCH_TABS, query.get('tool')) ?? WORKBENCH_AT_FIRST.tab,
    work: readWork(query.get('work')),
  };
}

/** Longer addresses are cut by mail programs and servers. */
export const MOST_LINK_CHARACTERS = 8000;

/** Base64 for addresses; what it holds is read later. */
function readWork(text: string | null): string | null {
  return text !== null && text.length <= MOST_LINK_CHARACTERS && /^[A-Za-z0-9_-]+$/.test(text) ? text : null;
}

/** Parts of a filter that are one of several choices. */
export const FILTER_PARTS = ['verdict', 'reported', 'operators', 'fibre'] as const;

function readFilter(query: URLSearchParams): VillageFilter {
  const { verdict, reported, operators, fibre } = FILTER_CHOICES;
  return {
    verdict: oneOf(verdict, query.get('filter.verdict')) ?? 'all',
    reported: oneOf(reported, query.get('filter.reported')) ?? 'all',
    operators: oneOf(operators, query.get('filter.operators')) ?? 'all',
    hanging: query.get('filter.hanging') === 'yes',
    fibre: oneOf(fibre, query.get('filter.fibre')) ?? 'all',
  };
}

/** `?profile=data/x/profile.json` or `?province=x`: only files beside the app, never another host. */
function readProfile(query: URLSearchParams): string | null {
  const province = query.get('province');
  const path = query.get('profile') ?? (province === null ? null : `data/${province}/profile.json`);
  if (path === null || path.length > LONGEST_NAME) return null;
  const plain = /^[A-Za-z0-9_][A-Za-z0-9_.-]*(?:\/[A-Za-z0-9_][A-Za-z0-9_.-]*)*\.json$/.test(path);
  return plain && !path.includes('..') ? path : null;
}

function readCamera(text: string | null): MapCamera | null {
  const parts = (text ?? '').split(',');
  if (parts.length !== 3) return null;
  const [lon, lat, zoom] = parts.map(decimal);
  if (lon === undefined || lat === undefined || zoom === undefined) return null;
  const good = Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 24;
  return good ? { centre: [lon, lat], zoom } : null;
}

function readOpacity(text: string | null): Opacity {
  const [baseMap = 2, relief = 2] = (text ?? '').split(',').map((part) => decimal(part) ?? 2);
  return Math.min(baseMap, relief) >= 0 && Math.max(baseMap, relief) <= 1 ? { baseMap, relief } : OPAQUE;
}

function readPoint(text: string | null): LonLat | null {
  return text === null ? null : (readCamera(`${text},0`)?.centre ?? null);
}

function readColour(text: string | null): ColourBy | null {
  const simple = oneOf(SIMPLE_MODES, text);
  if (simple) return { kind: simple };
  const [kind, ...rest] = (text ?? '').split(':');
  const [first, second] = rest.map(decoded);
  const set = ((): CoverageSet | null => {
    if (kind === 'any' && rest.length === 0) return { kind: 'any' };
    if (kind === 'broadband' && rest.length === 0) return { kind: 'broadband' };
    if (kind === 'operators' && rest.length === 1) {
      const atLeast = ([2, 3, 4] as const).find((k) => String(k) === first);
      return atLeast ? { kind: 'operators', atLeast } : null;
    }
    if (kind === 'operator' && rest.length === 1 && first) return { kind: 'operator', operator: first };
    if (kind === 'technology' && rest.length === 1 && first) return { kind: 'technology', technology: first };
    if (kind === 'cell' && rest.length === 2 && first && second)
      return { kind: 'cell', operator: first, technology: second };
    return null;
  })();
  return set && { kind: 'coverage', set };
}

function readChanges(query: URLSearchParams): readonly Change[] {
  const changes: Change[] = [];
  for (const { key, min, max } of NUMBER_SPECS) {
    const value = decimal(query.get(key));
    if (value !== undefined && value >= min && value <= max) changes.push({ key, value });
  }
  for (const [name, text] of query) {
    const match = /^radiusM\.([^.]{1,60})\.(urban|other)$/.exec(name);
    const area = AREA_CLASSES.find((one) => one === match?.[2]);
    const technology = match?.[1] && decoded(match[1]);
    const value = decimal(text);
    if (!technology || !area || value === undefined || value < RADIUS_SPEC.min || value > RADIUS_SPEC.max) continue;
    if (changes.some((one) => one.key === 'radiusM' && one.technology === technology && one.area === area)) continue;
    changes.push({ key: 'radiusM', technology, area, value });
  }
  const planned = oneOf(['yes', 'no'] as const, query.get('includePlanned'));
  if (planned) changes.push({ key: 'includePlanned', value: planned === 'yes' });
  const reading = oneOf(READINGS, query.get('reading'));
  if (reading) changes.push({ key: 'reading', value: reading });
  const periodId = nameOf(query.get('periodId'));
  if (periodId) changes.push({ key: 'periodId', value: periodId });
  const ruleId = nameOf(query.get('ruleId'));
  if (ruleId) changes.push({ key: 'ruleId', value: ruleId });
  const radioModel = oneOf(RADIO_MODELS, query.get('radioModel'));
  if (radioModel) changes.push({ key: 'radioModel', value: radioModel });
  const weight = oneOf(WEIGHTS, query.get('weight'));
  if (weight) changes.push({ key: 'weight', value: weight });
  return changes;
}

function oneOf<T extends string>(known: readonly T[], text: string | null): T | null {
  return known.find((one) => one === text) ?? null;
}

/** A plain decimal number and nothing else: no `1e9`, no `0x10`, no blanks. */
function decimal(text: string | null): number | undefined {
  return text !== null && /^-?\d{1,6}(?:\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
}

function nameOf(text: string | null): string | null {
  return text && text.length <= LONGEST_NAME ? text : null;
}

/** The text an id was encoded from; undefined for what no id encodes to. */
function decoded(text: string): string | undefined {
  try {
    const name = decodeURIComponent(text);
    return name.length > 0 && name.length <= LONGEST_NAME ? name : undefined;
  } catch {
    return undefined;
  }
}
