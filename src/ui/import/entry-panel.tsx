import { memo, useDeferredValue, useState } from 'react';
import { stopImport } from '../../commands/import-files.ts';
import { changeMapping, describeDelivery, examineEntry, reopenEntry } from '../../commands/import-mapping.ts';
import { IMPORT_ROLES, type Mapping } from '../../model/mapping.ts';
import type { ImportEntry } from '../../state/import-store.ts';
import { IssueList } from '../panel/issue-list.tsx';
import controls from '../styles/controls.module.css';
import { useI18n } from '../use-i18n.ts';
import { Checks } from './checks.tsx';
import { ColumnFates } from './column-fates.tsx';
import styles from './entry-panel.module.css';
import { FileValues } from './file-values.tsx';
import dialogStyles from './import-dialog.module.css';
import { useWords } from './import-words.ts';
import { JoinFigures } from './join-figures.tsx';
import { MappingStep } from './mapping-step.tsx';
import { PreviewMap } from './preview-map.tsx';
import { SampleTable } from './sample-table.tsx';
import { BrokeOff } from './unfinished-import.tsx';
import { WhatHappens } from './what-happens.tsx';

/** A file may tell its month or year alone. */
const ISO_DAY = 'yyyy-mm-dd';

// Large parts, drawn when the page has time for them, and not again while only the progress moves.
const [Fates, Rows, Picture, Faults, Changes] = [
  memo(ColumnFates),
  memo(SampleTable),
  memo(PreviewMap),
  memo(Checks),
  memo(WhatHappens),
];

/** One file: what it is, which column is what, how it looks on the map, and what is wrong with it. */
export function EntryPanel({ entry }: { readonly entry: ImportEntry }) {
  const t = useWords();
  const { f } = useI18n();
  const [highlighted, setHighlighted] = useState<number | null>(null);
  const { id, stage, examined, mapping } = entry;
  const later = useDeferredValue(entry, null);
  const drawn = later?.id === id ? later : null;
  const checked = drawn?.checked ?? null;
  const readAgain = (
    <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => void reopenEntry(id)}>
      {t('import.again')}
    </button>
  );
  return (
    <section className={dialogStyles.entry} aria-label={entry.name}>
      {stage.kind === 'working' && (
        <div className={styles.progress} role="status">
          <progress
            className={controls.thinBar}
            aria-label={t('import.examining')}
            value={stage.done / Math.max(1, stage.total)}
            max={1}
          />
          <p>
            {stage.what === 'examine'
              ? t('import.examining')
              : t('import.checking', { percent: f.percent(stage.done / Math.max(1, stage.total), 0) })}{' '}
            <button type="button" className={`${controls.button} ${controls.small}`} onClick={stopImport}>
              {t('status.stop')}
            </button>
          </p>
        </div>
      )}
      {stage.kind === 'stopped' && (
        <p role="status">
          {t('import.stoppedNote')}{' '}
          <button
            type="button"
            className={`${controls.button} ${controls.small}`}
            onClick={() => void examineEntry(id)}
          >
            {t('import.again')}
          </button>
        </p>
      )}
      {stage.kind === 'broke-off' && <BrokeOff name={entry.name}>{readAgain}</BrokeOff>}
      {stage.kind === 'refused' && (
        <div role="alert" className={dialogStyles.refused}>
          <h3>{t('import.refused')}</h3>
          <IssueList issues={stage.issues} most={10} />
          {stage.issues.some(({ code }) => code === 'needs-memory') && readAgain}
        </div>
      )}
      {examined && mapping && (
        <>
          {drawn?.mapping && checked && <Changes entry={drawn} mapping={drawn.mapping} checked={checked} />}
          <WhatItIs entry={entry} mapping={mapping} />
          <div className={styles.columns}>
            <div>
              <MappingStep entry={entry} examined={examined} mapping={mapping} />
              <FileValues entry={entry} examined={examined} mapping={mapping} />
              {drawn?.examined && drawn.mapping && (
                <>
                  <Fates examined={drawn.examined} mapping={drawn.mapping} />
                  <Rows
                    examined={drawn.examined}
                    mapping={drawn.mapping}
                    highlighted={highlighted}
                    onHighlight={setHighlighted}
                  />
                </>
              )}
            </div>
            <div>
              <Picture preview={checked?.preview ?? null} highlighted={highlighted} />
              {checked && (
                <p className={styles.kept}>
                  <strong>{t('import.kept', { kept: checked.kept, rows: checked.rows })}</strong>
                </p>
              )}
              {checked?.join && <JoinFigures join={checked.join} />}
              {drawn && checked && <Faults entry={drawn} checked={checked} onHighlight={setHighlighted} />}
            </div>
          </div>
        </>
      )}
    </section>
  );
}

/** What kind of file it is, from whom and of what date. */
function WhatItIs({ entry, mapping }: { readonly entry: ImportEntry; readonly mapping: Mapping }) {
  const t = useWords();
  const { id } = entry;
  return (
    <div className={styles.what}>
      <label>
        <span>{t('import.what')}</span>
        <select
          value={mapping.role}
          onChange={({ target }) =>
            void changeMapping(id, { role: IMPORT_ROLES.find((role) => role === target.value) ?? mapping.role })
          }
        >
          {IMPORT_ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`import.role.${role}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('import.origin')}</span>
        <input
          type="text"
          value={entry.origin}
          onChange={({ target }) => describeDelivery(id, { origin: target.value })}
        />
      </label>
      <label>
        <span>{t('import.date')}</span>
        <input
          type={entry.date === '' || entry.date.length === ISO_DAY.length ? 'date' : 'text'}
          value={entry.date}
          onChange={({ target }) => describeDelivery(id, { date: target.value })}
        />
      </label>
    </div>
  );
}
