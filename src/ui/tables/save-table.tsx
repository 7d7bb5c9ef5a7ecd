import { useState } from 'react';
import { saveTable, saveWorkbook, type TableFormat } from '../../commands/save-table.ts';
import { basisOfFigures, CIRCLES_AND_AREA } from '../../export/figure-basis.ts';
import type { Places } from '../../export/sheet-geojson.ts';
import type { TableAbout } from '../../export/table-sheet.ts';
import { TABLE_FILE_WORDS } from '../../i18n/words/table-file.ts';
import type { Analysis } from '../../model/results.ts';
import type { TableSheet } from '../../model/sheet.ts';
import { changedParameters } from '../../state/parameter-specs.ts';
import { useApp } from '../../state/store.ts';
import { changeWords, weightWords } from '../parameter-words.ts';
import { radioBasisLines } from '../radio-basis-words.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { type I18n, speaker, useI18n } from '../use-i18n.ts';
import tableStyles from './tables.module.css';

const WORDS = speaker(TABLE_FILE_WORDS);
const NAMES: Readonly<Record<TableFormat, string>> = { xlsx: 'XLSX', csv: 'CSV', geojson: 'GeoJSON' };

/** How a table leaves the screen: made when it is asked for, of what is shown then. */
export interface TableFile {
  readonly sheet: (about: TableAbout) => TableSheet;
  /** Tables that go with it where a file can hold several: in XLSX. */
  readonly further?: (about: TableAbout) => readonly TableSheet[];
  /** Where the rows are; absent where they have no place. */
  readonly places?: () => Places;
  /** What the figures come from; absent: the analysis on the screen. */
  readonly analysis?: Analysis | undefined;
}

/** The one way in which a table of the screen becomes a file. */
export function SaveTable({ name, file }: { readonly name: string; readonly file: TableFile }) {
  const i18n = useI18n();
  const t = WORDS[i18n.language];
  const [failed, setFailed] = useState(false);
  const save = (format: TableFormat): void => {
    setFailed(false);
    // Asked for inside, so that a table that cannot be made is reported as one that cannot be saved.
    Promise.resolve()
      .then(() => {
        const about = aboutOf(file.analysis, i18n);
        if (format === 'xlsx') return saveWorkbook([file.sheet(about), ...(file.further?.(about) ?? [])]);
        return saveTable(file.sheet(about), format, format === 'geojson' ? file.places?.() : []);
      })
      .catch((reason: unknown) => {
        console.error('the table was not saved:', reason);
        setFailed(true);
      });
  };
  const formats: readonly TableFormat[] = file.places ? ['xlsx', 'csv', 'geojson'] : ['xlsx', 'csv'];
  return (
    <fieldset className={tableStyles.save}>
      <legend>
        {t('file.save')} <span className={textStyles.srOnly}>{name}</span>
      </legend>
      {formats.map((format) => (
        <button
          key={format}
          type="button"
          className={`${controls.button} ${controls.small}`}
          onClick={() => save(format)}
        >
          {NAMES[format]}
        </button>
      ))}
      <span role="status">{failed && t('file.failed')}</span>
    </fieldset>
  );
}

function incompleteRemark(files: readonly string[], { language, f }: I18n): readonly string[] {
  return files.length === 0 ? [] : [WORDS[language]('incomplete.text', { files: f.list(files) })];
}

/** What the figures of the screen rest on. @param given The analysis they come from; undefined: that on the screen. */
export function aboutOf(given: Analysis | undefined, i18n: I18n): TableAbout {
  const { analysis: current, province, planner } = useApp.getState();
  const analysis = given ?? current;
  const t = WORDS[i18n.language];
  const changes = analysis && province ? changedParameters(analysis.parameters, province.profile) : [];
  const names = province ? changes.map((change) => changeWords(change, province.profile, i18n)) : [];
  const scenario = planner.open?.scenario.name;
  return {
    language: i18n.language,
    sources: analysis?.sources ?? province?.sources ?? [],
    remarks: [
      ...incompleteRemark(province?.incomplete ?? [], i18n),
      ...(analysis !== current
        ? [t('file.stale')]
        : scenario === undefined
          ? []
          : [t('file.scenario', { name: scenario })]),
      ...(analysis?.parameters.weight ? [weightWords(analysis.parameters.weight, i18n)] : []),
      ...(names.length === 0 ? [] : [t('assume.mark', { names: names.join('; ') })]),
      ...(analysis && province ? radioBasisLines(analysis.parameters, province.profile, i18n) : []),
    ],
    basis: analysis ? basisOfFigures(analysis.parameters) : CIRCLES_AND_AREA,
  };
}
