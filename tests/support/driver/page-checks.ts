import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Locator, Page } from 'playwright-core';

/** What can be measured on a page without knowing what it shows. */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules of axe that another theme can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong, one line each; of a page that was looked at in the other theme only what colours break. */
export async function axeFindings(page: Page, what: 'all' | 'colours' = 'all'): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  const options = { resultTypes: ['violations'], ...(what === 'colours' ? { runOnly: COLOUR_RULES } : {}) };
  const found: AxeResults = await page.evaluate(`axe.run(${JSON.stringify(options)})`);
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`),
  );
}

/** What is cut off, or lies where no scrolling reaches; one line each. */
export function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')].flatMap((element) => {
      const box = element.getBoundingClientRect();
      const { visibility, overflowX, overflowY } = getComputedStyle(element);
      const unseen = box.width < 2 || box.height < 2 || visibility === 'hidden';
      if (unseen || element.closest('[class*="srOnly"], a[href="#map"], svg, .maplibregl-map')) return [];
      const name = `${element.tagName}.${element.className} “${(element.textContent ?? '').trim().slice(0, 30)}”`;
      const found: string[] = [];
      if (/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1) found.push(`cut: ${name}`);
      if (/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 2)
        found.push(`cut below: ${name}`);
      let scrolls = false;
      for (let around = element.parentElement; around !== null; around = around.parentElement)
        scrolls ||= /auto|scroll/.test(getComputedStyle(around).overflowX);
      const outside = box.right > window.innerWidth + 1 || box.left < -1;
      return outside && !scrolls ? [...found, `outside: ${name}`] : found;
    }),
  );
}

/** Words of a part that take two lines, since their column is too narrow for them; a hyphen may end a line. */
export function brokenWords(part: Locator): Promise<string[]> {
  return part.evaluate((root) => {
    const broken: string[] = [];
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      for (const word of (text.nodeValue ?? '').matchAll(/[^\s-]+/g)) {
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word[0]);
      }
    }
    return broken;
  });
}

/** Choices and hints of a part that are wider than their boxes; one line each. */
export function cutFields(part: Locator): Promise<string[]> {
  return part.evaluate((root) => {
    const ARROW_PX = 18;
    const brush = document.createElement('canvas').getContext('2d');
    return [...root.querySelectorAll<HTMLSelectElement | HTMLInputElement>('select, input[placeholder]')].flatMap(
      (field) => {
        const isChoice = field instanceof HTMLSelectElement;
        const words = isChoice ? (field.selectedOptions[0]?.text ?? '') : field.value === '' ? field.placeholder : '';
        const { font, paddingLeft, paddingRight } = getComputedStyle(field);
        if (!brush || field.clientWidth === 0) return [];
        brush.font = font;
        const room =
          field.clientWidth -
          Number.parseFloat(paddingLeft) -
          Number.parseFloat(paddingRight) -
          (isChoice ? ARROW_PX : 0);
        const needed = brush.measureText(words).width;
        return needed > room + 1 ? [`${words}: ${Math.ceil(needed)} > ${Math.floor(room)}`] : [];
      },
    );
  });
}

/** What reaches over the right edge of the screen, of the header and of the panels beside the map. */
export function widerThanScreen(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('header, header *, main > section')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .map((element) => element.className),
  );
}

/** Parts that a transition or an animation would move, the map's own aside; one line each. */
export function motions(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *:not(.maplibregl-map, .maplibregl-map *)')].flatMap((element) => {
      const { transitionDuration, animationDuration } = getComputedStyle(element);
      const lasts = `${transitionDuration},${animationDuration}`.split(',').some((time) => Number.parseFloat(time) > 0);
      return lasts ? [`${element.tagName}.${element.className}: ${transitionDuration} ${animationDuration}`] : [];
    }),
  );
}

/** The colour drawn at a point of the page, `r,g,b`. */
export async function colourAt(page: Page, { x, y }: { readonly x: number; readonly y: number }): Promise<string> {
  const png = await page.screenshot({ clip: { x: x - 1, y: y - 1, width: 3, height: 3 }, scale: 'css' });
  return page.evaluate(async (text) => {
    // Not fetched: the page's policy lets it ask its own site alone.
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const drawing = canvas.getContext('2d');
    drawing?.drawImage(image, 0, 0);
    return [...(drawing?.getImageData(1, 1, 1, 1).data ?? [])].slice(0, 3).join(',');
  }, png.toString('base64'));
}

const TILE_PX = 512;

/** Where a place is on the screen, by the camera that the address tells; north is up. */
export function pixelOf(
  address: string,
  [lon, lat]: readonly [lon: number, lat: number],
  map: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): { readonly x: number; readonly y: number } {
  const [centreLon = 0, centreLat = 0, zoom = 0] = (new URL(address).searchParams.get('at') ?? '')
    .split(',')
    .map(Number);
  const worldPx = TILE_PX * 2 ** zoom;
  const north = (degrees: number): number => Math.asinh(Math.tan((degrees * Math.PI) / 180)) / (2 * Math.PI);
  return {
    x: map.x + map.width / 2 + ((lon - centreLon) / 360) * worldPx,
    y: map.y + map.height / 2 - (north(lat) - north(centreLat)) * worldPx,
  };
}

/**
 * For each place on the screen, by how much the bluest pixel close by has more blue than red: the accent's colour 91,
 * a thin line of it on paper some 40, paper itself nothing.
 */
export async function bluenessNear(
  page: Page,
  places: readonly { readonly x: number; readonly y: number }[],
): Promise<readonly number[]> {
  const png = await page.screenshot({ scale: 'css' });
  return page.evaluate(
    async ({ text, places: asked }) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const drawing = canvas.getContext('2d');
      drawing?.drawImage(image, 0, 0);
      return asked.map(({ x, y }) => {
        const { data } = drawing?.getImageData(Math.round(x) - 4, Math.round(y) - 4, 9, 9) ?? { data: [] };
        const bluer: number[] = [];
        for (let at = 0; at < data.length; at += 4) bluer.push((data[at + 2] ?? 0) - (data[at] ?? 0));
        return Math.max(...bluer);
      });
    },
    { text: png.toString('base64'), places },
  );
}
