import { select } from '../../commands/selection.ts';
import type { Theme } from '../../map/view.ts';
import { useApp } from '../../state/store.ts';
import { useChosenCandidate, useChosenPair } from '../chosen-candidate.ts';
import { CandidateCard, PairCard } from '../planner/late.ts';
import { useI18n } from '../use-i18n.ts';
import articleStyles from './article.module.css';
import { PositionInspector } from './position-inspector.tsx';
import { VillageInspector } from './village-inspector.tsx';

/** What is behind the colour of what is selected. */
export function Inspector({ theme }: { readonly theme: Theme }) {
  const { t } = useI18n();
  const selection = useApp((state) => state.selection);
  const candidate = useChosenCandidate();
  const pair = useChosenPair();
  if (!selection) return null;
  return (
    <>
      <button
        type="button"
        className={articleStyles.close}
        aria-label={t('app.close')}
        title={t('app.close')}
        onClick={() => select(null)}
      >
        ×
      </button>
      {candidate ? (
        <CandidateCard candidate={candidate} theme={theme} />
      ) : pair ? (
        <PairCard pair={pair} theme={theme} />
      ) : selection.kind === 'village' ? (
        <VillageInspector index={selection.index} />
      ) : (
        <PositionInspector index={selection.index} theme={theme} />
      )}
    </>
  );
}
