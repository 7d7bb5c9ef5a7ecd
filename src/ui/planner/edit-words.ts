import type { Format } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import type { Edit } from '../../model/scenario.ts';
import { EDITABLE_SPECS } from '../../model/station-edit.ts';
import type { usePlannerWords } from './use-words.ts';

type Say = ReturnType<typeof usePlannerWords>;

/** One edit of a scenario as a sentence. */
export function editWords(edit: Edit, words: Say, f: Pick<Format, 'list'>, language: Language): string {
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
          EDITABLE_SPECS.filter(({ key }) => key in edit.fields).map(({ label }) => inSentence(label[language])),
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

/** A label begins with a capital; an abbreviation keeps it. */
function inSentence(label: string): string {
  return /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** Latitude first, as people write it; five decimals are about a metre. */
export function placeWords([lon, lat]: readonly [number, number]): string {
  return `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
}
