import type { ProvinceComparison } from '../analysis/compare-provinces.ts';
import type { Analysis } from '../model/results.ts';
import type { TableSheet } from '../model/sheet.ts';
import { useApp } from '../state/store.ts';
import { createAnalysisClient } from '../worker/client.ts';
import { createImportClient } from '../worker/import-client.ts';
import type { ShownState } from '../worker/import-protocol.ts';
import { fileName, saveFile, XLSX_TYPE } from './save-file.ts';

/**
 * What has become of the province since a date: that day's deliveries are read and computed in a
 * worker of their own, with the assumptions on the screen, and compared with what the screen shows.
 *
 * @param asOf ISO date; null: with all deliveries.
 * @returns Null where nothing of that day can be used, or the screen shows nothing.
 */
export async function compareWithDate(
  asOf: string | null,
  onProgress: (share: number) => void,
): Promise<ProvinceComparison | null> {
  const { province, analysis, stations } = useApp.getState();
  if (!province || !analysis) return null;
  const earlier = await stateAt(asOf, onProgress);
  if (earlier === null) return null;
  const comparer = createImportClient();
  try {
    return await comparer.ask('compare', { before: earlier, after: { province: { ...province, stations }, analysis } });
  } finally {
    comparer.close();
  }
}

async function stateAt(asOf: string | null, onProgress: (share: number) => void): Promise<ShownState | null> {
  const { profileUrl, given, communeTier, parameters } = useApp.getState();
  if (!parameters) return null;
  const client = createAnalysisClient();
  try {
    const address = new URL(profileUrl, document.baseURI).href;
    const loaded = await client.load(
      { profileUrl: address, given, asOf, communeTier },
      { onProgress: ({ done, total }) => onProgress(done / total / 2), onOutlines: () => {} },
    );
    if (loaded.kind !== 'loaded') return null;
    const analysis = await new Promise<Analysis>((resolve, reject) => {
      client.analyse(parameters, [], {
        onProgress: (_, { done, total }) => onProgress(0.5 + done / total / 2),
        onAnalysed: resolve,
        onCandidates: () => {},
        wantsCandidates: () => false,
        onStopped: () => reject(new Error('stopped')),
        onFailed: (reason) => reject(new Error(reason)),
      });
    });
    return { province: loaded.province, analysis };
  } finally {
    client.dispose();
  }
}

/** The changes as one workbook. */
export async function saveChangeReport(name: string, sheets: readonly TableSheet[]): Promise<void> {
  const { xlsxFile } = await import('../export/xlsx.ts');
  saveFile(`${fileName(name)}.xlsx`, await xlsxFile(sheets), XLSX_TYPE);
}
