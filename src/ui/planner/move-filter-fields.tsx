import { useDetail } from '../use-detail.ts';
import filterStyles from './filter-bar.module.css';
import { GATE_CHOICES, type MoveFilter } from './move-filter.ts';
import { Select } from './place-choice.tsx';
import { usePlannerWords } from './use-words.ts';

/** Which gate fails, whose the host is, and a box that searches ids and operators. */
export function MoveFilterFields({
  filter,
  operators,
  onChange,
}: {
  readonly filter: MoveFilter;
  readonly operators: readonly string[];
  readonly onChange: (change: Partial<MoveFilter>) => void;
}) {
  const { t } = useDetail();
  const words = usePlannerWords();
  return (
    <>
      <input
        type="search"
        aria-label={words('filter.search')}
        placeholder={words('filter.search')}
        className={filter.text === '' ? undefined : filterStyles.chosen}
        value={filter.text}
        onChange={({ target }) => onChange({ text: target.value })}
      />
      <Select
        name={words('filter.hostOperator')}
        any={words('filter.anyHostOperator')}
        value={filter.hostOperator}
        options={operators.map((id) => ({ value: id, words: words('filter.hostOf', { operator: id }) }))}
        onChange={(hostOperator) => onChange({ hostOperator })}
      />
      <Select
        name={words('common.conditions')}
        any={words('filter.anyGate')}
        value={filter.gate}
        options={GATE_CHOICES.map((gate) => ({
          value: gate,
          words: gate === 'survey' ? t('candidate.survey') : words('filter.fails', { gate: t(`gateFails.${gate}`) }),
        }))}
        onChange={(value) => onChange({ gate: GATE_CHOICES.find((gate) => gate === value) ?? '' })}
      />
    </>
  );
}
