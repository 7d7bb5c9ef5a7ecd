import { useId, useMemo, useState } from 'react';
import { byDocument, dueIn, reportYear } from '../../analysis/indicator-history.ts';
import {
  areaNames,
  type FiguresTaken,
  recordFigure,
  saveFigureTemplate,
  saveYearReport,
  takeFigures,
} from '../../commands/indicator-figures.ts';
import { PLAN_RECORD_WORDS } from '../../i18n/words/plan-records.ts';
import type { Indicator } from '../../model/profile.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { aboutOf } from '../tables/save-table.tsx';
import { speaker, useI18n } from '../use-i18n.ts';
import { FigureHistory } from './figure-history.tsx';
import { YearReport } from './late-report.ts';
import styles from './newest-figures.module.css';
import { usePlanLines, useYearRows } from './use-plan-lines.ts';

const WORDS = speaker(PLAN_RECORD_WORDS);
const FAULTS_SHOWN = 12;
const BUTTON = `${controls.button} ${controls.small}`;

/** Where the department enters the plan's newest figures, sees them over time, and what is still to be reported. */
export function NewestFigures() {
  const { language } = useI18n();
  const t = WORDS[language];
  const { lines } = usePlanLines();
  const [chosen, setChosen] = useState<string | null>(null);
  const line = lines.find(({ id }) => id === chosen) ?? lines[0];
  if (!line) return <p className={textStyles.note}>{t('yearReport.noIndicators')}</p>;
  return (
    <section className={styles.figures} aria-label={t('newest.title')}>
      <h3>{t('newest.title')}</h3>
      <p className={textStyles.note}>{t('newest.note')}</p>
      <Due onChoose={setChosen} />
      <div className={styles.entry}>
        <FigureForm lines={lines} line={line} onChoose={setChosen} />
        <FigureHistory line={line} />
      </div>
      <FromTable lines={lines} />
    </section>
  );
}

