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
    <fieldset className="segments">
      <legend className="for-ears">{label}</legend>
      {options.map(({ key, words }) => (
        <button key={key} type="button" aria-pressed={key === current} onClick={() => onChange(key)}>
          {words}
        </button>
      ))}
    </fieldset>
  );
}
