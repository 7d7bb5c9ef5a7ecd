import { useId, useState } from 'react';
import type { PlaceFilter } from './candidate-filter.ts';
import filterStyles from './filter-bar.module.css';
import { unitNamed } from './use-planner-units.ts';
import { usePlannerWords } from './use-words.ts';

/** A value to choose, and its words. */
export interface Choice {
  readonly value: string;
  readonly words: string;
}

/** District (where the province has any) and commune, the latter found by what is typed. */
export function PlaceFilterFields({
  place,
  districts,
  communes,
  onChange,
}: {
  readonly place: PlaceFilter;
  /** Empty where the province has no such tier. */
  readonly districts: readonly Choice[];
  readonly communes: readonly Choice[];
  readonly onChange: (change: Partial<PlaceFilter>) => void;
}) {
  const t = usePlannerWords();
  return (
    <>
      {districts.length > 0 && (
        <Select
          name={t('search.district')}
          any={t('filter.anyDistrict')}
          value={place.district}
          options={districts}
          onChange={(district) => onChange({ district })}
        />
      )}
      <SearchedUnit
        name={t('filter.commune')}
        units={communes}
        value={place.commune}
        onChange={(commune) => onChange({ commune })}
      />
    </>
  );
}

/** One choice; its first option says what it is about. */
export function Select({
  name,
  any,
  value,
  options,
  onChange,
}: {
  readonly name: string;
  readonly any: string;
  readonly value: string;
  readonly options: readonly Choice[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <select
      aria-label={name}
      className={value === '' ? undefined : filterStyles.chosen}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      <option value="">{any}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.words}
        </option>
      ))}
    </select>
  );
}

/** One of many units by its name: what is typed narrows the list, and counts once it is a name of it. */
function SearchedUnit({
  name,
  units,
  value,
  onChange,
}: {
  readonly name: string;
  readonly units: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const chosen = units.find((unit) => unit.value === value)?.words;
  if (units.length === 0) return null;
  return (
    <>
      <input
        type="search"
        list={id}
        aria-label={name}
        placeholder={name}
        className={value === '' ? undefined : filterStyles.chosen}
        value={chosen ?? typed}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(unitNamed(target.value, units));
        }}
      />
      <datalist id={id}>
        {units.map((unit) => (
          <option key={unit.value} value={unit.words} />
        ))}
      </datalist>
    </>
  );
}
