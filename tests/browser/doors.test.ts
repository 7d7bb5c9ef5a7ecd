import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app-driver.ts';
import { kml, openDocument, placemark, shapefileZip, workbook } from '../support/format-files.ts';
import { collection, feature, point, polygon, square, villageFeature } from '../support/geojson-files.ts';
import { geopackage } from '../support/geopackage-file.ts';
import { oldWorkbook } from '../support/old-workbook.ts';

/** Markup in every text of every format, on a page that may run nothing but its own code. */

const HOSTILE = '"><img src=x onerror="window.attacked=1"><script>window.attacked=1</script>';
const XML = HOSTILE.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Texts that a person reads get markup at their end; what the program reads stays. */
function withMarkup(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return PROSE.has(key) ? `${value} ${HOSTILE}` : value;
  if (Array.isArray(value)) return value.map((one) => withMarkup(one, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withMarkup(inner, name)]));
}
const PROSE = new Set(['vi', 'en', 'source', 'document', 'licence', 'aliases', 'signatory', 'note']);

const station = (id: string) => ({
  id: `${id} ${HOSTILE}`,
  operator: 'Viettel',
  technologies: '4G',
  owner: HOSTILE,
  structure: HOSTILE,
  source: HOSTILE,
  position_id: HOSTILE,
  [`note ${HOSTILE}`]: HOSTILE,
});
const cells = (id: string) => ({ ...station(id), lon: 105.975, lat: 20.254 });
const HEADER = Object.keys(cells(''));
const table = (id: string) => [HEADER, Object.values(cells(id)).map(String)];
const csv = (id: string) =>
  table(id)
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n');

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

