import { useState } from 'react';
import { type ListFormat, saveVillages } from '../../commands/save-villages.ts';
import { DISTRICT_WORDS } from '../../i18n/words-district.ts';
import { useApp } from '../../state/store.ts';
import { speaker, useI18n } from '../use-i18n.ts';
import { useUnit } from './use-unit.ts';

const WORDS = speaker(DISTRICT_WORDS);
const FORMATS = ['xlsx', 'csv', 'geojson'] as const satisfies readonly ListFormat[];
const NAMES: Readonly<Record<ListFormat, string>> = { xlsx: 'XLSX', csv: 'CSV', geojson: 'GeoJSON' };

/** The villages in sight as a file. */
export function SaveList({ shown }: { readonly shown: readonly number[] }) {
  const { language } = useI18n();
  const t = WORDS[language];
  const profileId = useApp((state) => state.province?.profile.id) ?? '';
  const { name } = useUnit();
  const [failed, setFailed] = useState(false);
  const save = (format: ListFormat): void => {
    setFailed(false);
    saveVillages(shown, format, fileName(profileId, name)).catch((reason: unknown) => {
      console.error('the list was not saved:', reason);
      setFailed(true);
    });
  };
  return (
    <fieldset className="save-list">
      <legend className="for-ears">{t('save.label')}</legend>
      {FORMATS.map((format) => (
        <button key={format} type="button" className="button small" onClick={() => save(format)}>
          {NAMES[format]}
        </button>
      ))}
      <span role="status">{failed && t('save.failed')}</span>
    </fieldset>
  );
}

/** A name that every system takes: no accents, no blanks. */
function fileName(profileId: string, unit: string | null): string {
  const plain = (unit ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return ['thon', profileId, plain].filter((part) => part !== '').join('-');
}
