import { knowsCoverage } from '../../analysis/verdicts.ts';
import { openImport, setColourBy } from '../../commands/view.ts';
import { PANEL_WORDS } from '../../i18n/words/panel.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import { BulletChart, reportedMarks } from './bullet-chart.tsx';
import styles from './figures.module.css';
import { NewBuildFigures } from './new-build-figures.tsx';
import { ChangedMark, SourceNote } from './notes.tsx';

const WORDS = speaker(PANEL_WORDS);

/** Villages as computed, and the two shared shares, each with its own denominator in words. */
export function KeyFigures() {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const audience = useApp((state) => state.audience);
  const analysis = useApp((state) => state.analysis);
  const baseline = useApp((state) => state.province?.profile.baseline);
  if (!analysis) return null;
  const { villages, positions } = analysis.summary;
  if (!knowsCoverage(analysis)) return <NothingKnown villages={villages.total} />;
  const counts = [
    ['covered', villages.covered],
    ['partial', villages.partial],
    ['uncovered', villages.uncovered],
    ['contradictions', villages.contradictions],
  ] as const;
  return (
    <section className={styles.figures}>
      <h2>{t('figures.title')}</h2>
      <ChangedMark />
      <h3>
        {t('figures.villages')} <span className={textStyles.quiet}>{t('figures.of', { count: villages.total })}</span>
      </h3>
      <ul className={styles.counts}>
        {counts.map(([kind, count]) => (
          <li key={kind} data-kind={kind}>
            <button
              type="button"
              onClick={() => setColourBy({ kind: kind === 'contradictions' ? 'mobile-contradiction' : 'verdict' })}
            >
              <strong>{f.number(count)}</strong>
              <span>{t(`figures.${kind}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <SourceNote roles={['villages', 'stations']} />

      <h3>{t('goal.all')}</h3>
      <p className={textStyles.bigFigure}>
        {positions.share === null ? '–' : f.percent(positions.share)}
        <span className={`${textStyles.kind} ${textStyles.computed}`}>{t('goal.computed')}</span>
      </p>
      <BulletChart
        share={positions.share}
        shown={positions.share === null ? '–' : f.percent(positions.share)}
        label={t('goal.all')}
        marks={reportedMarks(baseline, f, t)}
      />
      <p>{t('goal.allText', { shared: positions.shared, total: positions.total })}</p>
      {baseline && (
        <p className={textStyles.note}>
          {t('goal.allBaseline', {
            value: f.statedPercent(baseline.sharedShareOfAllPositions),
            date: f.date(baseline.date),
          })}
        </p>
      )}
      <SourceNote roles={['stations']} />
      {/* The planner has read them above. */}
      {audience !== 'planner' && (
        <>
          <h3>{t('goal.new')}</h3>
          <NewBuildFigures />
        </>
      )}
    </section>
  );
}

/** Villages alone tell nothing of coverage: no figure is shown for what no file says. */
function NothingKnown({ villages }: { readonly villages: number }) {
  const { language } = useI18n();
  const t = WORDS[language];
  const embedded = useApp((state) => state.embedded);
  return (
    <section className={styles.figures}>
      <h2>{t('figures.title')}</h2>
      <h3>
        {t('figures.villages')} <span className={textStyles.quiet}>{t('figures.of', { count: villages })}</span>
      </h3>
      <p>{t('figures.noStations')}</p>
      {!embedded && (
        <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => openImport()}>
          {t('figures.giveStations')}
        </button>
      )}
      <SourceNote roles={['villages']} />
    </section>
  );
}
