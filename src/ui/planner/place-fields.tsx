import { useId } from 'react';
import { coordinateFault } from '../../ingest/coordinates.ts';
import type { LonLat } from '../../model/geometry.ts';
import type { Profile } from '../../model/profile.ts';
import textStyles from '../styles/text.module.css';
import formStyles from './form.module.css';
import { usePlannerWords } from './use-words.ts';

export interface TypedPlace {
  readonly lat: string;
  readonly lon: string;
}

/** The place that was typed, or null where it is none or far from the province. */
export function placeOf({ lat, lon }: TypedPlace, profile: Pick<Profile, 'bounds'>): LonLat | null {
  const number = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.')));
  const place: LonLat = [number(lon), number(lat)];
  return coordinateFault(place, profile.bounds) === null ? place : null;
}

/** Latitude and longitude in degrees; says at once when they are no place in or near the province. */
export function PlaceFields({
  typed,
  onChange,
  profile,
}: {
  readonly typed: TypedPlace;
  readonly onChange: (typed: TypedPlace) => void;
  readonly profile: Pick<Profile, 'bounds'>;
}) {
  const words = usePlannerWords();
  const id = useId();
  const begun = typed.lat !== '' && typed.lon !== '';
  const wrong = begun && placeOf(typed, profile) === null;
  return (
    <div className={formStyles.place}>
      {(['lat', 'lon'] as const).map((key) => (
        <label key={key}>
          <span>{words(`place.${key}`)}</span>
          <input
            type="text"
            inputMode="decimal"
            autoComplete="off"
            aria-invalid={wrong || undefined}
            aria-describedby={wrong ? id : undefined}
            value={typed[key]}
            onChange={({ target }) => onChange({ ...typed, [key]: target.value })}
          />
        </label>
      ))}
      {wrong && (
        <p id={id} className={textStyles.missed} role="alert">
          {words('place.wrong')}
        </p>
      )}
    </div>
  );
}
