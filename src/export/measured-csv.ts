import type { Measured, MeasuredMedian } from '../model/measured.ts';
import type { Village } from '../model/province.ts';
import { type Cell, csvChunks, decimals, plain } from './csv.ts';

/** What was measured, in files of its own: never a column beside what is computed. */

const FIGURE_HEADER = [
  'scope',
  'village_code',
  'village',
  'commune',
  'operator',
  'technology',
  'rsrp_samples',
  'rsrp_median_dbm',
  'download_samples',
  'download_median_mbps',
  'upload_samples',
  'upload_median_mbps',
  'usable_share',
  'first_day',
  'last_day',
  'least_samples',
  'contradiction',
];

/** `measurements.csv`: a row for each village or commune × operator × technology. An empty median: fewer samples than `least_samples`. */
export function measurementsCsv(
  { figures, rules, contradictions }: Measured,
  villages: readonly Pick<Village, 'code' | 'name' | 'commune'>[],
): Generator<string> {
  const contradictionOf = new Map(contradictions);
  const ofMedian = ({ samples, median }: MeasuredMedian): Cell[] => [
    plain(samples),
    median === null ? null : decimals(median, 2),
  ];
  function* rows(): Generator<Cell[]> {
    for (const one of figures) {
      const village = one.village === null ? null : villages[one.village];
      yield [
        village ? 'village' : 'commune',
        village?.code ?? null,
        village?.name ?? null,
        village ? village.commune : one.commune,
        one.operator,
        one.technology,
        ...ofMedian(one.rsrpDbm),
        ...ofMedian(one.downloadMbps),
        ...ofMedian(one.uploadMbps),
        one.usableShare === null ? null : decimals(one.usableShare, 6),
        one.from,
        one.to,
        plain(rules.minSamples),
        one.village === null ? null : (contradictionOf.get(one.village) ?? null),
      ];
    }
  }
  return csvChunks(FIGURE_HEADER, rows());
}

const ERROR_HEADER = [
  'kind',
  'model',
  'by',
  'name',
  'technology',
  'samples',
  'communes',
  'mean_db',
  'rmse_db',
  'bias_db',
  'rmse_after_db',
  'usable_inside',
  'usable_outside',
  'unusable_inside',
  'unusable_outside',
];

/**
 * `measurement-errors.csv`: `error` is measured less modelled; `bias` what was fitted by class of land
 * cover, and `check` what that does on the communes held out; `footprint` counts samples inside and
 * outside of what is computed.
 */
export function measurementErrorsCsv({ errors }: Measured): Generator<string> {
  const { model, rows: errorRows, biases, check, footprints } = errors;
  const db = (value: number): Cell => decimals(value, 2);
  function* rows(): Generator<Cell[]> {
    for (const { by, name, samples, meanDb, rmseDb } of errorRows)
      yield ['error', model, by, name, null, plain(samples), null, db(meanDb), db(rmseDb), ...NONE_OF_6];
    for (const { cover, samples, communes, biasDb } of biases) {
      const counted = [plain(samples), plain(communes)];
      yield ['bias', model, 'cover', cover, null, ...counted, null, null, db(biasDb), ...NONE_OF_6.slice(1)];
    }
    if (check !== null) {
      const counted = [plain(check.samples), plain(check.communes)];
      const rmse = [null, db(check.rmseBeforeDb), null, db(check.rmseAfterDb)];
      yield ['check', model, 'all', null, null, ...counted, ...rmse, ...NONE_OF_6.slice(2)];
    }
    for (const { operator, technology, ...counts } of footprints) {
      const { usableInside, usableOutside, unusableInside, unusableOutside } = counts;
      const samples = usableInside + usableOutside + unusableInside + unusableOutside;
      yield [
        ...['footprint', model, 'operator', operator, technology, plain(samples)],
        ...[null, null, null, null, null],
        ...[usableInside, usableOutside, unusableInside, unusableOutside].map((count) => plain(count)),
      ];
    }
  }
  return csvChunks(ERROR_HEADER, rows());
}

const NONE_OF_6: readonly Cell[] = [null, null, null, null, null, null];
