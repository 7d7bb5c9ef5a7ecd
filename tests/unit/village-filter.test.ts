import { describe, expect, it } from 'vitest';
import { needAttention } from '../../src/analysis/attention.ts';
import { compareDates } from '../../src/analysis/compare-dates.ts';
import { columnOf, coverageLayout } from '../../src/analysis/layout.ts';
import { unitFigures, unitsOf } from '../../src/analysis/units.ts';
import { villageSheet } from '../../src/export/village-sheets.ts';
import { formatFor } from '../../src/i18n/format.ts';
import { sayIn } from '../../src/i18n/translate.ts';
import { DISTRICT_WORDS } from '../../src/i18n/words/district.ts';
import { readEarlierVerdicts } from '../../src/ingest/earlier-verdicts.ts';
import type { Analysis, Contradiction, CoverageSet, Verdict } from '../../src/model/results.ts';
import type { TableSheet } from '../../src/model/sheet.ts';
import { NO_FILTER, passing, villagesOfUnit } from '../../src/state/village-filter.ts';
import { attentionSentence } from '../../src/ui/district/attention-words.ts';
import { anAnalysis } from '../support/answers.ts';
import { PROFILE, villageAt } from '../support/province.ts';

const layout = coverageLayout(PROFILE);

interface Given {
  readonly share: number;
  readonly resilience?: number;
  readonly fibre?: number;
  readonly mobile?: Contradiction;
  readonly people?: number | null;
  readonly commune?: string;
}

/** Villages with these figures, and the analysis that says so. */
function scene(...given: readonly Given[]) {
  const shares = new Float64Array(given.length * layout.columns);
  given.forEach(({ share }, v) => {
    for (const set of [{ kind: 'broadband' }, { kind: 'operator', operator: 'Viettel' }] as const)
      shares[v * layout.columns + columnOf(layout, set)] = share;
  });
  const verdict = (share: number): Verdict => (share >= 0.5 ? 'covered' : share < 0.01 ? 'uncovered' : 'partial');
  const base = anAnalysis();
  const analysis: Analysis = {
    ...base,
    coverage: {
      ...base.coverage,
      layout,
      villageCount: given.length,
      shares,
      resilience: Uint8Array.from(given, ({ resilience }) => resilience ?? 3),
    },
    fibreShare: Float64Array.from(given, ({ fibre }) => fibre ?? 1),
    verdicts: given.map(({ share }) => verdict(share)),
    mobileContradictions: given.map(({ mobile }) => mobile ?? 'none'),
    ftthContradictions: given.map(() => 'none'),
  };
  const villages = given.map(({ people = 100, commune = 'A' }, v) =>
    villageAt(v, 0, { code: `V${v}`, population: people, communeCode: commune, commune: `Xã ${commune}` }),
  );
  return { villages, analysis, all: villages.map((_, v) => v) };
}

describe('a filter of villages', () => {
  const { villages, analysis, all } = scene(
    { share: 1 },
    { share: 0.7, resilience: 1, commune: 'B' },
    { share: 0.2, mobile: 'reported-only', fibre: 0.1 },
    { share: 0, mobile: 'grave', commune: 'B' },
  );

  it('passes all where nothing is asked, and none is lost between a part and its opposite', () => {
    expect(passing(all, analysis, NO_FILTER)).toEqual(all);
    expect(passing(all, analysis, { ...NO_FILTER, verdict: 'lacking' })).toEqual([2, 3]);
    expect(passing(all, analysis, { ...NO_FILTER, verdict: 'covered' })).toEqual([0, 1]);
    expect(passing(all, analysis, { ...NO_FILTER, reported: 'differs' })).toEqual([2, 3]);
    expect(passing(all, analysis, { ...NO_FILTER, reported: 'agrees' })).toEqual([0, 1]);
    expect(passing(all, analysis, { ...NO_FILTER, fibre: 'no' })).toEqual([2]);
    expect(passing(all, analysis, { ...NO_FILTER, hanging: true })).toEqual([1]);
    expect(passing(all, analysis, { ...NO_FILTER, operators: '1' })).toEqual([0, 1]);
  });

  it('narrows within a unit', () => {
    const members = villagesOfUnit(villages, { district: null, commune: 'B' });
    expect(members).toEqual([1, 3]);
    expect(passing(members, analysis, { ...NO_FILTER, verdict: 'lacking' })).toEqual([3]);
  });
});