/** What a year's report still lacks, and the report itself. */
function Due({ onChoose }: { readonly onChoose: (indicator: string) => void }) {
  const i18n = useI18n();
  const { language } = i18n;
  const t = WORDS[language];
  const id = useId();
  const thisYear = new Date().getFullYear();
  const [year, setYear] = useState(() => reportYear(new Date().toISOString().slice(0, 10)));
  const [printing, setPrinting] = useState(false);
  const rows = useYearRows(year);
  const due = dueIn(rows);
  return (
    <>
      <div className={styles.year}>
        <label htmlFor={id}>{t('newest.year')}</label>
        <select id={id} value={year} onChange={({ target }) => setYear(target.value)}>
          {[0, 1, 2, 3, 4].map((back) => (
            <option key={back}>{thisYear - back}</option>
          ))}
        </select>
        <button type="button" className={BUTTON} onClick={() => setPrinting(true)}>
          {t('newest.report')}
        </button>
        <button
          type="button"
          className={BUTTON}
          onClick={() => void saveYearReport(rows, year, aboutOf(undefined, i18n))}
        >
          {t('newest.reportFile')}
        </button>
      </div>
      {due.length === 0 ? (
        <p>{t('newest.dueNone', { year })}</p>
      ) : (
        <details className={styles.due}>
          <summary>{t('newest.due', { count: due.length, year })}</summary>
          <ul>
            {due.map(({ id: indicator, name }) => (
              <li key={indicator}>
                <button type="button" className={controls.link} onClick={() => onChoose(indicator)}>
                  {name[language]}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {printing && <YearReport year={year} onClose={() => setPrinting(false)} />}
    </>
  );
}

function FigureForm({
  lines,
  line,
  onChoose,
}: {
  readonly lines: readonly Indicator[];
  readonly line: Indicator;
  readonly onChoose: (indicator: string) => void;
}) {
  const { language } = useI18n();
  const t = WORDS[language];
  const villages = useApp((state) => state.province?.villages);
  const areas = useMemo(() => areaNames(villages ?? []), [villages]);
  const today = new Date().toISOString().slice(0, 10);
  const [area, setArea] = useState('');
  const [value, setValue] = useState('');
  const [date, setDate] = useState('');
  const [source, setSource] = useState('');
  const [said, setSaid] = useState('');
  const numeric = [line.base, line.goal, line.latest].some((one) => typeof one === 'number');
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    const given = numeric ? Number(value) : value.trim();
    recordFigure({ indicator: line.id, area: area || null, value: given, date, source: source.trim() });
    setValue('');
    setSaid(t('newest.added'));
  };
  return (
    <form className={styles.form} onSubmit={submit} onInput={() => setSaid('')}>
      <label className={styles.whole}>
        {t('common.indicator')}
        <select value={line.id} onChange={({ target }) => onChoose(target.value)}>
          {byDocument(lines.map((indicator) => ({ indicator }))).map(({ document, rows }) => (
            <optgroup key={document} label={document ?? t('common.planIndicators')}>
              {rows.map(({ indicator: { id, name } }) => (
                <option key={id} value={id}>
                  {name[language]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label className={styles.whole}>
        {t('newest.area')}
        <select value={area} onChange={({ target }) => setArea(target.value)}>
          <option value="">{t('newest.province')}</option>
          {areas.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        <span>
          {t('newest.value')} <span className={textStyles.quiet}>{line.unit[language]}</span>
        </span>
        <input
          required
          type={numeric ? 'number' : 'text'}
          step="any"
          maxLength={1000}
          pattern=".*\S.*"
          value={value}
          onChange={({ target }) => setValue(target.value)}
        />
      </label>
      <label>
        {t('newest.day')}
        <input required type="date" max={today} value={date} onChange={({ target }) => setDate(target.value)} />
      </label>
      <label className={styles.whole}>
        {t('common.source')}
        <input
          required
          maxLength={1000}
          pattern=".*\S.*"
          value={source}
          onChange={({ target }) => setSource(target.value)}
        />
      </label>
      <p className={styles.whole}>
        <button type="submit" className={`${BUTTON} ${controls.primary}`}>
          {t('newest.add')}
        </button>{' '}
        <span role="status">{said}</span>
      </p>
    </form>
  );
}

function FromTable({ lines }: { readonly lines: readonly Indicator[] }) {
  const { language } = useI18n();
  const t = WORDS[language];
  const id = useId();
  const [taken, setTaken] = useState<FiguresTaken | null>(null);
  const { recorded = 0, same = 0, faults = [] } = taken ?? {};
  return (
    <>
      <p className={controls.actions}>
        <label className={`${BUTTON} ${controls.fileButton}`} htmlFor={id}>
          {t('newest.import')}
          <input
            id={id}
            type="file"
            multiple
            accept=".xlsx,.xls,.ods,.csv"
            onChange={({ target }) => {
              void takeFigures([...(target.files ?? [])], lines)
                .then(setTaken)
                .finally(() => {
                  target.value = '';
                });
            }}
          />
        </label>
        <button type="button" className={BUTTON} onClick={() => void saveFigureTemplate(lines)}>
          {t('newest.template')}
        </button>
      </p>
      <p role="status">
        {taken && t('newest.read', { count: recorded })} {same > 0 && t('newest.same', { count: same })}
      </p>
      {faults.length > 0 && (
        <>
          <h4>{t('newest.faults')}</h4>
          <ul className={styles.faults}>
            {faults.slice(0, FAULTS_SHOWN).map(({ code, file, row, found }) => (
              <li key={`${file} ${row} ${code}`}>
                {file}
                {row !== undefined && `:${row}`}: {t(`figureFault.${code}`, { found })}
              </li>
            ))}
            {faults.length > FAULTS_SHOWN && <li>{t('newest.faultsMore', { count: faults.length - FAULTS_SHOWN })}</li>}
          </ul>
        </>
      )}
    </>
  );
}
