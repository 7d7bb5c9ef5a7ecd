import type { Profile } from '../../model/profile.ts';
import { numberOf } from '../fields.ts';
import type { RawRow } from '../formats/raw-row.ts';
import type { RawTable } from '../formats/raw-table.ts';
import { shown } from '../issue-log.ts';
import { folded } from '../names.ts';
import { dateText } from './dates-in-text.ts';
import { technologiesBySpelling } from './spellings.ts';

/**
 * Cells as OpenCelliD and its kin publish them: where phones heard a cell, estimated from what
 * people have sent in. A row becomes a station whose status is `estimate`: it stands nowhere, so
 * it is of no position and of no computed share. The columns that the readers take are added;
 * those of the file stay as they are.
 */

type CrowdProfile = Pick<Profile, 'operators' | 'technologies'>;

/** Mobile country code of Viet Nam (ITU-T E.212). */
const COUNTRY_CODE = 452;
const NAMES = {
  radio: ['radio', 'rat'],
  country: ['mcc'],
  network: ['net', 'mnc'],
  area: ['area', 'lac', 'tac'],
  cell: ['cell', 'cellid', 'cid'],
  lon: ['lon', 'longitude'],
  lat: ['lat', 'latitude'],
  updated: ['updated'],
} as const;
type Columns = Partial<Record<keyof typeof NAMES, string>>;

const OWN_FIELDS = ['id', 'operator', 'status', 'technologies', 'source_date'] as const;
/** Fields that such a table has; its "range" and "area" are not those of a station. */
export const CROWD_FIELDS: ReadonlySet<string> = new Set([...OWN_FIELDS, 'lon', 'lat']);

export function isCrowdTable(columns: readonly string[]): boolean {
  return crowdColumns(columns) !== null;
}

export function withCrowdCells(table: RawTable, { operators, technologies }: CrowdProfile): RawTable {
  const columns = crowdColumns(table.columns);
  if (columns === null) return table;
  const operatorOf = new Map(operators.flatMap(({ id, mnc }) => (mnc === undefined ? [] : [[Number(mnc), id]])));
  const generations = technologiesBySpelling(technologies);
  const cellOf = ({ properties }: RawRow, name: keyof Columns): unknown => properties[columns[name] ?? ''];
  const networkOf = (row: RawRow): string => `${shown(cellOf(row, 'country'))}-${shown(cellOf(row, 'network'))}`;

  /** Null: of another country, or of a network or a technology that the profile does not have. */
  function estimateOf(row: RawRow): RawRow | null {
    const [country, network] = [numberOf(cellOf(row, 'country')), numberOf(cellOf(row, 'network'))];
    const operator = country === COUNTRY_CODE && network !== null ? operatorOf.get(network) : undefined;
    const radio = String(cellOf(row, 'radio') ?? '');
    const [technology] = generations(radio).ids;
    if (operator === undefined || technology === undefined) return null;
    const parts = [radio, ...(['country', 'network', 'area', 'cell'] as const).map((name) => cellOf(row, name) ?? '')];
    const made = {
      id: parts.join('-'),
      operator,
      status: 'estimate',
      technologies: technology,
      source_date: dateText(cellOf(row, 'updated'), 'dmy'),
    };
    return { ...row, properties: { ...row.properties, ...made } };
  }

  return {
    ...table,
    columns: [...table.columns, ...OWN_FIELDS],
    sample: table.sample.flatMap((row) => estimateOf(row) ?? []),
    async each(log, onRow) {
      const left = new Map<string, number>();
      await table.each(log, (row) => {
        const made = estimateOf(row);
        if (made !== null) onRow(made);
        else {
          const network = `${shown(cellOf(row, 'radio'))} ${networkOf(row)}`;
          left.set(network, (left.get(network) ?? 0) + 1);
        }
      });
      if (left.size === 0) return;
      const found = [...left].map(([network, count]) => `${network} (${count})`).join(', ');
      const expected = [...operatorOf].map(([mnc, id]) => `${COUNTRY_CODE}-${String(mnc).padStart(2, '0')} ${id}`);
      log.warn('unknown-operator', {
        field: columns.network ?? 'net',
        found: shown(found),
        expected: expected.join(' | '),
      });
    },
  };
}

/** The columns that make a table one of cells; null where one of them is missing. */
function crowdColumns(columns: readonly string[]): Columns | null {
  const found: Columns = {};
  for (const key of ['radio', 'country', 'network', 'area', 'cell', 'lon', 'lat', 'updated'] as const) {
    const column = columns.find((name) => NAMES[key].some((one) => one === folded(name)));
    if (column !== undefined) found[key] = column;
  }
  const { country, network, cell, lon, lat } = found;
  return [country, network, cell, lon, lat].includes(undefined) ? null : found;
}
