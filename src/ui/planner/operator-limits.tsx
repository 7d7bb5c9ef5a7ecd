import { setPlanForm } from '../../commands/workbench.ts';
import { PLAN_MONEY_WORDS } from '../../i18n/words/plan-money.ts';
import type { OperatorLimit } from '../../model/plan.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import { NumberLine } from './fields.tsx';

const WORDS = speaker(PLAN_MONEY_WORDS);

/** How much a plan may ask of each operator: at most so many moves, at most so much loss. */
export function OperatorLimitsForm() {
  const { language } = useI18n();
  const t = WORDS[language];
  const operators = useApp((state) => state.province?.profile.operators) ?? [];
  const limits = useApp((state) => state.workbench.plan.limits) ?? [];
  const change = (operator: string, part: Partial<OperatorLimit>): void => {
    const known = limits.find((one) => one.operator === operator) ?? { operator, mostMoves: null, mostLoss: null };
    const changed = { ...known, ...part };
    const others = limits.filter((one) => one.operator !== operator);
    const isEmpty = changed.mostMoves === null && changed.mostLoss === null;
    setPlanForm({ limits: isEmpty ? others : [...others, changed] });
  };
  return (
    <details className={controls.fold}>
      <summary>{t('limits.title')}</summary>
      {operators.map(({ id }) => {
        const limit = limits.find(({ operator }) => operator === id);
        return (
          <fieldset key={id}>
            <legend>{id}</legend>
            <NumberLine
              label={t('limits.moves')}
              min={0}
              value={String(limit?.mostMoves ?? '')}
              onChange={(text) => change(id, { mostMoves: wholeOf(text) })}
            />
            <NumberLine
              label={t('limits.loss')}
              min={0}
              value={String(limit?.mostLoss ?? '')}
              onChange={(text) => change(id, { mostLoss: numberOf(text) })}
            />
          </fieldset>
        );
      })}
    </details>
  );
}

/** Null: no limit. */
function numberOf(text: string): number | null {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

function wholeOf(text: string): number | null {
  const value = numberOf(text);
  return value === null ? null : Math.floor(value);
}
