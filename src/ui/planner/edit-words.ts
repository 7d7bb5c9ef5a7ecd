import type { Format } from '../../i18n/format.ts';
import { type Edit, STATION_FIELDS } from '../../model/scenario.ts';
import type { usePlannerWords } from './use-words.ts';

type Say = ReturnType<typeof usePlannerWords>;

/** One edit of a scenario as a sentence. */
export function editWords(edit: Edit, words: Say, f: Pick<Format, 'list'>): string {
  switch (edit.kind) {
    case 'add':
      return words('edit.add', {
        station: edit.station.id,
        operator: edit.station.operator,
        place: placeWords(edit.station.location),
      });
    case 'move':
      return words('edit.move', { station: edit.station, place: placeWords(edit.location) });
    case 'change':
      return words('edit.change', {
        station: edit.station,
        fields: f.list(
          STATION_FIELDS.filter((field) => field in edit.fields).map((field) => words(`edit.field.${field}`)),
        ),
      });
    case 'switch-station':
      return words(edit.on ? 'edit.stationOn' : 'edit.stationOff', { station: edit.station });
    case 'switch-position':
      return words(edit.on ? 'edit.positionOn' : 'edit.positionOff', { position: edit.position });
    case 'share':
      return words('edit.share', { station: edit.station, host: edit.host });
    case 'unshare':
      return words('edit.unshare', { station: edit.station });
  }
}

/** Latitude first, as people write it; five decimals are about a metre. */
export function placeWords([lon, lat]: readonly [number, number]): string {
  return `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
}
