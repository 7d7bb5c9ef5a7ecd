import type { PlannerAnswer } from '../../model/questions.ts';
import type { Asked } from '../../state/planner.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import toolStyles from './tool.module.css';
import { usePlannerWords } from './use-words.ts';

/** A question under way, with its progress and gap and a way to stop it; or why there is no answer. */
export function AskedStatus({
  asked,
  stale,
  onStop,
  again,
}: {
  readonly asked: Asked<PlannerAnswer>;
  readonly stale: boolean;
  readonly onStop: () => void;
  /** Asks anew what an old answer is about. */
  readonly again?: (() => void) | undefined;
}) {
  const { t, f } = useI18n();
  const words = usePlannerWords();
  return (
    <div className={toolStyles.asked} role="status">
      {asked.kind === 'running' && (
        <p className={toolStyles.askedRunning}>
          <Bar asked={asked} label={words(`ask.${asked.progress?.stage ?? 'start'}`)} />
          <span>
            {words(`ask.${asked.progress?.stage ?? 'start'}`)}
            {asked.progress?.gap != null && ` ${words('ask.gap', { gap: f.percent(asked.progress.gap) })}`}
          </span>
          <button type="button" className={`${controls.button} ${controls.small}`} onClick={onStop}>
            {t('status.stop')}
          </button>
        </p>
      )}
      {asked.kind === 'stopped' && <p>{words('ask.stopped')}</p>}
      {asked.kind === 'done' && asked.stopped && !isSettled(asked.answer) && (
        <p className={textStyles.changedMark}>{words('ask.stoppedBest')}</p>
      )}
      {asked.kind === 'refused' && <p className={textStyles.missed}>{words(`obstacle.${asked.obstacle}`)}</p>}
      {asked.kind === 'failed' && <p className={textStyles.missed}>{words('ask.failed')}</p>}
      {stale && (
        <p className={textStyles.changedMark}>
          <strong>{words('ask.older')}</strong>{' '}
          {again ? (
            <button type="button" className={`${controls.button} ${controls.small}`} onClick={again}>
              {words('ask.again')}
            </button>
          ) : (
            words('ask.stale')
          )}
        </p>
      )}
    </div>
  );
}

/** Nothing is left to be found: a stop that came this late took nothing away. */
function isSettled(answer: PlannerAnswer): boolean {
  switch (answer.kind) {
    case 'plan':
      return answer.plan.status === 'optimal' || answer.plan.status === 'infeasible';
    case 'pairs':
      return answer.potential.proven;
    case 'gaps':
      return answer.filling.optimum.every(({ proven }) => proven);
    default:
      return true;
  }
}

function Bar({
  asked: { progress },
  label,
}: {
  readonly asked: Extract<Asked<PlannerAnswer>, { kind: 'running' }>;
  readonly label: string;
}) {
  const counted = progress !== null && progress.total > 0;
  return <progress aria-label={label} max={1} {...(counted ? { value: progress.done / progress.total } : {})} />;
}
