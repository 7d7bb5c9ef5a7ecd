import { beforeAll, describe, expect, it } from 'vitest';
import { planChanges } from '../../src/analysis/plan/plan-changes.ts';
import { comparisonChangeSheets, comparisonSheet } from '../../src/export/comparison-sheets.ts';
import type { TableAbout } from '../../src/export/table-sheet.ts';
import { PLAN_CHANGES_WORDS } from '../../src/i18n/words/plan-changes.ts';
import type { ScenarioChanges } from '../../src/model/planner.ts';
import { PLAN_VILLAGES, planScene } from '../support/plan-scene.ts';
import { type AnalysedSample, analyseSample } from '../support/sample-province.ts';
import { at, station } from '../support/stations.ts';

let sample: AnalysedSample;
beforeAll(async () => {
  sample = await analyseSample();
});

const NO_SAMPLE: TableAbout = { language: 'vi', sources: [], remarks: ['Kịch bản X'] };

/** A station that moves 450 m away from the middle of nine villages and leaves the middle one half covered. */
function changesOfMove(): ScenarioChanges {
  const scene = planScene(
    [
      station({ id: 'm', operator: 'Viettel', location: at(1950, 1500), tenantSlots: 2, radiusM: { '4G': 300 } }),
      station({
        id: 'p',
        operator: 'VinaPhone',
        status: 'planned',
        plannedDate: '2025-06-30',
        location: at(1500, 1500),
        radiusM: { '4G': 520 },
      }),
    ],
    { touchedShareMin: 0 },
  );
  return planChanges(scene, PLAN_VILLAGES, { chosen: [0] });
}

describe('two scenarios as a workbook', () => {
  it('each figure of the one beside the other, and what changes', () => {
    const a = sample.analysis.summary;
    const b = { ...a, positions: { ...a.positions, shared: a.positions.shared + 3 }, villages: { ...a.villages } };
    b.villages.covered -= 2;
    const before = { positionsOnceBuilt: a.positions, moves: 0, needsSurvey: 0 };
    const after = {
      positionsOnceBuilt: { ...a.positions, total: a.positions.total - 1 },
      moves: 4,
      needsSurvey: 2,
    };
    const { rows } = comparisonSheet('Hai kịch bản', { a, b, figures: [before, after] }, ['Hiện có', 'Mới'], NO_SAMPLE);
    const changed = rows.filter((row) => row[3] !== 0);
    expect(changed.map(([what, , , change]) => [what, change])).toEqual([
      ['Trong đó vị trí dùng chung', 3],
      ['Tất cả vị trí khi các trạm dự kiến đã xây', -1],
      ['Số trạm dời so với dữ liệu', 4],
      ['Số trạm cần khảo sát', 2],
      ['Thôn: phủ', -2],
    ]);
  });

  it('what is lost and kept by operator and technology, by unit, and the villages by name, as on the screen', () => {
    const changes = changesOfMove();
    const [byOperator, byUnit, byName] = comparisonChangeSheets({ changes }, PLAN_VILLAGES, NO_SAMPLE);
    const [moved] = changes.byOperator;
    expect(moved?.loss).toBeGreaterThan(0);
    expect(byOperator?.rows.map((row) => row.slice(0, 5))).toEqual([
      ['VinaPhone', '4G', 1, moved?.loss, moved?.coverageKept],
    ]);
    expect(byUnit?.rows.map((row) => row[2])).toEqual(changes.byUnit.map(({ moves }) => moves));
    const { gained, lost } = changes.villages;
    expect(lost.length).toBeGreaterThan(0);
    expect(byName?.rows.map(([code]) => code)).toEqual(
      [...lost, ...gained].map(({ village }) => PLAN_VILLAGES[village]?.code),
    );
  });

  it('says above each table how scenarios are compared, and marks samples in each row', () => {
    const about = { ...NO_SAMPLE, sources: sample.analysis.sources };
    for (const { notes, columns, rows } of comparisonChangeSheets({ changes: changesOfMove() }, PLAN_VILLAGES, about)) {
      expect(notes).toEqual(expect.arrayContaining(['Kịch bản X', PLAN_CHANGES_WORDS.vi['planChanges.compared']]));
      expect(columns.at(-1)?.header).toBe('Dữ liệu mẫu');
      expect(rows.map((row) => row.at(-1))).toEqual(rows.map(() => 'có'));
    }
  });

  it('a unit outside all villages has the name that the screen gives it', () => {
    const changes = changesOfMove();
    const [first] = changes.byUnit;
    if (!first) throw new Error('no unit changes');
    const outside = { ...changes, byUnit: [{ ...first, code: null, name: null }] };
    const [, byUnit] = comparisonChangeSheets({ changes: outside }, PLAN_VILLAGES, NO_SAMPLE);
    expect(byUnit?.rows[0]?.slice(0, 2)).toEqual([null, 'ngoài các thôn']);
  });
});
