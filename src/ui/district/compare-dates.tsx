import { useMemo, useState } from 'react';
import { compareDates } from '../../analysis/compare-dates.ts';
import { goTo } from '../../commands/selection.ts';
import { villagePlaces } from '../../export/sheet-geojson.ts';
import { changeSheet, savedVerdictNames } from '../../export/village-sheets.ts';
import { DISTRICT_WORDS } from '../../i18n/words/district.ts';
import { readEarlierFile } from '../../ingest/earlier-verdicts.ts';
import type { Verdict } from '../../model/results.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import { SaveTable } from '../tables/save-table.tsx';
import { speaker, useI18n } from '../use-i18n.ts';
import attentionStyles from './attention-list.module.css';
import styles from './compare-dates.module.css';

const WORDS = speaker(DISTRICT_WORDS);
const MOST_SHOWN = 40;
const SAVED_NAMES = [savedVerdictNames('vi'), savedVerdictNames('en')];

/** Two dates of data side by side: what was computed earlier, read from the file that was saved then. */
export function CompareDates({ members }: { readonly members: readonly number[] }) {
  const { t: say, language, f } = useI18n();
  const t = WORDS[language];
  const province = useApp((state) => state.province);
  const villages = province?.villages;
  const analysis = useApp((state) => state.analysis);
  const [earlier, setEarlier] = useState<ReadonlyMap<string, Verdict> | 'broken' | null>(null);
  const compared = useMemo(() => {
    if (!villages || !analysis || earlier === null || earlier === 'broken') return null;
    const codes = villages.map(({ code }) => code);
    return compareDates(codes, analysis.verdicts, members, earlier);
  }, [villages, analysis, members, earlier]);
  const changes = compared ? [...compared.worse, ...compared.better] : [];
  return (
    <details className={styles.dates}>
      <summary>{t('dates.title')}</summary>
      <p className={textStyles.note}>{t('dates.lead')}</p>
      <label className={styles.role}>
        {t('dates.file')}
        <input
          type="file"
          accept=".csv,text/csv,.xlsx"
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (!file) return setEarlier(null);
            file
              .arrayBuffer()
              .then((bytes) => readEarlierFile(new Uint8Array(bytes), SAVED_NAMES))
              .then(
                (verdicts) => setEarlier(verdicts ?? 'broken'),
                () => setEarlier('broken'),
              );
          }}
        />
      </label>
      <div role="status">
        {earlier === 'broken' && <p>{t('dates.broken')}</p>}
        {compared && (
          <p>
            {changes.length === 0
              ? t('dates.none')
              : t('dates.summary', {
                  better: compared.better.length,
                  worse: compared.worse.length,
                  same: compared.same,
                  missing: compared.missing,
                })}{' '}
            <span className={textStyles.note}>{t('dates.people')}</span>
          </p>
        )}
      </div>
      <ul className={attentionStyles.list}>
        {changes.slice(0, MOST_SHOWN).map(({ village, before, after }) => (
          <li key={village}>
            <button type="button" onClick={() => goTo({ kind: 'village', index: village })}>
              <span className={attentionStyles.name}>
                {villages?.[village]?.name} <span className={textStyles.quiet}>{villages?.[village]?.commune}</span>
              </span>
              <span className={attentionStyles.why}>
                {t('dates.was', { before: say(`verdict.${before}`), after: say(`verdict.${after}`) })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {province && changes.length > 0 && (
        <SaveTable
          name={t('dates.title')}
          file={{
            sheet: (about) => changeSheet(t('dates.title'), changes, province.villages, about),
            places: () =>
              villagePlaces(
                province.mapVillages,
                changes.map(({ village }) => village),
              ),
          }}
        />
      )}
      {changes.length > MOST_SHOWN && <p className={textStyles.note}>+ {f.number(changes.length - MOST_SHOWN)}</p>}
    </details>
  );
}
