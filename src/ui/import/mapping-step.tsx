import { changeMapping, mapField } from '../../commands/import/change-mapping.ts';
import { ENCODINGS } from '../../ingest/formats/encoding.ts';
import { systemsFor } from '../../ingest/mapping/systems.ts';
import { FIELD_NAMES } from '../../model/field-names.ts';
import type { CoordinateSystem, Mapping, Reason } from '../../model/mapping.ts';
import type { ImportEntry } from '../../state/import-store.ts';
import { useApp } from '../../state/store.ts';
import type { Examined } from '../../worker/import-protocol.ts';
import { fieldName, useWords } from './import-words.ts';

const REQUIRED: Readonly<Record<Mapping['role'], readonly string[]>> = {
  villages: ['code', 'name'],
  stations: ['id', 'operator', 'technologies'],
  fibre: [],
  structures: ['id'],
};
const DELIMITERS = [';', ',', '\t', '|'] as const;

/** The guess, field by field, each with its reason and its other choices. */
export function MappingStep({
  entry,
  examined,
  mapping,
}: {
  readonly entry: ImportEntry;
  readonly examined: Examined;
  readonly mapping: Mapping;
}) {
  const t = useWords();
  const { id } = entry;
  const { columns, reasons } = examined;
  const change = (next: Partial<Mapping>): void => void changeMapping(id, next);
  const fields = Object.keys(FIELD_NAMES[mapping.role]);
  const mapped = fields.filter(
    (field) => mapping.fields[field] !== undefined || REQUIRED[mapping.role].includes(field),
  );
  const others = fields.filter((field) => !mapped.includes(field));
  const row = (field: string) => (
    <tr key={field}>
      <th scope="row">
        {fieldName(t, field)}
        {REQUIRED[mapping.role].includes(field) && <span className="note"> {t('import.required')}</span>}
      </th>
      <td>
        <select
          aria-label={fieldName(t, field)}
          value={mapping.fields[field] ?? ''}
          onChange={({ target }) => void mapField(id, field, target.value === '' ? null : target.value)}
        >
          <option value="">{t('import.none')}</option>
          {columns.map((column) => (
            <option key={column} value={column}>
              {column}
            </option>
          ))}
        </select>
      </td>
      <td className="note">
        {entry.remembered ? (
          t('reason.remembered')
        ) : (
          <Why reasons={reasons} about={field} when={mapping.fields[field]} />
        )}
      </td>
    </tr>
  );
  return (
    <div className="import-mapping">
      <h3>{t('import.mapping')}</h3>
      <p className="note">{entry.remembered ? t('import.remembered') : t('import.mappingNote')}</p>
      <PlaceChoice examined={examined} mapping={mapping} change={change} />
      {mapping.role === 'stations' && (
        <p>
          {mapping.rowMeaning.kind === 'station'
            ? t('import.rows.station')
            : t('import.rows.position', { columns: Object.keys(mapping.rowMeaning.operators).join(', ') })}
          {Object.keys(mapping.technologyColumns).length > 0 &&
            `. ${t('import.technologyColumns', { columns: Object.keys(mapping.technologyColumns).join(', ') })}`}
        </p>
      )}
      {mapping.idsFromRows && <p className="note">{t('import.ids')}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('import.field')}</th>
            <th scope="col">{t('import.column')}</th>
            <th scope="col">{t('import.why')}</th>
          </tr>
        </thead>
        <tbody>{mapped.map(row)}</tbody>
      </table>
      {others.length > 0 && (
        <details className="fold">
          <summary>{t('import.otherFields', { count: others.length })}</summary>
          <table aria-label={t('import.otherFields', { count: others.length })}>
            <tbody>{others.map(row)}</tbody>
          </table>
        </details>
      )}
      <ReadingChoices examined={examined} mapping={mapping} change={change} />
    </div>
  );
}

function Why({
  reasons,
  about,
  when,
}: {
  readonly reasons: readonly Reason[];
  readonly about: string;
  readonly when?: string | undefined;
}) {
  const t = useWords();
  const said = reasons.filter(
    (reason) =>
      reason.about === about &&
      (when === undefined || reason.found === when || about !== reason.about || !reason.code.startsWith('header-')),
  );
  return said.map(({ code, found = '' }) => t(`reason.${code}`, { found })).join('; ');
}

