import controls from '../styles/controls.module.css';
import { useI18n } from '../use-i18n.ts';
import { PHONE, useMedia } from '../use-media.ts';
import { type CandidateFilter, NO_CANDIDATE_FILTER } from './candidate-filter.ts';
import filterStyles from './filter-bar.module.css';
import { withChoice } from './move-filter.ts';
import { MoveFilterFields } from './move-filter-fields.tsx';
import { type Choice, PlaceFilterFields, Select } from './place-choice.tsx';
import { usePlannerWords } from './use-words.ts';

const DISTANCES_M = [100, 200, 300, 400, 500] as const;
const KEPT_SHARES = [0.9, 0.95, 0.98, 0.99, 1] as const;

/** The filters as one line of choices; each says in its first option what it is about. */
export function FilterBar({
  filter,
  onChange,
  operators,
  districts,
  communes,
  structures,
}: {
  readonly filter: CandidateFilter;
  readonly onChange: (filter: CandidateFilter) => void;
  readonly operators: readonly string[];
  /** Empty where the province has no such tier. */
  readonly districts: readonly Choice[];
  readonly communes: readonly Choice[];
  readonly structures: readonly Choice[];
}) {
  const { f } = useI18n();
  const t = usePlannerWords();
  const phone = useMedia(PHONE);
  const set = (change: Partial<CandidateFilter>): void => onChange(withChoice(filter, change));
  const bar = (
    <search className={filterStyles.bar} aria-label={t('candidates.filter')}>
      <label className={controls.check}>
        <input
          type="checkbox"
          checked={filter.onlyPassing}
          onChange={({ target }) => set({ onlyPassing: target.checked })}
        />
        {t('filter.passing')}
      </label>
      <Select
        name={t('ask.operator')}
        any={t('filter.anyOperator')}
        value={filter.operator}
        options={operators.map((id) => ({ value: id, words: id }))}
        onChange={(operator) => set({ operator })}
      />
      <MoveFilterFields filter={filter} operators={operators} onChange={set} />
      <PlaceFilterFields place={filter} districts={districts} communes={communes} onChange={set} />
      <Select
        name={t('common.rule')}
        any={t('filter.anyRule')}
        value={filter.rule}
        options={[
          { value: 'mandatory', words: t('filter.mandatory') },
          { value: 'voluntary', words: t('filter.voluntary') },
        ]}
        onChange={(rule) => set({ rule: rule === 'mandatory' || rule === 'voluntary' ? rule : '' })}
      />
      <Select
        name={t('filter.distance')}
        any={t('filter.anyDistance')}
        value={filter.mostM === null ? '' : String(filter.mostM)}
        options={DISTANCES_M.map((m) => ({
          value: String(m),
          words: t('filter.within', { distance: f.distance(m) }),
        }))}
        onChange={(mostM) => set({ mostM: mostM === '' ? null : Number(mostM) })}
      />
      <Select
        name={t('filter.kept')}
        any={t('filter.anyKept')}
        value={filter.leastKept === null ? '' : String(filter.leastKept)}
        options={KEPT_SHARES.map((share) => ({
          value: String(share),
          words: t('filter.keptFrom', { share: f.percent(share, 0) }),
        }))}
        onChange={(kept) => set({ leastKept: kept === '' ? null : Number(kept) })}
      />
      <Select
        name={t('common.freeSlots')}
        any={t('filter.anySlots')}
        value={filter.slots}
        options={(['free', 'unknown', 'none'] as const).map((slots) => ({
          value: slots,
          words: t(`filter.${slots}`),
        }))}
        onChange={(slots) => set({ slots: slots === 'free' || slots === 'unknown' || slots === 'none' ? slots : '' })}
      />
      <Select
        name={t('filter.structure')}
        any={t('filter.anyStructure')}
        value={filter.structure}
        options={structures}
        onChange={(structure) => set({ structure })}
      />
      {JSON.stringify(filter) !== JSON.stringify(NO_CANDIDATE_FILTER) && (
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          onClick={() => onChange(NO_CANDIDATE_FILTER)}
        >
          {t('common.clearFilters')}
        </button>
      )}
    </search>
  );
  if (!phone) return bar;
  return (
    <details className={`${controls.fold} ${filterStyles.fold}`}>
      <summary>{t('candidates.filter')}</summary>
      {bar}
    </details>
  );
}