describe('villages that need attention', () => {
  it('come gravest first, the more people first among equals, each with every reason', () => {
    const { villages, analysis, all } = scene(
      { share: 1 },
      { share: 0.7, resilience: 1 },
      { share: 0, people: 50 },
      { share: 0, people: 900, fibre: 0 },
      { share: 0, mobile: 'grave', people: null },
    );
    expect(needAttention(villages, analysis, all)).toEqual([
      { village: 4, reasons: ['grave'] },
      { village: 3, reasons: ['uncovered', 'no-fibre'] },
      { village: 2, reasons: ['uncovered'] },
      { village: 1, reasons: ['hanging'] },
    ]);
  });

  it('are those that a technology which ends covers alone, wholly or beside broadband in a part', () => {
    const { villages, analysis, all } = scene({ share: 0 }, { share: 0.2 }, { share: 1 }, { share: 0 });
    const { shares } = analysis.coverage;
    const put = (v: number, set: CoverageSet, share: number): void => {
      shares[v * layout.columns + columnOf(layout, set)] = share;
    };
    for (const v of [0, 1, 2]) put(v, { kind: 'cell', operator: 'Viettel', technology: '2G' }, 1);
    put(1, { kind: 'technology', technology: '4G' }, 0.2);
    put(2, { kind: 'technology', technology: '4G' }, 1);
    put(2, { kind: 'cell', operator: 'VinaPhone', technology: '4G' }, 1);
    const technologies = PROFILE.technologies.map((one) => (one.id === '2G' ? { ...one, endDate: '2026-09-15' } : one));
    expect(needAttention(villages, analysis, all, { technologies })).toEqual([
      { village: 0, reasons: ['uncovered', 'ending'] },
      { village: 3, reasons: ['uncovered'] },
      { village: 1, reasons: ['partial', 'ending-part'] },
    ]);
    const about = { language: 'vi', sources: [], remarks: [], technologies } as const;
    const column = (sheet: TableSheet): unknown[] => {
      const at = sheet.columns.findIndex(({ header }) => header === 'Chỉ dựa công nghệ sắp hoặc đã ngừng');
      return at < 0 ? [] : sheet.rows.map((row) => row[at]);
    };
    expect(column(villageSheet(villages, analysis, all, null, about))).toEqual([
      '2G',
      '2G, ngoài chỗ có băng rộng',
      null,
      null,
    ]);
    expect(column(villageSheet(villages, analysis, all, null, { ...about, technologies: [] }))).toEqual([]);
    const parts = {
      t: sayIn(DISTRICT_WORDS, 'vi'),
      language: 'vi',
      f: formatFor('vi'),
      technologies,
      today: '2026-09-15',
    } as const;
    expect(attentionSentence(['uncovered', 'ending'], analysis, 0, { ...parts, kind: 'bản' })).toBe(
      'Chưa có băng rộng di động; chỉ có sóng 2G, phát đến hết 15/09/2026.',
    );
    expect(attentionSentence(['ending'], analysis, 0, { ...parts, kind: 'bản', today: '2026-09-16' })).toBe(
      'Chỉ có sóng 2G, đã ngừng phát sau 15/09/2026.',
    );
    expect(attentionSentence(['people-apart'], analysis, 0, { ...parts, kind: 'bản' })).toMatch(/^Số dân của bản lệch/);
  });
});

describe('a unit', () => {
  it('is the sum of its villages; people unknown are not people uncovered', () => {
    const { villages, analysis } = scene(
      { share: 1, people: 300 },
      { share: 0, people: 100 },
      { share: 0, people: null },
    );
    const [unit] = unitsOf(villages, 'commune');
    expect(unit).toMatchObject({ code: 'A', villages: [0, 1, 2] });
    const figures = unitFigures(villages, analysis, unit?.villages ?? []);
    expect(figures).toMatchObject({ villages: 3, population: 400, coveredPopulationShare: 0.75 });
    expect(figures.verdicts).toEqual({ covered: 1, partial: 0, uncovered: 2 });
    expect(figures.byOperator).toEqual([1, 0]);
  });
});

describe('two dates of data', () => {
  it('tell what became better and worse, and what cannot be compared', () => {
    const earlier = readEarlierVerdicts(
      '\uFEFFcode,name,mobile_computed\r\nV0,"Thôn, A",partial\r\n\'-V1,B,covered\r\n',
      [],
    );
    if (!earlier) throw new Error('a file of villages');
    expect(compareDates(['V0', '-V1', 'V2'], ['covered', 'uncovered', 'covered'], [0, 1, 2], earlier)).toEqual({
      better: [{ village: 0, before: 'partial', after: 'covered' }],
      worse: [{ village: 1, before: 'covered', after: 'uncovered' }],
      same: 0,
      missing: 1,
    });
  });

  it('are not read out of another file', () => {
    expect(readEarlierVerdicts('a,b\n1,2\n', [])).toBeNull();
    expect(readEarlierVerdicts('', [])).toBeNull();
    expect(readEarlierVerdicts('code,mobile_computed\nV0,xyz\n', [])).toBeNull();
  });
});
