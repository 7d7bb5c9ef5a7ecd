import type { FeatureCollection } from 'geojson';
import { formatFor } from '../i18n/format.ts';
import { translate } from '../i18n/translate.ts';
import { useApp } from '../state/store.ts';
import { saveFile } from './save-file.ts';

export type ListFormat = 'xlsx' | 'csv' | 'geojson';

/** Saves a list of villages as the table shows it. CSV carries a mark at its head: people open it in Excel. */
export async function saveVillages(members: readonly number[], format: ListFormat, name: string): Promise<void> {
  const { province, analysis, language } = useApp.getState();
  if (!province || !analysis) return;
  const { villages } = province;
  const areaKm2 = villages.map((village) => village.areaKm2);
  switch (format) {
    case 'xlsx': {
      const [{ villageSheet }, { xlsxFile }] = await Promise.all([
        import('../export/village-sheet.ts'),
        import('../export/xlsx.ts'),
      ]);
      const sheet = villageSheet(villages, analysis, members, language, sourceLines());
      saveFile(
        `${name}.xlsx`,
        await xlsxFile([sheet]),
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      );
      return;
    }
    case 'csv': {
      const { villagesCsv } = await import('../export/villages-csv.ts');
      const text = ['\uFEFF', ...villagesCsv(villages, analysis, areaKm2, members)].join('');
      saveFile(`${name}.csv`, text, 'text/csv;charset=utf-8');
      return;
    }
    case 'geojson': {
      const { villageFeatures } = await import('../export/villages-geojson.ts');
      const shapes: FeatureCollection = JSON.parse(province.mapVillages);
      const collection = villageFeatures(villages, analysis, members, shapes, sourceLines());
      saveFile(`${name}.geojson`, JSON.stringify(collection), 'application/geo+json');
    }
  }
}

/** Where the figures come from, and whether they rest on samples: above every table that leaves the screen. */
function sourceLines(): readonly string[] {
  const { analysis, language } = useApp.getState();
  const f = formatFor(language);
  const sources = analysis?.sources ?? [];
  const lines = sources.map(({ file, date, role }) =>
    [translate(language, `role.${role}`), file, date ? f.date(date) : translate(language, 'data.noDate')].join(' · '),
  );
  return sources.some(({ sample }) => sample) ? [translate(language, 'sample.badge').toUpperCase(), ...lines] : lines;
}
