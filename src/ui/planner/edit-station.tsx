import { useState } from 'react';
import type { BaseStation, StationStatus } from '../../model/province.ts';
import type { Edit } from '../../model/scenario.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import formStyles from './form.module.css';
import { PlaceFields, placeOf } from './place-fields.tsx';
import { changedFields, type TypedStation, typedStation } from './station-fields.ts';
import { StationInputs } from './station-inputs.tsx';
import { usePlannerWords } from './use-words.ts';

const STATUSES: readonly StationStatus[] = ['existing', 'planned', 'retired'];

/** One station of a position: where it stands, whether it is on, and what is known of it. */
export function EditStation({
  station,
  edit,
}: {
  readonly station: BaseStation;
  readonly edit: (...edits: Edit[]) => void;
}) {
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
  const [moved, setMoved] = useState<{ readonly lat: string; readonly lon: string } | null>(null);
  if (!profile) return null;
  const typed = moved ?? { lat: lat.toFixed(6), lon: lon.toFixed(6) };
  const place = placeOf(typed, profile);
  return (
    <details className={controls.fold}>
      <summary>{words('station.edit', { station: station.id, operator: station.operator })}</summary>
      <PlaceFields typed={typed} onChange={setMoved} profile={profile} />
      <p className={controls.actions}>
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          disabled={place === null}
          onClick={() => {
            if (place) edit({ kind: 'move', station: station.id, location: place });
            setMoved(null);
          }}
        >
          {words('station.move')}
        </button>
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          onClick={() => edit({ kind: 'switch-station', station: station.id, on: false })}
        >
          {words('station.off')}
        </button>
        {shared && (
          <button
            type="button"
            className={`${controls.button} ${controls.small}`}
            onClick={() => edit({ kind: 'unshare', station: station.id })}
          >
            {words('station.unshare')}
          </button>
        )}
      </p>
      <StationForm station={station} edit={edit} />
    </details>
  );
}

/** What was typed and not set yet lies over what is known, so that an undo is seen here too. */
function StationForm({ station, edit }: { readonly station: BaseStation; readonly edit: (...edits: Edit[]) => void }) {
  const words = usePlannerWords();
  const [touched, setTouched] = useState<Partial<TypedStation>>({});
  const typed = { ...typedStation(station), ...touched };
  const set = (change: Partial<TypedStation>): void => setTouched({ ...touched, ...change });
  const changes = changedFields(typed, station);
  const fault = typeof changes === 'string' ? changes : null;
  return (
    <form
      className={formStyles.stationForm}
      onSubmit={(event) => {
        event.preventDefault();
        if (typeof changes === 'string') return;
        edit({ kind: 'change', station: station.id, fields: changes });
        setTouched({});
      }}
    >
      <StationInputs typed={typed} set={set} fault={fault} statuses={STATUSES} />
      <button
        type="submit"
        className={`${controls.button} ${controls.small}`}
        disabled={fault !== null || Object.keys(changes).length === 0}
      >
        {words('station.change')}
      </button>
    </form>
  );
}
