import { setVillageFilter } from '../../commands/view.ts';
import { DISTRICT_WORDS } from '../../i18n/words/district.ts';
import { useApp } from '../../state/store.ts';
import { FILTER_CHOICES, isFiltered } from '../../state/village-filter.ts';
import controls from '../styles/controls.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './village-filters.module.css';

const WORDS = speaker(DISTRICT_WORDS);

/** What the table and the map are narrowed to. */
export function VillageFilters() {
  const { language } = useI18n();
  const t = WORDS[language];
  const filter = useApp((state) => state.villageFilter);
  const hasFibre = useApp((state) => state.analysis?.fibreShare != null);
  const { verdict, reported, operators, fibre } = FILTER_CHOICES;
  return (
    <search className={styles.filters} aria-label={t('filter.label')}>
      <Choice
        label={t('filter.verdict')}
        value={filter.verdict}
        choices={verdict}
        words={(one) => t(`filter.verdict.${one}`)}
        choose={(one) => setVillageFilter({ verdict: one })}
      />
      <Choice
        label={t('common.reported')}
        value={filter.reported}
        choices={reported}
        words={(one) => t(`filter.reported.${one}`)}
        choose={(one) => setVillageFilter({ reported: one })}
      />
      <Choice
        label={t('common.operators')}
        value={filter.operators}
        choices={operators}
        words={(one) => t(`filter.operators.${one}`)}
        choose={(one) => setVillageFilter({ operators: one })}
      />
      {hasFibre && (
        <Choice
          label={t('common.fibre')}
          value={filter.fibre}
          choices={fibre}
          words={(one) => t(`filter.fibre.${one}`)}
          choose={(one) => setVillageFilter({ fibre: one })}
        />
      )}
      <label className={controls.check}>
        <input
          type="checkbox"
          checked={filter.hanging}
          onChange={({ target }) => setVillageFilter({ hanging: target.checked })}
        />
        {t('filter.hanging')}
      </label>
      {isFiltered(filter) && (
        <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => setVillageFilter()}>
          {t('common.clearFilters')}
        </button>
      )}
    </search>
  );
}

/** The first choice says what the others are about. */
function Choice<One extends string>({
  label,
  value,
  choices,
  words,
  choose,
}: {
  readonly label: string;
  readonly value: One;
  readonly choices: readonly One[];
  readonly words: (one: One) => string;
  readonly choose: (one: One) => void;
}) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ target }) => {
        const chosen = choices.find((one) => one === target.value);
        if (chosen !== undefined) choose(chosen);
      }}
    >
      {choices.map((one) => (
        <option key={one} value={one}>
          {words(one)}
        </option>
      ))}
    </select>
  );
}
