import { useState } from 'react';
import type { BaseStation, StationStatus } from '../../model/province.ts';
import type { Edit } from '../../model/scenario.ts';
import { useApp } from '../../state/store.ts';
import { KNOWN_STRUCTURES, structureWords } from '../structure-words.ts';
import { useDetail } from '../use-detail.ts';
import { PlaceFields, placeOf } from './place-fields.tsx';
import { changedFields, type TypedStation, typedStation } from './station-fields.ts';
import { TechnologyChecks } from './technology-checks.tsx';
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
    <details className="fold">
      <summary>{words('station.edit', { station: station.id, operator: station.operator })}</summary>
      <PlaceFields typed={typed} onChange={setMoved} profile={profile} />
      <p className="actions">
        <button
          type="button"
          className="button small"
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
      <StationForm station={station} edit={edit} />
    </details>
  );
}

/** What was typed and not set yet lies over what is known, so that an undo is seen here too. */
function StationForm({ station, edit }: { readonly station: BaseStation; readonly edit: (...edits: Edit[]) => void }) {
  const i18n = useDetail();
  const { t } = i18n;
  const words = usePlannerWords();
  const profile = useApp((state) => state.province?.profile);
  const [touched, setTouched] = useState<Partial<TypedStation>>({});
  if (!profile) return null;
  const typed = { ...typedStation(station), ...touched };
  const set = (change: Partial<TypedStation>): void => setTouched({ ...touched, ...change });
  const changes = changedFields(typed, station);
  const fault = typeof changes === 'string' ? changes : null;
  const date = typed.status === 'planned' ? 'plannedDate' : 'commissioned';
  const structures = [...new Set<string>(['', ...KNOWN_STRUCTURES, typed.structure])];
  return (
    <form
      className="station-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (typeof changes === 'string') return;
        edit({ kind: 'change', station: station.id, fields: changes });
        setTouched({});
      }}
    >
      <div className="field-grid">
        <label>
          <span>{t('position.operator')}</span>
          <select value={typed.operator} onChange={({ target }) => set({ operator: target.value })}>
            {profile.operators.map(({ id }) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('position.structure')}</span>
          <select value={typed.structure} onChange={({ target }) => set({ structure: target.value })}>
            {structures.map((one) => (
              <option key={one} value={one}>
                {one === '' ? words('station.unknown') : structureWords(one, i18n)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('position.status')}</span>
          <select
            value={typed.status}
            onChange={({ target }) => set({ status: STATUSES.find((one) => one === target.value) ?? typed.status })}
          >
            {STATUSES.map((one) => (
              <option key={one} value={one}>
                {t(`status.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words(`station.${date}`)}</span>
          <input
            type="date"
            aria-invalid={fault === 'date' || undefined}
            value={typed[date]}
            onChange={({ target }) => set({ [date]: target.value })}
          />
        </label>
        {(
          [
            ['heightM', `${t('position.height')} (${t('unit.metre')})`],
            ['tenantSlots', t('position.slotsColumn')],
            ['radiusM', `${words('station.radius')} (${t('unit.metre')})`],
            ['sectors', words('station.sectors')],
          ] as const
        ).map(([key, name]) => (
          <label key={key}>
            <span>{name}</span>
            <input
              type="text"
              inputMode={key === 'sectors' ? 'text' : 'decimal'}
              autoComplete="off"
              aria-invalid={fault === key || undefined}
              value={typed[key]}
              onChange={({ target }) => set({ [key]: target.value })}
            />
          </label>
        ))}
      </div>
      <TechnologyChecks chosen={typed.technologies} onChange={(technologies) => set({ technologies })} />
      {fault === null ? (
        <p className="note">{words('station.empty')}</p>
      ) : (
        <p className="missed" role="alert">
          {words(`station.wrong.${fault}`)}
        </p>
      )}
      <button type="submit" className="button small" disabled={fault !== null || Object.keys(changes).length === 0}>
        {words('station.change')}
      </button>
    </form>
  );
}
