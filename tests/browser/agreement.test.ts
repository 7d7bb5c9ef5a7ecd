import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app-driver.ts';
import { findPlan, openPlanner, SLOW_MS } from '../support/driver/planner.ts';

/** A plan that can be defended, agreed and followed up. */

describe('pins', () => {
  it('with a reason outlive a reload, are in the link, and bind the same plan on the command line', {
    timeout: SLOW_MS,
  }, async () => {
    const app = await openPlanner();
    const { page } = app;
    const tool = await app.tool('Phương án');
    await tool.getByRole('rowheader').first().getByRole('button').click();
    const card = page.getByRole('region', { name: 'Ghim', exact: true });
    await card.getByLabel('Lý do ghim').fill('chủ cột từ chối');
    await card.getByRole('button', { name: 'Loại ra' }).click();
    await page.waitForURL(/work=/);
    await page.reload();
    await app.ready();
    await page.getByRole('region', { name: 'Ghim', exact: true }).waitFor();

    const plan = await findPlan(app);
    await plan.getByText('chủ cột từ chối').waitFor();
    const file = await app.download(() => plan.getByRole('button', { name: 'plan.json' }).click());
    const made = JSON.parse(file.bytes.toString('utf8'));
    expect(made.pinned).toMatchObject([{ in: false, reason: 'chủ cột từ chối' }]);

    // Another goal, and the plan on the screen is the answer to an older question.
    await plan.getByRole('radio', { name: /Bớt nhiều cột nhất/ }).check();
    await plan.getByText('Kết quả của câu hỏi cũ.').waitFor();
    await plan.getByRole('radio', { name: /Đạt mục tiêu/ }).check();
    await plan.getByText('Kết quả của câu hỏi cũ.').waitFor({ state: 'detached' });

    const dialog = await app.openImport();
    await dialog.box.locator('summary').filter({ hasText: 'Dự án và tỉnh khác' }).click();
    const project = await app.download(() => dialog.box.getByRole('button', { name: 'Lưu dự án' }).click());
    const folder = await mkdtemp(join(tmpdir(), 'agreement-'));
    await writeFile(join(folder, 'p.zip'), project.bytes);
    const args = ['--import', 'tsx', 'scripts/plan.ts', '--project', join(folder, 'p.zip')];
    await promisify(execFile)(process.execPath, [...args, '--goal', '0.3', '--out', join(folder, 'out')]);
    const again = JSON.parse(await readFile(join(folder, 'out/plan.json'), 'utf8'));
    const moves = (of: typeof made) => [of.chosen.map((move: object) => move), of.lossReanalysed, of.pinned, of.status];
    expect(moves(again)).toEqual(moves(made));

    const there = await openApp(new URL(page.url()).search);
    await there.ready();
    const opened = there.page.getByRole('tabpanel');
    await opened.getByText('chủ cột từ chối').waitFor();
    expect([...app.errors, ...there.errors]).toEqual([]);
  });
});
