import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAYER_SWITCHES } from '../../src/map/view.ts';
import { READINGS } from '../../src/model/profile.ts';
import { writeLink } from '../../src/state/link-text.ts';
import { AREA_CLASSES, type Change, NUMBER_SPECS, RADIUS_SPEC } from '../../src/state/parameter-specs.ts';
import { type Link, readLink } from '../../src/state/permalink.ts';
import { AUDIENCES, usuallyShown } from '../../src/state/store.ts';
import { FILTER_CHOICES } from '../../src/state/village-filter.ts';
import { WORKBENCH_TABS } from '../../src/state/workbench.ts';

const plain: Link = readLink('');

/** Any name a province may use, with blanks, colons, accents and ampersands. */
const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((text) => !/\p{Surrogate}/u.test(text));
const technology = fc.stringMatching(/^[A-Za-z0-9 +&=é-]{1,12}$/);
const decimals = (min: number, max: number, digits: number): fc.Arbitrary<number> =>
  fc
    .double({ min, max, noNaN: true })
    .map((value) => Number(value.toFixed(digits)))
    .filter((value) => value >= min && value <= max && !Object.is(value, -0));

const set = fc.oneof(
  fc.constantFrom({ kind: 'any' as const }, { kind: 'broadband' as const }),
  fc.record({ kind: fc.constant('operators' as const), atLeast: fc.constantFrom(2 as const, 3 as const, 4 as const) }),
  fc.record({ kind: fc.constant('operator' as const), operator: name }),
  fc.record({ kind: fc.constant('technology' as const), technology: name }),
  fc.record({ kind: fc.constant('cell' as const), operator: name, technology: name }),
);

const numberChange = fc
  .constantFrom(...NUMBER_SPECS)
  .chain(({ key, min, max }) => decimals(min, max, 4).map((value): Change => ({ key, value })));
const radiusChange = fc
  .record({ technology, area: fc.constantFrom(...AREA_CLASSES), value: decimals(RADIUS_SPEC.min, RADIUS_SPEC.max, 0) })
  .map((change): Change => ({ key: 'radiusM', ...change }));
const otherChange = fc.oneof(
  fc.boolean().map((value): Change => ({ key: 'includePlanned', value })),
  fc.constantFrom(...READINGS).map((value): Change => ({ key: 'reading', value })),
  name.map((value): Change => ({ key: 'ruleId', value })),
);
const what = (change: Change): string =>
  change.key === 'radiusM' ? `radiusM ${change.technology} ${change.area}` : change.key;

const link: fc.Arbitrary<Link> = fc.record({
  baseChoice: fc.option(name),
  profile: fc.constantFrom(null, 'data/hai-duong/profile.json', 'p.json'),
  audience: fc.constantFrom(...AUDIENCES),
  language: fc.constantFrom('vi' as const, 'en' as const),
  theme: fc.constantFrom(null, 'light' as const, 'dark' as const),
  camera: fc.option(
    fc.record({
      centre: fc.tuple(decimals(-180, 180, 5), decimals(-85, 85, 5)),
      zoom: decimals(0, 24, 2),
    }),
  ),
  colourBy: fc.option(
    fc.oneof(
      fc.constantFrom({ kind: 'resilience' as const }, { kind: 'fibre' as const }, { kind: 'verdict' as const }),
      set.map((one) => ({ kind: 'coverage' as const, set: one })),
    ),
  ),
  opacity: fc.record({ baseMap: fc.constantFrom(0, 0.25, 1), relief: fc.constantFrom(0.5, 1) }),
  shown: fc.subarray([...LAYER_SWITCHES]).map((on) => ({
    ...usuallyShown('public'),
    ...Object.fromEntries(LAYER_SWITCHES.map((l) => [l, on.includes(l)])),
  })),
  selection: fc.option(
    fc.oneof(
      name.map((code) => ({ kind: 'village' as const, code })),
      name.map((id) => ({ kind: 'position' as const, id })),
    ),
  ),
  point: fc.option(fc.tuple(decimals(-180, 180, 5), decimals(-85, 85, 5))),
  unit: fc.record({ district: fc.option(name), commune: fc.option(name) }),
  filter: fc.record({
    verdict: fc.constantFrom(...FILTER_CHOICES.verdict),
    reported: fc.constantFrom(...FILTER_CHOICES.reported),
    operators: fc.constantFrom(...FILTER_CHOICES.operators),
    hanging: fc.boolean(),
    fibre: fc.constantFrom(...FILTER_CHOICES.fibre),
  }),
  embedded: fc.boolean(),
  reporting: fc.boolean(),
  tool: fc.constantFrom(...WORKBENCH_TABS),
  work: fc.option(fc.stringMatching(/^[A-Za-z0-9_-]{1,200}$/)),
  changes: fc.uniqueArray(fc.oneof(numberChange, radiusChange, otherChange), { selector: what }),
});

const sorted = (one: Link): Link => ({
  ...one,
  changes: [...one.changes].sort((a, b) => (what(a) < what(b) ? -1 : 1)),
});

describe('a link', () => {
  it('brings every view back as it was', () => {
    fc.assert(
      fc.property(link, (view) => {
        expect(sorted(readLink(writeLink(view)))).toEqual(sorted(view));
      }),
    );
  });

  it('is empty for the view that everyone sees first', () => {
    expect(writeLink(plain)).toBe('');
  });

  it('names only what was changed', () => {
    const view: Link = { ...plain, changes: [{ key: 'radiusM', technology: '4G', area: 'other', value: 2000 }] };
    expect(writeLink(view)).toBe('radiusM.4G.other=2000');
  });

  it('never breaks, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (query) => {
        expect(() => readLink(query)).not.toThrow();
      }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('at', 'colour', 'on', 'coveredShare', 'profile', 'village'),
        fc.string(),
        (key, text) => {
          expect(() => readLink(new URLSearchParams({ [key]: text }).toString())).not.toThrow();
        },
      ),
    );
  });

  it.each([
    'view=admin',
    'lang=fr',
    'theme=pink',
    'at=105.9,20.2',
    'at=1e3,20,9',
    'at=105.9,99,9',
    'colour=operators:7',
    'colour=cell:Viettel',
    'colour=operator:%25E0%25A4%25A',
    'coveredShare=7',
    'coveredShare=0.5px',
    'coveredShare=NaN',
    'radiusM.4G.moon=900',
    'radiusM.4G.other=-5',
    'includePlanned=true',
    'on=everything',
  ])('ignores %s', (query) => {
    expect(readLink(query)).toEqual(plain);
  });

  it.each([
    'https://elsewhere.example/profile.json',
    '//elsewhere.example/profile.json',
    '../../secret.json',
    'data/../../secret.json',
    '/etc/profile.json',
    'data\\x\\profile.json',
    'javascript:alert(1).json',
    'data/x/profile.html',
  ])('opens no province from %s', (profile) => {
    expect(readLink(new URLSearchParams({ profile }).toString()).profile).toBeNull();
  });

  it('opens a province beside the app by its name', () => {
    expect(readLink('province=hai-duong').profile).toBe('data/hai-duong/profile.json');
    expect(readLink('province=../x').profile).toBeNull();
  });
});
