import { useState } from 'react';
import { newStationIds } from '../../analysis/scenario/edits-from.ts';
import { editScenario } from '../../commands/scenarios.ts';
import { NOTHING_KNOWN } from '../../model/new-station.ts';
import type { Profile } from '../../model/profile.ts';
import type { BaseStation } from '../../model/province.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import formStyles from './form.module.css';
import { PlaceFields, placeOf } from './place-fields.tsx';
import { changedFields, type TypedStation, typedStation } from './station-fields.ts';
import { StationInputs } from './station-inputs.tsx';
import { useNewScenarioName } from './use-planner.ts';
import { usePlannerWords } from './use-words.ts';

const STATUSES = ['planned', 'existing'] as const;
const NOWHERE = { lat: '', lon: '' };

/** A station that the data do not have, at a place that is typed or taken from the map's middle. */
export function AddStation() {
  const words = usePlannerWords();
  const profile = useApp((state) => state.province?.profile);
  const stations = useApp((state) => state.stations);
  const newName = useNewScenarioName();
  const camera = useApp((state) => state.camera);
  const [place, setPlace] = useState(NOWHERE);
  const [touched, setTouched] = useState<Partial<TypedStation>>({});
  if (!profile) return null;
  const fresh = freshStation(profile);
  const typed = { ...typedStation(fresh), ...touched };
  const fields = changedFields(typed, fresh);
  const location = placeOf(place, profile);
  return (
    <details className={controls.fold}>
      <summary>{words('add.title')}</summary>
      <form
        className={formStyles.stationForm}
        onSubmit={(event) => {
          event.preventDefault();
          if (!location || typeof fields === 'string') return;
          const { operator, technologies } = typed;
          const status = STATUSES.find((one) => one === typed.status) ?? 'planned';
          const id = newStationIds(stations).next().value;
          void editScenario(
            [{ kind: 'add', station: { ...fields, id, operator, technologies, location, status } }],
            newName,
          );
          setPlace(NOWHERE);
        }}
      >
        <PlaceFields typed={place} onChange={setPlace} profile={profile} />
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          disabled={camera === null}
          onClick={() => camera && setPlace({ lat: camera.centre[1].toFixed(5), lon: camera.centre[0].toFixed(5) })}
        >
          {words('add.middle')}
        </button>
        <StationInputs
          typed={typed}
          set={(change) => setTouched({ ...touched, ...change })}
          fault={typeof fields === 'string' ? fields : null}
          statuses={STATUSES}
        />
        <button
          type="submit"
          className={`${controls.button} ${controls.small} ${controls.primary}`}
          disabled={location === null || typeof fields === 'string'}
        >
          {words('add.do')}
        </button>
      </form>
    </details>
  );
}

/** As it is before anything is typed: the profile's first operator, in 4G where there is one. */
function freshStation({ operators, technologies }: Pick<Profile, 'operators' | 'technologies'>): BaseStation {
  const usual = technologies.find(({ id }) => id === '4G') ?? technologies.at(-1);
  return {
    ...NOTHING_KNOWN,
    id: '',
    operator: operators[0]?.id ?? '',
    technologies: usual ? [usual.id] : [],
    location: [0, 0],
    status: 'planned',
  };
}
