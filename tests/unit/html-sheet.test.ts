import { describe, expect, it } from 'vitest';
import { htmlSheets } from '../../src/ingest/formats/html-sheet.ts';
import { openLayers } from '../../src/ingest/formats/open-layers.ts';
import { source } from '../support/format-files.ts';

const bytes = (html: string) => new TextEncoder().encode(html);
const sheet = (rows: string) =>
  bytes(`<html><head><meta charset="utf-8"></head><body><table border=1>${rows}</table></body></html>`);

describe('a page of HTML saved as a workbook', () => {
  it('is its table, with merged cells for each of their rows', () => {
    const { layers } = htmlSheets(
      sheet(`<tr><th>Mã trạm<th>Nhà mạng<th>Ghi chú</tr>
        <tr><td>A</td><td rowspan="2">Viettel</td><td>x<br>y</td></tr>
        <tr><td>B</td><td>z</td></tr>`),
    );
    const [layer] = layers;
    expect(layer?.columns).toEqual(['Mã trạm', 'Nhà mạng', 'Ghi chú']);
    expect(layer?.sample.map(({ properties }) => properties)).toEqual([
      { 'Mã trạm': 'A', 'Nhà mạng': 'Viettel', 'Ghi chú': 'x y' },
      { 'Mã trạm': 'B', 'Nhà mạng': 'Viettel', 'Ghi chú': 'z' },
    ]);
  });

  it('is told from a page in place of data by its name', async () => {
    const page = sheet('<tr><th>Mã trạm<th>Nhà mạng</tr><tr><td>A<td>Viettel</tr>');
    const { layers } = await openLayers(source('bao-cao.xls', page), {});
    expect(layers.map(({ columns }) => columns)).toEqual([['Mã trạm', 'Nhà mạng']]);
    await expect(openLayers(source('bao-cao.csv', page), {})).rejects.toThrow();
  });

  it('without a table is refused', () => {
    expect(() => htmlSheets(bytes('<html><body>Đăng nhập</body></html>'))).toThrow();
  });
});
