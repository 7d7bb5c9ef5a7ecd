import { useState } from 'react';
import { newStationIds } from '../../analysis/scenario/edits-from.ts';
import { editScenario } from '../../commands/planner/edit-scenario.ts';
import { useApp } from '../../state/store.ts';
import { useDetail } from '../use-detail.ts';
import { PlaceFields, placeOf } from './place-fields.tsx';
import { TechnologyChecks } from './technology-checks.tsx';
import { useNewScenarioName } from './use-planner.ts';
import { usePlannerWords } from './use-words.ts';

/** A station that the data do not have, at a place that is typed or taken from the map's middle. */
export function AddStation() {
  const { t } = useDetail();
  const words = usePlannerWords();
  const profile = useApp((state) => state.province?.profile);
  const stations = useApp((state) => state.stations);
  const newName = useNewScenarioName();
  const camera = useApp((state) => state.camera);
  const [typed, setTyped] = useState({ lat: '', lon: '' });
  const [operator, setOperator] = useState('');
  const [technologies, setTechnologies] = useState<readonly string[]>(['4G']);
  const [status, setStatus] = useState<'planned' | 'existing'>('planned');
  if (!profile) return null;
  const place = placeOf(typed, profile);
  const who = operator || (profile.operators[0]?.id ?? '');
  return (
    <details className="fold add-station">
      <summary>{words('add.title')}</summary>
      <label className="plan-line">
        <span>{t('position.operator')}</span>
        <select value={who} onChange={({ target }) => setOperator(target.value)}>
          {profile.operators.map(({ id }) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </select>
      </label>
      <TechnologyChecks chosen={technologies} onChange={setTechnologies} />
      <label className="plan-line">
        <span>{t('position.status')}</span>
        <select
          value={status}
          onChange={({ target }) => setStatus(target.value === 'existing' ? 'existing' : 'planned')}
        >
          <option value="planned">{t('status.planned')}</option>
          <option value="existing">{t('status.existing')}</option>
        </select>
      </label>
      <PlaceFields typed={typed} onChange={setTyped} profile={profile} />
      <p className="actions">
        <button
          type="button"
          className="button small"
          disabled={camera === null}
          onClick={() => camera && setTyped({ lat: camera.centre[1].toFixed(5), lon: camera.centre[0].toFixed(5) })}
        >
          {words('add.middle')}
        </button>
        <button
          type="button"
          className="button small primary"
          disabled={place === null || technologies.length === 0}
          onClick={() => {
            if (!place) return;
            const id = newStationIds(stations).next().value;
            void editScenario(
              [{ kind: 'add', station: { id, operator: who, technologies, location: place, status } }],
              newName,
            );
            setTyped({ lat: '', lon: '' });
          }}
        >
          {words('add.do')}
        </button>
      </p>
    </details>
  );
}
