import { PANEL_WORDS } from '../../i18n/words/panel.ts';
import { hasEnded } from '../../model/parameters.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import { BulletChart } from './bullet-chart.tsx';
import styles from './figures.module.css';
import { SourceNote } from './notes.tsx';

const WORDS = speaker(PANEL_WORDS);

/** Shared share of newly built positions in both readings, the official one first, each with its denominator in words. */
export function NewBuildFigures({ heading: Heading = 'h4' }: { readonly heading?: 'h3' | 'h4' }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const newBuild = useApp((state) => state.analysis?.summary.newBuild);
  if (!newBuild) return null;
  const { period, official } = newBuild;
  const dates = { from: f.date(period.from), to: f.date(period.to) };
  const readings =
    official === 'deployment' ? (['deployment', 'greenfield'] as const) : (['greenfield', 'deployment'] as const);
  return (
    <>
      {readings.map((reading) => {
        const { share, shared, locations, goal, met, missing } = newBuild[reading];
        const shown = share === null ? '–' : f.percent(share);
        return (
          <div key={reading} className={styles.reading}>
            <Heading className={styles.readingName}>
              {t(`goal.${reading}`)}
              {reading === official && (
                <span className={`${textStyles.kind} ${textStyles.officialMark}`}>{t('goal.official')}</span>
              )}
            </Heading>
            <p className={textStyles.bigFigure}>
              {shown}
              <span className={`${textStyles.kind} ${textStyles.computed}`}>{t('goal.computed')}</span>
            </p>
            {locations > 0 && (
              <p className={met ? textStyles.met : textStyles.missed}>
                {met ? t('goal.met') : t('goal.notMet', { count: missing })}
              </p>
            )}
            <BulletChart
              share={share}
              shown={shown}
              label={t(`goal.${reading}`)}
              marks={[{ kind: 'goal', share: goal, label: `> ${f.statedPercent(goal)} ${t('goal.plan')}` }]}
            />
            <p>
              {locations > 0
                ? t(`goal.about.${reading}`, { shared, total: locations, ...dates })
                : t('goal.newEmpty', dates)}
            </p>
            {reading === 'greenfield' && <p className={textStyles.note}>{t('goal.greenfieldNote')}</p>}
          </div>
        );
      })}
      {hasEnded(period) && <p className={textStyles.note}>{t('goal.ended', dates)}</p>}
      <p className={textStyles.note}>{t('goal.line', { value: f.statedPercent(period.goal) })}</p>
      {newBuild.unknownCommissioning > 0 && (
        <p className={textStyles.note}>{t('goal.unknownDates', { count: newBuild.unknownCommissioning })}</p>
      )}
      <SourceNote roles={['stations']} />
    </>
  );
}
