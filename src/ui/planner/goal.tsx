import { useEffect } from 'react';
import { knowsCoverage } from '../../analysis/verdicts.ts';
import { lookAtGoal } from '../../commands/questions.ts';
import { useApp } from '../../state/store.ts';
import styles from '../panel/figures.module.css';
import { NewBuildFigures } from '../panel/new-build-figures.tsx';
import { ChangedMark } from '../panel/notes.tsx';
import { useI18n } from '../use-i18n.ts';
import { GoalBreakdown } from './goal-breakdown.tsx';

/** How far the newly built positions are from the goal: what a planner came for, first. */
export function Goal() {
  const { t } = useI18n();
  const analysis = useApp((state) => state.analysis);
  const asked = useApp((state) => state.planner.goal);
  useEffect(() => {
    if (analysis) void lookAtGoal();
  }, [analysis]);
  if (!analysis) return null;
  return (
    <section className={styles.figures}>
      <h2>{t('goal.new')}</h2>
      <ChangedMark />
      {knowsCoverage(analysis) ? (
        <>
          <NewBuildFigures heading="h3" />
          {asked.kind === 'done' && <GoalBreakdown glance={asked.answer.glance} analysis={asked.basis.analysis} />}
        </>
      ) : (
        <p>{t('figures.noStations')}</p>
      )}
    </section>
  );
}
