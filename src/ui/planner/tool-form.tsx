import { stopAsking } from '../../commands/questions.ts';
import type { PlannerQuestion } from '../../model/questions.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { AskedStatus } from './asked-status.tsx';
import toolStyles from './tool.module.css';
import { useAsked } from './use-planner.ts';

interface ToolAction {
  readonly words: string;
  readonly ask: () => void;
}

/**
 * What a tool is asked: its fields, what is wrong with them, the buttons that ask (the first is
 * the main one), how far the answer is with a way to stop it, and whether it is an old one.
 */
export function ToolForm({
  label,
  question,
  fields,
  wrong = null,
  actions = [],
  now,
  again,
  children,
}: {
  readonly label: string;
  readonly question: 'plan' | 'pairs' | 'gaps';
  readonly fields: React.ReactNode;
  /** Why it cannot be asked so; null: it can. */
  readonly wrong?: string | null;
  readonly actions?: readonly ToolAction[];
  /** What would be asked now; null: it cannot be asked so. */
  readonly now: PlannerQuestion | null;
  /** Asks it; absent: as the first button does. */
  readonly again?: () => void;
  readonly children?: React.ReactNode;
}) {
  const isKnown = useApp((state) => state.candidates !== null);
  const { asked, stale } = useAsked(question, now);
  const buttons = actions.map(({ words, ask }, index) => (
    <button
      key={words}
      type="button"
      className={index === 0 ? `${controls.button} ${controls.primary}` : controls.button}
      disabled={!isKnown || wrong !== null || asked.kind === 'running'}
      onClick={ask}
    >
      {words}
    </button>
  ));
  return (
    <section aria-label={label}>
      {fields}
      {wrong !== null && (
        <p className={textStyles.missed} role="alert">
          {wrong}
        </p>
      )}
      {buttons.length > 1 ? <p className={`${controls.actions} ${toolStyles.actions}`}>{buttons}</p> : buttons}
      <AskedStatus
        asked={asked}
        stale={stale}
        onStop={() => stopAsking(question)}
        again={wrong === null && isKnown ? (again ?? actions[0]?.ask) : undefined}
      />
      {children}
    </section>
  );
}
