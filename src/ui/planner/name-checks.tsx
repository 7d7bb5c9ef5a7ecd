import controls from '../styles/controls.module.css';
import formStyles from './form.module.css';
/** Some of a few names, in the order they have; e.g. which of the profile's technologies a station has. */
export function NameChecks({
  legend,
  all,
  chosen,
  onChange,
}: {
  readonly legend: string;
  readonly all: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}) {
  return (
    <fieldset className={`${formStyles.line} ${formStyles.checks}`}>
      <legend>{legend}</legend>
      {all.map((name) => (
        <label key={name} className={controls.check}>
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={({ target }) =>
              onChange(all.filter((one) => (one === name ? target.checked : chosen.includes(one))))
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
