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

/** Pairs of labels of a printed map whose letters lie over each other, as they are drawn. */
export async function lettersOver(map: Locator): Promise<readonly string[]> {
  return map.evaluate((svg) => {
    const boxes = [...svg.querySelectorAll<SVGTextElement>('[data-label]')].map((label) => ({
      text: label.textContent ?? '',
      box: label.getBBox(),
    }));
    // The box of a line has room above and below its letters.
    const room = 0.35;
    return boxes.flatMap(({ text, box: a }, at) =>
      boxes
        .slice(at + 1)
        .filter(
          ({ box: b }) =>
            a.x < b.x + b.width &&
            b.x < a.x + a.width &&
            a.y + room < b.y + b.height - room &&
            b.y + room < a.y + a.height - room,
        )
        .map((other) => `${text} / ${other.text}`),
    );
  });
}
