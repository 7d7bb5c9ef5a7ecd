import { describe, expect, it } from 'vitest';
import { DESKTOP, wholeSample } from '../support/driver/pages.ts';
import { findPlan, openPlanner, SLOW_MS } from '../support/driver/planner.ts';

/** What a plan brings and costs, as a planner reads it before sending it out. */

describe('a plan for the goal', () => {
  it('says what it changes: once built, by operator and district, villages by name', { timeout: SLOW_MS }, async () => {
    const app = await openPlanner(DESKTOP, wholeSample());
    const plan = await findPlan(app);
    await expect.poll(() => plan.innerText()).toContain('Tất cả vị trí khi trạm dự kiến đã xây');
    await plan.getByRole('button', { name: 'Phương án thay đổi gì' }).click();
    const operators = plan.getByRole('table', { name: 'Theo nhà mạng và công nghệ' });
    await operators.waitFor();
    const districts = plan.getByRole('table', { name: 'Theo huyện' });
    const file = await app.download(() => plan.getByRole('button', { name: 'plan.json' }).click());
    const { changes } = JSON.parse(file.bytes.toString('utf8'));
    expect(changes.byOperator.length).toBeGreaterThan(3);
    await expect.poll(() => operators.getByRole('row').count()).toBe(changes.byOperator.length + 1);
    await expect.poll(() => districts.getByRole('row').count()).toBe(changes.byUnit.length + 1);
    await plan.getByRole('heading', { name: 'Thôn giảm mức phủ' }).waitFor();
    if (process.env.SHOTS) await app.page.screenshot({ path: `${process.env.SHOTS}/plan-changes.png` });
    expect(app.errors).toEqual([]);
  });
});
