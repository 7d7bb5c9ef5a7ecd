import { compareMeasurements, stopMeasurementErrors } from '../../commands/measured.ts';
import { footprintMatchSheet, measurementErrorSheet } from '../../export/measured-sheets.ts';
import { coverWord } from '../../i18n/cover-word.ts';
import type { ErrorRow, MeasurementErrors } from '../../model/measured.ts';
import { MODEL_NAMES, type RadioModel } from '../../model/radio.ts';
import type { Analysis } from '../../model/results.ts';
import { useMeasured } from '../../state/measured-store.ts';
import { useApp } from '../../state/store.ts';
import sectionStyles from '../radio/section.module.css';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { SaveTable } from '../tables/save-table.tsx';
import { useI18n } from '../use-i18n.ts';
import styles from './measured.module.css';
import { useMeasuredWords } from './use-measured.ts';

/** Measured points beside what is computed there: compared on request, since each point takes some milliseconds. */
export function MeasuredErrors() {
  const words = useMeasuredWords();
  const { t: say } = useI18n();
  const asked = useMeasured((state) => state.errors);
  const analysis = useApp((state) => state.analysis);
  const model = analysis?.parameters.radio ? analysis.parameters.radioModel : undefined;
  const isOld = asked.kind === 'done' && asked.basis.analysis !== analysis;
  const progress = asked.kind === 'running' ? asked.progress : null;
  return (
    <details className={`${controls.fold} ${styles.errors}`}>
      <summary>{words('measured.errors')}</summary>
      <p className={textStyles.note}>
        {model ? words('measured.errorsAbout', { model: MODEL_NAMES[model] }) : words('measured.errorsCircles')}
      </p>
      <div role="status">
        {asked.kind === 'running' && (
          <>
            <progress aria-label={words('measured.errors')} max={progress?.total ?? 1} value={progress?.done ?? 0} />
            <p>{words('measured.progress', { done: progress?.done ?? 0, total: progress?.total ?? null })}</p>
          </>
        )}
        {asked.kind === 'failed' && <p className={textStyles.missed}>{words('measured.failed')}</p>}
        {asked.kind === 'stopped' && <p>{words('measured.stopped')}</p>}
        {isOld && <p className={textStyles.changedMark}>{words('measured.old')}</p>}
      </div>
      {asked.kind === 'running' ? (
        <button type="button" className={`${controls.button} ${controls.small}`} onClick={stopMeasurementErrors}>
          {say('status.stop')}
        </button>
      ) : (
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          onClick={() => void compareMeasurements()}
        >
          {words(asked.kind === 'done' ? 'measured.askAgain' : 'measured.ask')}
        </button>
      )}
      {asked.kind === 'done' && asked.answer.errors && (
        <Errors errors={asked.answer.errors} analysis={asked.basis.analysis} />
      )}
    </details>
  );
}

interface ErrorsShown {
  readonly errors: MeasurementErrors;
  readonly analysis: Analysis | undefined;
}

/** @param analysis That was compared with: what the saved tables rest on. */
function Errors({ errors, analysis }: ErrorsShown) {
  const words = useMeasuredWords();
  return (
    <>
      {errors.model !== null && <ModelErrors errors={errors} model={errors.model} analysis={analysis} />}
      {errors.notComputed > 0 && (
        <p className={textStyles.note}>{words('measured.notComputed', { count: errors.notComputed })}</p>
      )}
      {errors.footprints.length > 0 && <Footprints errors={errors} analysis={analysis} />}
    </>
  );
}

function ModelErrors({ errors, model, analysis }: ErrorsShown & { readonly model: RadioModel }) {
  const words = useMeasuredWords();
  const { f, language } = useI18n();
  const { rows, biases, check } = errors;
  const title = words('measured.errorTable', { model: MODEL_NAMES[model] });
  if (rows.length === 0) return <p>{words('measured.noErrors')}</p>;
  return (
    <>
      <div className={sectionStyles.scroll}>
        <table className={sectionStyles.table}>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{words('measured.of')}</th>
              <th scope="col">{words('measured.mean')}</th>
              <th scope="col">{words('measured.rmse')}</th>
              <th scope="col">{words('measured.samples')}</th>
            </tr>
          </thead>
          {(['all', 'operator', 'cover'] as const).map((by) => (
            <ErrorRows key={by} by={by} rows={rows.filter((row) => row.by === by)} />
          ))}
        </table>
      </div>
      <SaveTable name={title} file={{ sheet: (about) => measurementErrorSheet(errors, model, about), analysis }} />
      {biases.map(({ cover, samples, communes, biasDb }) => (
        <p key={cover}>
          {words('measured.bias', {
            cover: coverWord(cover, language),
            bias: f.number(biasDb, 1),
            samples: f.number(samples),
            communes: f.number(communes),
          })}
        </p>
      ))}
      {biases.length === 0 ? (
        <p className={textStyles.note}>{words('measured.biasNone')}</p>
      ) : (
        <>
          <p>
            {check === null
              ? words('measured.checkNone')
              : words('measured.check', {
                  communes: f.number(check.communes),
                  samples: f.number(check.samples),
                  before: f.number(check.rmseBeforeDb, 1),
                  after: f.number(check.rmseAfterDb, 1),
                })}
          </p>
          <p className={textStyles.note}>{words('measured.biasAbout')}</p>
        </>
      )}
    </>
  );
}

function ErrorRows({ by, rows }: { readonly by: ErrorRow['by']; readonly rows: readonly ErrorRow[] }) {
  const words = useMeasuredWords();
  const { t: say, f, language } = useI18n();
  return (
    <tbody>
      {by !== 'all' && (
        <tr className={styles.part}>
          <th scope="rowgroup" colSpan={4}>
            {by === 'operator' ? say('ask.operator') : words('measured.cover')}
          </th>
        </tr>
      )}
      {rows.map(({ name, meanDb, rmseDb, samples }) => (
        <tr key={name} data-strong={by === 'all'}>
          <th scope="row">{by === 'all' ? words('common.all') : by === 'cover' ? coverWord(name, language) : name}</th>
          <td>{f.number(meanDb, 1)}</td>
          <td>{f.number(rmseDb, 1)}</td>
          <td>{f.number(samples)}</td>
        </tr>
      ))}
    </tbody>
  );
}

function Footprints({ errors, analysis }: ErrorsShown) {
  const words = useMeasuredWords();
  const { t: say, f } = useI18n();
  return (
    <>
      <div className={sectionStyles.scroll}>
        <table className={sectionStyles.table}>
          <caption>{words('measured.footprints')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('ask.operator')}</th>
              <th scope="col">{words('measured.inside')}</th>
              <th scope="col">{words('measured.outside')}</th>
              <th scope="col">{words('measured.unusableInside')}</th>
              <th scope="col">{words('measured.unusableOutside')}</th>
            </tr>
          </thead>
          <tbody>
            {errors.footprints.map(({ operator, technology, ...counts }) => (
              <tr key={`${operator} ${technology}`}>
                <th scope="row">
                  {operator} · {technology}
                </th>
                <td>{f.number(counts.usableInside)}</td>
                <td>{f.number(counts.usableOutside)}</td>
                <td>{f.number(counts.unusableInside)}</td>
                <td>{f.number(counts.unusableOutside)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <SaveTable
        name={words('measured.footprints')}
        file={{ sheet: (about) => footprintMatchSheet(errors, about), analysis }}
      />
    </>
  );
}
