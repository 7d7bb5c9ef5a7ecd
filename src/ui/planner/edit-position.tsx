import { useState } from 'react';
import { openTab } from '../../commands/open-tab.ts';
import { editScenario } from '../../commands/planner/edit-scenario.ts';
import { switchOff } from '../../commands/switch-off.ts';
import type { BaseStation } from '../../model/province.ts';
import type { Position } from '../../model/results.ts';
import type { Edit, StationFields } from '../../model/scenario.ts';
import { RADIUS_SPEC } from '../../state/parameter-specs.ts';
import { useApp } from '../../state/store.ts';
import { useDetail } from '../use-detail.ts';
import { PlaceFields, placeOf } from './place-fields.tsx';
import { useNewScenarioName } from './use-planner.ts';
import { usePlannerWords } from './use-words.ts';
import './planner.css';

/** What the planner can do with one position: try without it, and edit it in a scenario. */
export function EditPosition({ position }: { readonly position: Position }) {
  const words = usePlannerWords();
  const off = useApp((state) => state.workbench.off.includes(position.id));
  const stations = useApp((state) => state.stations);
  const open = useApp((state) => state.planner.open?.scenario.name);
  const newName = useNewScenarioName();
  const own = position.stations.flatMap((index) => stations[index] ?? []);
  const edit = (...edits: Edit[]): void => void editScenario(edits, newName);
  return (
    <section className="edit-position">
      <h3>{words('position.plan')}</h3>
      <p className="actions">
        {position.existingOperators.length > 0 && (
          <button
            type="button"
            className="button small"
            aria-pressed={off}
            onClick={() => {
              switchOff(position.id, !off);
              openTab('failure');
            }}
          >
            {words('position.tryOff')}
          </button>
        )}
        <button
          type="button"
          className="button small"
          onClick={() => edit({ kind: 'switch-position', position: position.id, on: false })}
        >
          {words('position.off')}
        </button>
      </p>
      <p className="note">
        {open === undefined ? words('position.begins') : words('position.goesInto', { name: open })}{' '}
        {own.length === 1 ? words('position.drag') : words('position.noDrag')}
      </p>
      {own.map((station) => (
        <EditStation key={station.id} station={station} edit={edit} />
      ))}
    </section>
  );
}

function EditStation({ station, edit }: { readonly station: BaseStation; readonly edit: (...edits: Edit[]) => void }) {
  const { t } = useDetail();
  const words = usePlannerWords();
  const profile = useApp((state) => state.province?.profile);
  const shared = useApp((state) =>
    (state.planner.open?.scenario.edits ?? []).reduce(
      (found, one) =>
        'station' in one && one.station === station.id
          ? one.kind === 'share' || (one.kind !== 'unshare' && found)
          : found,
      false,
    ),
  );
  const [lon, lat] = station.location;
  const [typed, setTyped] = useState({ lat: lat.toFixed(6), lon: lon.toFixed(6) });
  const [fields, setFields] = useState({
    heightM: station.heightM === null ? '' : String(station.heightM),
    tenantSlots: station.tenantSlots === null ? '' : String(station.tenantSlots),
    radiusM: station.radiusM['*'] === undefined ? '' : String(station.radiusM['*']),
    technologies: station.technologies,
  });
  if (!profile) return null;
  const place = placeOf(typed, profile);
  const changes = fieldsOf(fields, station);
  return (
    <details className="fold">
      <summary>{words('station.edit', { station: station.id, operator: station.operator })}</summary>
      <PlaceFields typed={typed} onChange={setTyped} profile={profile} />
      <p className="actions">
        <button
          type="button"
          className="button small"
          disabled={place === null}
          onClick={() => place && edit({ kind: 'move', station: station.id, location: place })}
        >
          {words('station.move')}
        </button>
        <button
          type="button"
          className="button small"
          onClick={() => edit({ kind: 'switch-station', station: station.id, on: false })}
        >
          {words('station.off')}
        </button>
        {shared && (
          <button type="button" className="button small" onClick={() => edit({ kind: 'unshare', station: station.id })}>
            {words('station.unshare')}
          </button>
        )}
      </p>
      <div className="place">
        <label>
          <span>
            {t('position.height')} ({t('unit.metre')})
          </span>
          <input
            type="text"
            inputMode="decimal"
            value={fields.heightM}
            onChange={({ target }) => setFields({ ...fields, heightM: target.value })}
          />
        </label>
        <label>
          <span>{t('position.slotsColumn')}</span>
          <input
            type="text"
            inputMode="numeric"
            value={fields.tenantSlots}
            onChange={({ target }) => setFields({ ...fields, tenantSlots: target.value })}
          />
        </label>
        <label>
          <span>
            {words('station.radius')} ({t('unit.metre')})
          </span>
          <input
            type="text"
            inputMode="numeric"
            value={fields.radiusM}
            onChange={({ target }) => setFields({ ...fields, radiusM: target.value })}
          />
        </label>
      </div>
      <fieldset className="plan-line checks">
        <legend>{t('position.technologies')}</legend>
        {profile.technologies.map(({ id }) => (
          <label key={id} className="check">
            <input
              type="checkbox"
              checked={fields.technologies.includes(id)}
              onChange={({ target }) =>
                setFields({
                  ...fields,
                  technologies: profile.technologies
                    .map((one) => one.id)
                    .filter((one) => (one === id ? target.checked : fields.technologies.includes(one))),
                })
              }
            />
            {id}
          </label>
        ))}
      </fieldset>
      {changes === null && (
        <p className="missed" role="alert">
          {words('station.wrong')}
        </p>
      )}
      <button
        type="button"
        className="button small"
        disabled={changes === null}
        onClick={() => changes && edit({ kind: 'change', station: station.id, fields: changes })}
      >
        {words('station.change')}
      </button>
    </details>
  );
}

/** Empty means unknown; null where something typed is no such number. */
function fieldsOf(
  typed: {
    readonly heightM: string;
    readonly tenantSlots: string;
    readonly radiusM: string;
    readonly technologies: readonly string[];
  },
  station: BaseStation,
): StationFields | null {
  const number = (text: string): number | null => (text.trim() === '' ? null : Number(text.trim().replace(',', '.')));
  const [heightM, tenantSlots, radius] = [typed.heightM, typed.tenantSlots, typed.radiusM].map(number);
  if (heightM === undefined || tenantSlots === undefined || radius === undefined) return null;
  if (heightM !== null && !(heightM >= 0 && heightM <= 1000)) return null;
  if (tenantSlots !== null && !(Number.isInteger(tenantSlots) && tenantSlots >= 0 && tenantSlots <= 100)) return null;
  if (radius !== null && !(radius >= RADIUS_SPEC.min && radius <= RADIUS_SPEC.max)) return null;
  if (typed.technologies.length === 0) return null;
  // One radius for every technology takes the place of those given one by one.
  const radiusM = radius === null ? station.radiusM : { '*': radius };
  return { heightM, tenantSlots, radiusM, technologies: typed.technologies };
}
