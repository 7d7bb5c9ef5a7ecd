import { useApp } from '../../state/store.ts';
import { NewBuildFigures } from '../panel/new-build-figures.tsx';
import { ChangedMark } from '../panel/notes.tsx';
import { useI18n } from '../use-i18n.ts';

/** How far the newly built positions are from the goal: what a planner came for, first. */
export function Goal() {
  const { t } = useI18n();
  const known = useApp((state) => state.analysis !== null);
  if (!known) return null;
  return (
    <section className="figures goal">
      <h2>{t('goal.new')}</h2>
      <ChangedMark />
      <NewBuildFigures />
    </section>
  );
}
