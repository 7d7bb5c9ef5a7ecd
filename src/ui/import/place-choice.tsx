import { meridianWords } from '../../i18n/meridian.ts';
import { systemsFor } from '../../ingest/mapping/systems.ts';
import type { CoordinateSystem, Mapping } from '../../model/mapping.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useWords } from './import-words.ts';
import styles from './mapping-step.module.css';
import { type Choosing, Why } from './why.tsx';

/** Where coordinates come from and what system they are in; the decision is shown with what decided it. */
export function PlaceChoice({ examined, mapping, change }: Choosing) {
  const t = useWords();
  const profile = useApp((state) => state.province?.profile);
  const { coordinates, crs } = mapping;
  const systems: readonly CoordinateSystem[] = profile
    ? [{ kind: 'wgs84' }, { kind: 'vn2000-degrees' }, ...systemsFor(true, null, profile)]
    : [crs];
  const all = systems.some((one) => keyOf(one) === keyOf(crs)) ? systems : [crs, ...systems];
  const columnChoice = (label: string, value: string, choose: (column: string) => Mapping['coordinates']) => (
    <label>
      <span>{label}</span>
      <select value={value} onChange={({ target }) => change({ coordinates: choose(target.value) })}>
        {value === '' && <option value="">{t('import.none')}</option>}
        {examined.columns.map((column) => (
          <option key={column} value={column}>
            {column}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <fieldset className={styles.place}>
      <legend>{t('import.place')}</legend>
      {coordinates.kind === 'geometry' && <p>{t('import.place.geometry')}</p>}
      {coordinates.kind === 'column' && <p>{t('import.place.column', { column: coordinates.column })}</p>}
      {coordinates.kind === 'none' && <p className={styles.lack}>{t('import.place.none')}</p>}
      {coordinates.kind === 'columns' && (
        <>
          {columnChoice(t('import.east'), coordinates.east, (east) => ({ ...coordinates, east }))}
          {columnChoice(t('import.north'), coordinates.north, (north) => ({ ...coordinates, north }))}
        </>
      )}
      {coordinates.kind === 'none' &&
        columnChoice(t('import.east'), '', (east) => ({
          kind: 'columns',
          east,
          north: examined.columns.find((column) => column !== east) ?? east,
        }))}
      <p className={textStyles.note}>
        <Why reasons={examined.reasons} about="coordinates" />
      </p>
      <label className={styles.wide}>
        <span>{t('import.crs')}</span>
        <select
          value={keyOf(crs)}
          onChange={({ target }) => change({ crs: all.find((one) => keyOf(one) === target.value) ?? crs })}
        >
          {all.map((one) => (
            <option key={keyOf(one)} value={keyOf(one)}>
              {systemName(one, t)}
            </option>
          ))}
        </select>
      </label>
      <p className={textStyles.note}>
        <Why reasons={examined.reasons} about="crs" />
      </p>
      <label className={`${controls.check} ${styles.placeCheck}`}>
        <input
          type="checkbox"
          checked={mapping.swapped}
          onChange={({ target }) => change({ swapped: target.checked })}
        />
        {t('import.swapped')}
      </label>
    </fieldset>
  );
}

function keyOf(crs: CoordinateSystem): string {
  if (crs.kind === 'vn2000') return `vn2000 ${crs.centralMeridian} ${crs.zoneDeg}`;
  if (crs.kind === 'other') return `other ${crs.name}`;
  return crs.kind === 'utm' ? `utm ${crs.zone}` : crs.kind;
}

function systemName(crs: CoordinateSystem, t: ReturnType<typeof useWords>): string {
  switch (crs.kind) {
    case 'vn2000':
      return t('import.crs.vn2000', { meridian: meridianWords(crs.centralMeridian), zone: crs.zoneDeg });
    case 'other':
      return crs.name;
    case 'utm':
      return t('import.crs.utm', { zone: crs.zone });
    default:
      return t(`import.crs.${crs.kind}`);
  }
}
