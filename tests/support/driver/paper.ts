import type { Locator, Page } from 'playwright-core';
import { pagesOfPdf } from '../pdf-text.ts';

const PAGE_MM = 257;
/** Less than a signature is high: one of the steps would leave it alone on a page. */
const STEP_MM = 40;

/**
 * The page that is signed, wherever the end of a report comes to lie on paper: its title is pushed
 * down step by step through a whole page.
 */
export async function signedPages(page: Page, report: Locator): Promise<readonly string[]> {
  const title = report.getByRole('heading', { level: 1 });
  const signed: string[] = [];
  for (let down = 0; down < PAGE_MM; down += STEP_MM) {
    await title.evaluate((heading, mm) => {
      heading.style.marginTop = `${mm}mm`;
    }, down);
    const paper = pagesOfPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    signed.push(...paper.filter((sheet) => sheet.includes('Nơinhận:')));
  }
  await title.evaluate((heading) => {
    heading.style.marginTop = '';
  });
  return signed;
}