async function stationsOfEveryFormat() {
  const gpx = `<gpx version="1.1"><wpt lat="20.254" lon="105.975"><name>${XML}</name><desc>${XML}</desc></wpt></gpx>`;
  const topology = {
    type: 'Topology',
    arcs: [],
    objects: {
      [HOSTILE]: {
        type: 'GeometryCollection',
        geometries: [{ type: 'Point', coordinates: [105.975, 20.254], properties: station('T') }],
      },
    },
  };
  const markup = Object.fromEntries(
    Object.entries(station('K')).map(([name, text]) => [name.replaceAll(/[<>"]/g, ''), escaped(text)]),
  );
  const short = { ID: 'S<b>', OPERATOR: 'Viettel', TECHNOLOGI: '4G', OWNER: '<img src=x onerror=attacked=1>' };
  const spot = kml(placemark(markup, '<Point><coordinates>105.975,20.254</coordinates></Point>'));
  const page = table('P').map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`);
  return [
    { name: 'a<img src=x>.geojson', content: collection(feature(station('G'), point(105.975, 20.254))) },
    { name: 'b.csv', content: csv('C') },
    { name: 'c.xlsx', content: await workbook([HEADER, Object.values(cells('X'))], [HOSTILE]) },
    { name: 'd.kml', content: spot },
    { name: 'e.gpx', content: gpx },
    { name: 'f.topojson', content: JSON.stringify(topology) },
    {
      name: 'g.gpkg',
      content: await geopackage([
        { shape: [105.975, 20.254], cells: { id: HOSTILE, operator: 'Viettel', technologies: '4G', owner: HOSTILE } },
      ]),
    },
    { name: 'h.zip', content: shapefileZip({ kind: 'point', shapes: [[105.975, 20.254]], records: [short] }) },
    { name: 'i.xls', content: oldWorkbook(table('O')) },
    { name: 'j.ods', content: openDocument(table('D')) },
    { name: 'k.kmz', content: zipSync({ [`${HOSTILE.replaceAll('/', '')}.kml`]: strToU8(spot) }) },
    { name: 'l.xls', content: `<html><body><table>${page.join('')}</table></body></html>` },
  ];
}

const villages = collection(
  villageFeature(
    {
      code: `V1 ${HOSTILE}`,
      name: HOSTILE,
      kind: HOSTILE,
      commune: HOSTILE,
      commune_code: HOSTILE,
      district: HOSTILE,
      [HOSTILE]: HOSTILE,
    },
    polygon(square(105.95, 20.23, 0.05)),
  ),
);
const project = zipSync({
  'project.json': strToU8(JSON.stringify({ kind: 'song-chung-project', version: 1, changes: [] })),
  'profile.json': strToU8(JSON.stringify(withMarkup(JSON.parse(readFileSync('data/ninh-binh/profile.json', 'utf8'))))),
  'villages.geojson': strToU8(villages),
  'scenarios/1.json': strToU8(
    JSON.stringify({
      kind: 'song-chung-scenario',
      version: 1,
      province: { id: 'ninh-binh', name: HOSTILE },
      sources: [],
      sample: false,
      scenario: { id: 's', name: HOSTILE, edits: [] },
    }),
  ),
});

describe('a page that runs its own code alone', () => {
  it('shows markup in every text of every format as text, without one report of its policy', async () => {
    const app = await openApp('?view=planner&at=105.975,20.254,14');
    await app.page.evaluate(() =>
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
        console.error(`policy: ${violatedDirective} ${blockedURI} ${sample}`),
      ),
    );
    await app.ready();
    const dialog = await app.openImport();
    await dialog.unfold('Dự án và tỉnh khác');
    await dialog.openProject(project);
    await app.ready();
    const files = await app.dropOnMap(...(await stationsOfEveryFormat()));
    const entries = files.box.getByRole('listitem').filter({ has: app.page.getByRole('checkbox') });
    // GPX says nothing of operators.
    const withoutRows = async () =>
      (await entries.filter({ hasNotText: '1 dòng dùng được' }).allInnerTexts()).map((text) => text.split('\n')[0]);
    await expect.poll(async () => [await entries.count(), await withoutRows()]).toEqual([12, ['e.gpx']]);
    await files.accept();
    await app.ready();
    expect((await app.search('img')).join()).toContain('onerror');
    // A village is told by its own kind, which is markup here; all others by what they are.
    const others = /(Xã|Huyện, thành phố|Vị trí BTS)$/;
    const village = app.page.getByRole('listbox').getByRole('option').filter({ hasNotText: others });
    await village.first().click();
    await app.inspector().getByText('onerror').first().waitFor();
    for (const door of ['Xã, phường', 'Công khai', 'Quy hoạch'] as const) await app.goToDoor(door);
    await app.tool('Kịch bản');
    await expect.poll(() => app.panel().innerText()).toContain('<img src=x');
    expect(await app.page.locator('img[src="x"]').count()).toBe(0);
    expect(await app.page.evaluate("'attacked' in window")).toBe(false);
    expect(app.errors).toEqual([]);
  }, 180_000);

  it('runs no text as code or HTML, and asks no other site for a file', async () => {
    const app = await openApp();
    await app.ready();
    const refused = await app.page.evaluate(() => {
      const kinds: string[] = [];
      const attempt = (kind: string, act: () => void): void => {
        try {
          act();
        } catch {
          kinds.push(kind);
        }
      };
      attempt('html', () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>'));
      attempt('worker', () => new Worker('assets/other.js'));
      attempt('service worker', () => void navigator.serviceWorker.register('other.js'));
      attempt('policy', () => trustedTypes?.createPolicy('other', {}));
      return kinds;
    });
    expect(refused).toEqual(['html', 'worker', 'policy']);
    // This province names no base map.
    const elsewhere = await app.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.startsWith('http') && !name.startsWith(location.origin)),
    );
    expect(elsewhere).toEqual([]);
    const dialog = await app.openImport();
    await dialog.unfold('Từ địa chỉ mạng');
    await dialog.box.getByLabel(/Địa chỉ tệp/).fill('https://gis.example.vn/thon.geojson');
    await dialog.box.getByLabel(/Địa chỉ tệp/).press('Enter');
    await dialog.box.getByText(/không được phép lấy tệp từ https:\/\/gis\.example\.vn/).waitFor();
  });
});
