import { useMemo } from 'react';
import { hostsOfLog } from '../../analysis/agreement/move-hosts.ts';
import {
  type AgreementGround,
  ANSWER_WITHIN_DAYS,
  answersByOperator,
  goalByState,
} from '../../analysis/agreement/progress.ts';
import { goalByStateSheet } from '../../export/agreement-sheets.ts';
import { currentMoves, type MoveRecord } from '../../model/agreement.ts';
import type { Position } from '../../model/results.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import { SaveTable } from '../tables/save-table.tsx';
import tableStyles from '../tables/tables.module.css';
import { useI18n } from '../use-i18n.ts';
import styles from './agreement.module.css';
import { usePlannerWords } from './use-words.ts';

/** The goal by state, today and at the ends of the months before, against the goal of the period. */
export function GoalByState() {
  const { f } = useI18n();
  const words = usePlannerWords();
  const ground = useGround();
  const log = useApp((state) => state.records.moveLog);
  const days = useMemo(() => monthsUntilToday(log.map(({ date }) => date)), [log]);
  const goals = useMemo(() => (ground ? goalByState(ground, log, days) : []), [ground, log, days]);
  const now = goals.at(-1);
  if (!ground || !now) return null;
  const { goal } = ground.period;
  // On the scale of every bar of a share: from none to all.
  const place = (share: number): string => `${100 * share}%`;
  return (
    <>
      <h3>{words('agree.goal')}</h3>
      <p className={textStyles.note}>{words('agree.goalLine', { goal: f.statedPercent(goal) })}</p>
      <ul className={styles.levels}>
        {now.levels.map(({ level, moves, share, shared, locations }) => (
          <li key={level}>
            <span>
              {words(`agree.level.${level}`)} ({f.number(moves)})
            </span>
            <span>
              {share === null ? '–' : f.percent(share)} ({f.number(shared)}/{f.number(locations)})
            </span>
            <span className={styles.bar} data-level={level}>
              <span style={{ width: place(share ?? 0) }} />
              <i style={{ left: place(goal) }} />
            </span>
          </li>
        ))}
      </ul>
      <table className={tableStyles.breakdown}>
        <caption className={textStyles.srOnly}>{words('agree.goal')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('common.until')}</th>
            {now.levels.map(({ level }) => (
              <th key={level} scope="col">
                {words(`agree.level.${level}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {goals.map(({ day, levels }) => (
            <tr key={day}>
              <th scope="row">{f.date(day)}</th>
              {levels.map(({ level, share }) => (
                <td key={level}>{share === null ? '–' : f.percent(share)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {/* Its buttons bring the arrow keys into what is scrolled. */}
      <SaveTable
        name={words('agree.goal')}
        file={{ sheet: (about) => goalByStateSheet(words('agree.goal'), goals, about) }}
      />
    </>
  );
}

/** Who was asked, has answered and owes an answer. */
export function AnswersTable() {
  const { f } = useI18n();
  const words = usePlannerWords();
  const operators = useApp((state) => state.province?.profile.operators);
  const log = useApp((state) => state.records.moveLog);
  const parties = useParties();
  const today = new Date().toISOString().slice(0, 10);
  const ids = operators?.map(({ id }) => id) ?? [];
  const rows = answersByOperator(ids, currentMoves(log), parties, today).filter(({ asked }) => asked > 0);
  if (rows.length === 0) return null;
  return (
    <>
      <h3>{words('agree.operators')}</h3>
      <table className={tableStyles.breakdown}>
        <caption className={textStyles.srOnly}>{words('agree.operators')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('agree.operator')}</th>
            <th scope="col">{words('agree.asked')}</th>
            <th scope="col">{words('agree.yes')}</th>
            <th scope="col">{words('agree.no')}</th>
            <th scope="col">{words('agree.waiting')}</th>
            <th scope="col">{words('agree.overdue', { days: ANSWER_WITHIN_DAYS })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ operator, asked, accepted, refused, waiting, overdue }) => (
            <tr key={operator}>
              <th scope="row">{operator}</th>
              <td>{f.number(asked)}</td>
              <td>{f.number(accepted)}</td>
              <td>{f.number(refused)}</td>
              <td>{f.number(waiting)}</td>
              <td>{f.number(overdue)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Operators that a move concerns: its own, and those at the host. */
export function useParties(): (move: Pick<MoveRecord, 'station' | 'host'>) => readonly string[] {
  const stations = useApp((state) => state.stations);
  const hosts = useHostsOfLog();
  return useMemo(() => {
    const ofStation = new Map(stations.map(({ id, operator }) => [id, operator]));
    const ofHost = new Map(hosts.map(({ id, operators }) => [id, operators]));
    return ({ station, host }) => {
      const mover = ofStation.get(station);
      return [...(mover === undefined ? [] : [mover]), ...(ofHost.get(host) ?? [])];
    };
  }, [stations, hosts]);
}

/** Everything that could host a move of the log. */
function useHostsOfLog(): readonly Position[] {
  const positions = useApp((state) => state.analysis?.positions);
  const structures = useApp((state) => state.province?.structures);
  const log = useApp((state) => state.records.moveLog);
  return useMemo(() => hostsOfLog(positions ?? [], structures ?? [], log), [positions, structures, log]);
}

function useGround(): AgreementGround | null {
  const profile = useApp((state) => state.province?.profile);
  const stations = useApp((state) => state.stations);
  const newBuild = useApp((state) => state.analysis?.summary.newBuild);
  const hosts = useHostsOfLog();
  return useMemo(
    () =>
      profile && newBuild ? { profile, stations, hosts, period: newBuild.period, reading: newBuild.official } : null,
    [profile, stations, hosts, newBuild],
  );
}

const MOST_MONTHS = 12;

/** Ends of the months since the first event, the last of them today. */
function monthsUntilToday(dates: readonly string[]): readonly string[] {
  const today = new Date().toISOString().slice(0, 10);
  const first = [...dates, today].sort()[0] ?? today;
  const days = [today];
  for (let month = today.slice(0, 7); days.length < MOST_MONTHS; ) {
    const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1, 0));
    const day = last.toISOString().slice(0, 10);
    if (day < first) break;
    days.unshift(day);
    month = day.slice(0, 7);
  }
  return days;
}
