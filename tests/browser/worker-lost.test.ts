import { describe, expect, it } from 'vitest';
import { type App, openApp } from '../support/app-driver.ts';
import { PLAN_FOUND } from '../support/driver/planner.ts';

/** The analysis worker ends or hangs, as browsers have it end: the page goes on with another. */

const VILLAGE = '?view=planner&off=positions,planned&at=105.975,20.254,14';

/** Runs a line in the analysis worker, which may not live to answer. */
function runInWorker(app: App, line: string): void {
  const worker = app.page.workers().find((one) => one.url().includes('analysis-worker'));
  if (!worker) throw new Error('no analysis worker');
  worker.evaluate(line).catch(() => undefined);
}

async function openVillage(app: App): Promise<void> {
  await app.pressMapCentre();
  await app
    .inspector()
    .getByText(/^\d+ vị trí$/)
    .waitFor({ timeout: 30_000 });
}

describe('a worker that is lost', () => {
  it('at rest, without any event, is replaced: the next question is answered', async () => {
    const app = await openApp(VILLAGE);
    await app.ready();
    runInWorker(app, 'self.close()');
    await app.page.getByText('Phần tính toán ngừng đột ngột').waitFor();
    await openVillage(app);
    await app.page.getByText('Phần tính toán ngừng đột ngột').waitFor({ state: 'detached' });
    expect(app.errors).toEqual([]);
  });

  it('while it looks for a plan is replaced, and the plan is found', async () => {
    const app = await openApp('?view=planner');
    await app.ready();
    const tool = await app.tool('Lập kế hoạch');
    await tool.getByText(/Xem trước \(chọn nhanh\)/).waitFor();
    await tool.getByRole('button', { name: 'Tìm phương án tốt nhất' }).click();
    runInWorker(app, 'self.close()');
    await app.page.getByText('Phần tính toán ngừng đột ngột').waitFor();
    await tool.getByText(PLAN_FOUND).waitFor({ timeout: 60_000 });
    expect(app.errors).toEqual([]);
  });

  it('because it hangs is replaced within seconds', async () => {
    const app = await openApp(VILLAGE);
    await app.ready();
    runInWorker(app, 'setTimeout(() => { for (;;); })');
    await openVillage(app);
    expect(app.errors).toEqual([]);
  });
});