interface Choosing {
  readonly examined: Examined;
  readonly mapping: Mapping;
  readonly change: (next: Partial<Mapping>) => void;
}

/** Where coordinates come from and what system they are in; the decision is shown with what decided it. */
function PlaceChoice({ examined, mapping, change }: Choosing) {
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
    <fieldset className="import-place">
      <legend>{t('import.place')}</legend>
      {coordinates.kind === 'geometry' && <p>{t('import.place.geometry')}</p>}
      {coordinates.kind === 'column' && <p>{t('import.place.column', { column: coordinates.column })}</p>}
      {coordinates.kind === 'none' && <p className="import-lack">{t('import.place.none')}</p>}
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
      <p className="note">
        <Why reasons={examined.reasons} about="coordinates" />
      </p>
      <label className="wide">
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
      <p className="note">
        <Why reasons={examined.reasons} about="crs" />
      </p>
      <label className="check">
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
  return crs.kind === 'utm' ? `utm ${crs.zone}` : crs.kind;
}

function systemName(crs: CoordinateSystem, t: ReturnType<typeof useWords>): string {
  switch (crs.kind) {
    case 'vn2000': {
      const minutes = Math.round((crs.centralMeridian % 1) * 60);
      const meridian = `${Math.floor(crs.centralMeridian)}°${String(minutes).padStart(2, '0')}′`;
      return t('import.crs.vn2000', { meridian, zone: crs.zoneDeg });
    }
    case 'utm':
      return t('import.crs.utm', { zone: crs.zone });
    default:
      return t(`import.crs.${crs.kind}`);
  }
}

function ReadingChoices({ examined, mapping, change }: Choosing) {
  const t = useWords();
  const choice = <T extends string>(
    label: string,
    value: T,
    options: readonly (readonly [T, string])[],
    choose: (value: T) => Partial<Mapping>,
  ) => (
    <label>
      <span>{label}</span>
      <select
        value={value}
        onChange={({ target }) => change(choose(options.find(([one]) => one === target.value)?.[0] ?? value))}
      >
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <details className="fold import-reading">
      <summary>{t('import.more')}</summary>
      <div className="import-grid">
        {examined.layers.length > 1 &&
          choice(
            t('import.layer'),
            mapping.layer ?? '',
            examined.layers.map((layer) => [layer, layer] as const),
            (layer) => ({ layer }),
          )}
        {examined.format === 'csv' && (
          <>
            {choice(
              t('import.encoding'),
              mapping.encoding ?? 'utf-8',
              ENCODINGS.map((one) => [one, one.toUpperCase()] as const),
              (encoding) => ({ encoding }),
            )}
            {choice(
              t('import.delimiter'),
              mapping.delimiter ?? ',',
              DELIMITERS.map((one) => [one, one === '\t' ? t('import.delimiter.tab') : one] as const),
              (delimiter) => ({ delimiter }),
            )}
          </>
        )}
        {choice(
          t('import.decimal'),
          mapping.decimalMark,
          [
            [',', t('import.decimal.comma')],
            ['.', t('import.decimal.point')],
            ['unclear', t('import.decimal.unclear')],
          ] as const,
          (decimalMark) => ({ decimalMark }),
        )}
        {mapping.role === 'stations' && (
          <>
            {choice(
              t('import.heightUnit'),
              mapping.heightUnit,
              [
                ['m', 'm'],
                ['ft', 'ft'],
              ] as const,
              (heightUnit) => ({ heightUnit }),
            )}
            {choice(
              t('import.dates'),
              mapping.dateOrder,
              [
                ['dmy', t('import.dates.dmy')],
                ['mdy', t('import.dates.mdy')],
              ] as const,
              (dateOrder) => ({ dateOrder }),
            )}
          </>
        )}
        {mapping.role !== 'villages' &&
          choice(
            t('import.radiusUnit'),
            mapping.radiusUnit,
            [
              ['m', 'm'],
              ['km', 'km'],
            ] as const,
            (radiusUnit) => ({ radiusUnit }),
          )}
      </div>
      {examined.titles.length > 0 && (
        <>
          <h4>{t('import.titles')}</h4>
          <ul className="note">
            {examined.titles.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
