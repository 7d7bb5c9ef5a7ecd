import type { Locator } from 'playwright-core';
import { type App, openApp } from '../app-driver.ts';
import { DESKTOP, type Device, type ScreenSize } from './pages.ts';

/** What a planner does again and again. */

/** Many answers in one visit, on a machine with other work to do. */
export const SLOW_MS = 240_000;

export async function openPlanner(size: ScreenSize = DESKTOP, device: Device = {}): Promise<App> {
  const app = await openApp('?view=planner', size, device);
  await app.ready();
  return app;
}

/** Finds something by its name and goes to the first that is found. */
export async function goToFirst(app: App, name: string): Promise<void> {
  await app.search(name);
  await app.page.getByRole('listbox').getByRole('option').first().click();
}

/** Presses "find the best plan" and waits for its proof. */
export async function findPlan(app: App): Promise<Locator> {
  const tool = await app.tool('Lập kế hoạch');
  await tool.getByRole('button', { name: 'Tìm phương án tốt nhất' }).click();
  await tool.getByText(PLAN_FOUND).waitFor({ timeout: 60_000 });
  return tool;
}

/** The loss of all moves together is rarely proved to be the least; what is proved stands in the sentences below. */
export const PLAN_FOUND = /^(Tốt nhất, đã chứng minh|Đạt yêu cầu; chưa chứng minh mất chung là ít nhất)\./;

/** Number of rows shown, and of all there are: "Hiện 83 trong 893". */
export async function rowsShown(app: App): Promise<readonly [shown: number, total: number]> {
  const text = await app.page.getByText(/^Hiện [\d.]+ trong [\d.]+$/).innerText();
  const [shown = 0, total = 0] = [...text.matchAll(/[\d.]+/g)].map(([digits]) => Number(digits.replaceAll('.', '')));
  return [shown, total];
}
