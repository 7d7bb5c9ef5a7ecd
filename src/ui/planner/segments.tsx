import textStyles from '../styles/text.module.css';
import styles from './segments.module.css';
/** A few choices side by side, one of them pressed. */
export function Segments<Key extends string>({
  label,
  options,
  current,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly { readonly key: Key; readonly words: string }[];
  readonly current: Key;
  readonly onChange: (key: Key) => void;
}) {
  return (
    <fieldset className={styles.segments}>
      <legend className={textStyles.srOnly}>{label}</legend>
      {options.map(({ key, words }) => (
        <button key={key} type="button" aria-pressed={key === current} onClick={() => onChange(key)}>
          {words}
        </button>
      ))}
    </fieldset>
  );
}
