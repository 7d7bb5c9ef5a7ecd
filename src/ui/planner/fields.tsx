import formStyles from './form.module.css';

/** A choice among a few, with its name before it. */
export function ChoiceLine<Value extends string | number>({
  label,
  mark,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  /** Stands beside the name: what is to be known of the choice made. */
  readonly mark?: React.ReactNode;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly words: string }[];
  readonly onChange: (value: Value) => void;
}) {
  return (
    <label className={formStyles.line}>
      <span>
        {label} {mark}
      </span>
      <select
        value={value}
        onChange={({ target }) => {
          const chosen = options[target.selectedIndex];
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A number that is typed, with its name before it. */
export function NumberLine({
  label,
  value,
  min,
  max,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly min: number;
  readonly max?: number;
  readonly onChange: (value: string) => void;
}) {
  return (
    <label className={formStyles.line}>
      <span>{label}</span>
      <input type="number" min={min} max={max} value={value} onChange={({ target }) => onChange(target.value)} />
    </label>
  );
}
