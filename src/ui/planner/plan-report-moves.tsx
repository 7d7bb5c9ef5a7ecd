import { useMemo } from 'react';
import { fromLonLat } from '../../ingest/mapping/vn2000.ts';
import type { LonLat } from '../../model/geometry.ts';
import type { Candidate, Position } from '../../model/results.ts';
import type { Basis } from '../../state/planner.ts';
import { useApp } from '../../state/store.ts';
import reportStyles from '../print/report.module.css';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import { placeWords } from './edit-words.ts';
import { usePlannerUnits } from './use-planner-units.ts';
import { usePlannerWords } from './use-words.ts';

/** The same in every table, so that they line up down the pages. */
const COLUMNS = [
  { key: 'station', width: '18%' },
  { key: 'from', width: '24%' },
  { key: 'host', width: '16%' },
  { key: 'to', width: '24%' },
  { key: 'figures', width: '18%' },
] as const;

/** Moves on paper: who, when, how high, from where to where in both systems of coordinates, and on what it hangs. */
export function ReportMoves({
  rows,
  basis,
  hosts,
}: {
  readonly rows: readonly Candidate[];
  readonly basis: Basis;
  readonly hosts: readonly Position[];
}) {
  const { t, f } = useDetail();
  const words = usePlannerWords();
  const height = (metres: number | null): string =>
    words('planReport.height', {
      height: metres === null ? t('common.unknown') : `${f.number(metres, 1)} ${t('unit.metre')}`,
    });
  return (
    <table className={reportStyles.moves}>
      <colgroup>
        {COLUMNS.map(({ key, width }) => (
          <col key={key} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{words('common.plannedStation')}</th>
          <th scope="col">{words('planReport.from')}</th>
          <th scope="col">{words('common.host')}</th>
          <th scope="col">{words('planReport.to')}</th>
          <th scope="col">{words('planReport.figures')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const station = basis.stations[row.station];
          const host = hosts[row.host];
          if (!station || !host) return null;
          const survey = Object.entries(row.gates).flatMap(([gate, result]) => (result === 'survey' ? [gate] : []));
          return (
            <tr key={`${row.station} ${row.host}`}>
              <th scope="row">
                <strong>{station.id}</strong>
                <br />
                {station.operator}, {station.technologies.join(', ')}
                <br />
                {height(station.heightM)}
                <br />
                {words('planReport.planned', {
                  date: station.plannedDate === null ? t('common.unknown') : f.date(station.plannedDate),
                })}
              </th>
              <Place at={station.location} />
              <td>
                <strong>{host.id}</strong>
                <br />
                {row.hostKind === 'new-site' ? words('host.new-site') : host.operators.join(', ')}
                <br />
                {height(host.heightM)}
              </td>
              <Place at={host.location} />
              <td>
                {words('column.distance')} {f.distance(row.distanceM)}
                <br />
                {words('column.kept')} {f.percent(row.coverageKept)}
                <br />
                {words(row.rule === null ? 'rule.none' : row.mandatory ? 'rule.mandatory' : 'rule.voluntary')}
                {survey.length > 0 && (
                  <>
                    <br />
                    {words('common.needsSurvey')}: {survey.includes('slots') && t('gate.slots')}{' '}
                    {survey.includes('height') && t('gate.height')}
                  </>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** A cell: commune and district, and the coordinates in both systems. */
function Place({ at }: { readonly at: LonLat }) {
  const { f } = useDetail();
  const words = usePlannerWords();
  const meridian = useApp((state) => state.province?.profile.centralMeridian);
  const { districts, communes, unitsAt } = usePlannerUnits();
  const toVn2000 = useMemo(
    () => (meridian === undefined ? null : fromLonLat({ kind: 'vn2000', centralMeridian: meridian, zoneDeg: 3 })),
    [meridian],
  );
  const units = unitsAt(at);
  const names = [
    communes.find(({ value }) => value === units.commune)?.words,
    districts.find(({ value }) => value === units.district)?.words,
  ].filter((name) => name !== undefined);
  const [east, north] = toVn2000?.(...at) ?? [Number.NaN, Number.NaN];
  return (
    <td>
      {names.length > 0 && (
        <>
          {names.join(', ')}
          <br />
        </>
      )}
      <span className={textStyles.quiet}>WGS 84</span>{' '}
      <span className={reportStyles.coordinates}>{placeWords(at)}</span>
      {Number.isFinite(east) && (
        <>
          <br />
          <span className={textStyles.quiet}>VN-2000</span>{' '}
          {words('planReport.metres', { north: f.number(north, 1), east: f.number(east, 1) })}
        </>
      )}
    </td>
  );
}
