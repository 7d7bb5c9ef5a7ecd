import { useMemo, useState } from 'react';
import type { ProvinceComparison, ShareChange } from '../../analysis/compare-provinces.ts';
import { compareWithDate, saveChangeReport } from '../../commands/compare-dates.ts';
import { goTo, highlight } from '../../commands/selection.ts';
import { changeReport } from '../../export/change-sheets.ts';
import { CHANGE_WORDS } from '../../i18n/words/changes.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { aboutOf } from '../tables/save-table.tsx';
import { speaker, useI18n } from '../use-i18n.ts';
import { useDeliveryDates } from './as-of-choice.tsx';
import styles from './province-changes.module.css';

const WORDS = speaker(CHANGE_WORDS);
const ROWS_SHOWN = 30;

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'computing'; readonly share: number }
  | { readonly kind: 'failed' }
  | { readonly kind: 'done'; readonly comparison: ProvinceComparison };

/** What changed since a date in villages, positions, shares and tenants: on the map, in tables and as a report. */
export function ProvinceChanges() {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const asOf = useApp((state) => state.asOf);
  const analysis = useApp((state) => state.analysis);
  const dates = useDeliveryDates().filter((date) => date !== asOf);
  const [chosen, setChosen] = useState<string | null>(null);
  const [state, setState] = useState<State>({ kind: 'idle' });
  const [computedFor, setComputedFor] = useState(analysis);
  if (dates.length === 0 || analysis === null) return null;
  const since = chosen !== null && dates.includes(chosen) ? chosen : (dates.at(-1) ?? null);
  const compare = async (): Promise<void> => {
    setComputedFor(analysis);
    setState({ kind: 'computing', share: 0 });
    try {
      const comparison = await compareWithDate(since, (share) => setState({ kind: 'computing', share }));
      setState(comparison ? { kind: 'done', comparison } : { kind: 'failed' });
    } catch (reason) {
      console.error('comparing two dates failed:', reason);
      setState({ kind: 'failed' });
    }
  };
  return (
    <section className={styles.changes}>
      <h3>{t('changes.title')}</h3>
      <p className={textStyles.note}>{t('changes.lead')}</p>
      <div className={controls.actions}>
        <label className={styles.since}>
          {t('changes.since')}{' '}
          <select value={since ?? ''} onChange={({ target }) => setChosen(target.value)}>
            {dates.map((date) => (
              <option key={date} value={date}>
                {f.date(date)}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className={controls.button}
          disabled={state.kind === 'computing'}
          onClick={() => void compare()}
        >
          {t('changes.compare')}
        </button>
      </div>
      {state.kind === 'computing' && (
        <p role="status">{t('changes.computing', { percent: f.percent(state.share, 0) })}</p>
      )}
      {state.kind === 'failed' && <p role="alert">{t('changes.failed')}</p>}
      {/* Of other data or assumptions than those on the screen nothing is said. */}
      {state.kind === 'done' && computedFor === analysis && <Changes comparison={state.comparison} />}
    </section>
  );
}

function Changes({ comparison }: { readonly comparison: ProvinceComparison }) {
  const i18n = useI18n();
  const { language, f } = i18n;
  const t = WORDS[language];
  const [onMap, setOnMap] = useState(false);
  const villages = useApp((state) => state.province?.villages);
  const analysis = useApp((state) => state.analysis);
  const indexOf = useMemo(() => new Map(villages?.map(({ code }, index) => [code, index])), [villages]);
  const positionOf = useMemo(() => new Map(analysis?.positions.map(({ id }, index) => [id, index])), [analysis]);
  const { verdicts, positions, sharedOfAll, sharedOfNew } = comparison;
  const added = positions.filter(({ before }) => before === null).length;
  const gone = positions.filter(({ after }) => after === null).length;
  if (comparison.villages.length + positions.length === 0) return <p role="status">{t('changes.none')}</p>;
  const show = (): void => {
    setOnMap(!onMap);
    if (onMap) highlight({});
    else
      highlight({
        villages: comparison.villages.flatMap(({ code }) => indexOf.get(code) ?? []),
        positions: positions.flatMap(({ id }) => positionOf.get(id) ?? []),
      });
  };
  const share = (name: string, { before, after }: ShareChange) => (
    <tr>
      <th scope="row">{name}</th>
      <td>{f.percent(before.share ?? Number.NaN)}</td>
      <td>{f.percent(after.share ?? Number.NaN)}</td>
    </tr>
  );
  return (
    <div>
      <p role="status">{t('changes.verdicts', { ...verdicts })}</p>
      <p>{t('changes.positionCounts', { added, gone, changed: positions.length - added - gone })}</p>
      <table className={styles.table} aria-label={t('changes.shares')}>
        <thead>
          <tr>
            <th scope="col">{t('changes.shares')}</th>
            <th scope="col">{t('common.before')}</th>
            <th scope="col">{t('common.after')}</th>
          </tr>
        </thead>
        <tbody>
          {share(t('changes.ofAll'), sharedOfAll)}
          {share(t('changes.ofNew', { reading: t('goal.deployment') }), sharedOfNew.deployment)}
          {share(t('changes.ofNew', { reading: t('goal.greenfield') }), sharedOfNew.greenfield)}
        </tbody>
      </table>
      <div className={controls.actions}>
        <button type="button" className={`${controls.button} ${controls.small}`} aria-pressed={onMap} onClick={show}>
          {onMap ? t('changes.hide') : t('changes.show', { count: comparison.villages.length })}
        </button>
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          onClick={() =>
            void saveChangeReport(t('changes.reportName'), changeReport(comparison, aboutOf(undefined, i18n)))
          }
        >
          {t('changes.report')}
        </button>
      </div>
      <Villages comparison={comparison} indexOf={indexOf} />
      <Positions comparison={comparison} />
    </div>
  );
}

function Villages({
  comparison,
  indexOf,
}: {
  readonly comparison: ProvinceComparison;
  readonly indexOf: ReadonlyMap<string, number>;
}) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const { villages } = comparison;
  if (villages.length === 0) return null;
  return (
    <details className={controls.fold}>
      <summary>
        {t('changes.villages')} <span className={textStyles.quiet}>{f.number(villages.length)}</span>
      </summary>
      <table className={styles.table} aria-label={t('changes.villages')}>
        <thead>
          <tr>
            <th scope="col">{t('changes.villages')}</th>
            <th scope="col">{t('common.before')}</th>
            <th scope="col">{t('common.after')}</th>
          </tr>
        </thead>
        <tbody>
          {villages.slice(0, ROWS_SHOWN).map(({ code, name, commune, before, after }) => {
            const index = indexOf.get(code);
            return (
              <tr key={code}>
                <th scope="row">
                  {index === undefined ? (
                    name
                  ) : (
                    <button type="button" className={controls.link} onClick={() => goTo({ kind: 'village', index })}>
                      {name}
                    </button>
                  )}
                  <span className={textStyles.note}> {commune}</span>
                </th>
                <td>{f.percent(before?.shareBroadband ?? Number.NaN)}</td>
                <td>{f.percent(after?.shareBroadband ?? Number.NaN)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {villages.length > ROWS_SHOWN && <p>{t('changes.more', { count: villages.length - ROWS_SHOWN })}</p>}
    </details>
  );
}

function Positions({ comparison: { positions } }: { readonly comparison: ProvinceComparison }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  if (positions.length === 0) return null;
  const tenants = (list: readonly string[] | null): string => (list === null || list.length === 0 ? '–' : f.list(list));
  return (
    <details className={controls.fold}>
      <summary>
        {t('changes.positions')} <span className={textStyles.quiet}>{f.number(positions.length)}</span>
      </summary>
      <table className={styles.table} aria-label={t('changes.positions')}>
        <thead>
          <tr>
            <th scope="col">{t('changes.positions')}</th>
            <th scope="col">{t('common.before')}</th>
            <th scope="col">{t('common.after')}</th>
          </tr>
        </thead>
        <tbody>
          {positions.slice(0, ROWS_SHOWN).map(({ id, before, after, movedM }) => (
            <tr key={`${id} ${movedM}`}>
              <th scope="row">{id}</th>
              <td>{tenants(before)}</td>
              <td>
                {tenants(after)}
                {movedM !== null && movedM >= 1 && ` (${f.distance(movedM)})`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {positions.length > ROWS_SHOWN && <p>{t('changes.more', { count: positions.length - ROWS_SHOWN })}</p>}
    </details>
  );
}
