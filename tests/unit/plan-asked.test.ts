import { describe, expect, it } from 'vitest';
import { makePlan } from '../../src/analysis/plan/plan.ts';
import { planAskedLines } from '../../src/export/plan-asked.ts';
import { planJson } from '../../src/export/plan-json.ts';
import { planSheets } from '../../src/export/plan-sheets.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { PlanOrder } from '../../src/model/questions.ts';
import { exactly, planScene } from '../support/plan-scene.ts';
import { at, station } from '../support/stations.ts';

/** What a plan was asked with, on everything that leaves with the plan. */

const SCENE = planScene([
  station({ id: 'm', operator: 'Viettel', positionId: 'M', location: at(1000, 1500), tenantSlots: 2 }),
  station({ id: 'n', operator: 'MobiFone', positionId: 'N', location: at(1300, 1500), tenantSlots: 2 }),
  station({ id: 'p', operator: 'VinaPhone', status: 'planned', plannedDate: '2025-06-30', location: at(1050, 1500) }),
]);
const PINS = [
  { station: 'p', host: 'M', in: true, reason: 'đã hứa', date: '2025-01-15' },
  { station: 'p', host: 'N', in: false, reason: null, date: null },
];
/** Every setting of an order, each with a value of its own: a new one does not compile until it is here. */
const ORDER: Required<PlanOrder> = {
  aim: { kind: 'goal', goal: 0.3 },
  reading: 'greenfield',
  pinnedIn: [{ station: 'p', host: 'M' }],
  pinnedOut: [{ station: 'p', host: 'N' }],
  enforceMandatory: true,
  limits: [{ operator: 'VinaPhone', mostMoves: 3, mostLoss: 12.5 }],
  newSites: true,
  method: 'exact',
  timeLimitS: 45,
};
const asked = (): Promise<Plan> => {
  const { aim, reading, enforceMandatory, limits, newSites, timeLimitS } = ORDER;
  return makePlan(SCENE, exactly({ aim, reading, enforceMandatory, limits, newSites, timeLimitS, pins: PINS }));
};

describe('the settings of a plan', () => {
  it('are told one by one, none left out', async () => {
    const lines = planAskedLines(await asked(), 'vi');
    expect(new Set(lines.map(({ setting }) => setting))).toEqual(new Set(Object.keys(ORDER)));
    expect(lines.map(({ item, value, note }) => [item, value, note])).toEqual([
      ['Mục tiêu', 'tỷ lệ dùng chung trong số xây dựng mới lớn hơn 30,0%, mất vùng phủ ít nhất', null],
      ['Cách tính vị trí mới', 'chỉ nơi trước đó chưa có trạm', null],
      ['Buộc theo mọi phương án bắt buộc', 'có', null],
      ['Đề xuất cột mới để nhiều nhà mạng xây chung', 'có', null],
      ['Giới hạn: VinaPhone', 'Số trạm chuyển nhiều nhất: 3', 'Tổn thất nhiều nhất (người, cộng từng phương án): 12,5'],
      ['Ghim vào phương án', 'p → M', '15/01/2025 · đã hứa'],
      ['Ghim ra khỏi phương án', 'p → N', null],
      ['Cách chọn', 'chính xác, có chứng minh', null],
      ['Thời gian tìm nhiều nhất', '45 giây', null],
    ]);
  });

  it('say “không” where a setting was not taken: silence would tell nothing', async () => {
    const lines = planAskedLines(await makePlan(SCENE, exactly({ method: { kind: 'greedy' } })), 'vi');
    const told = (setting: keyof PlanOrder) => lines.find((line) => line.setting === setting)?.value;
    expect([told('enforceMandatory'), told('newSites')]).toEqual(['không', 'không']);
    expect(told('method')).toBe('chọn nhanh, chưa chứng minh');
  });

  it('are all in the spreadsheet’s assumptions, with every assumption of the analysis that a plan rests on', async () => {
    const plan = await asked();
    const [assumptions] = planSheets({
      plan,
      ground: { ...SCENE, parameters: { ...SCENE.parameters, includePlanned: true } },
      villages: [],
      sources: [],
      language: 'vi',
      made: '2026-01-31',
    }).slice(-1);
    for (const { item, value, note } of planAskedLines(plan, 'vi'))
      expect(assumptions?.rows).toContainEqual([item, value, note]);
    expect(assumptions?.rows).toEqual(
      expect.arrayContaining([
        ['Tính cả trạm dự kiến như đã có', 'có', null],
        ['Tỷ lệ tính theo', 'diện tích thôn', null],
        ['Mô hình vùng phục vụ', 'hình tròn theo bán kính', null],
        ['Quy định khoảng cách', expect.stringContaining('QĐ'), null],
      ]),
    );
  });

  it('are in plan.json', async () => {
    const written = JSON.parse(planJson(await asked(), SCENE, { sample: false }));
    expect(written.settings).toEqual({ enforceMandatory: true, newSites: true, method: 'exact', timeLimitS: 45 });
    expect(written.limits).toEqual(ORDER.limits);
  });
});
