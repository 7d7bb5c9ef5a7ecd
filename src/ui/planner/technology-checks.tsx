import { useApp } from '../../state/store.ts';
import { useDetail } from '../use-detail.ts';

/** Which of the profile's technologies a station has, in the profile's order. */
export function TechnologyChecks({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}) {
  const { t } = useDetail();
  const all = (useApp((state) => state.province?.profile.technologies) ?? []).map(({ id }) => id);
  return (
    <fieldset className="plan-line checks">
      <legend>{t('position.technologies')}</legend>
      {all.map((id) => (
        <label key={id} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ target }) =>
              onChange(all.filter((one) => (one === id ? target.checked : chosen.includes(one))))
            }
          />
          {id}
        </label>
      ))}
    </fieldset>
  );
}
