import { useId, useState } from 'react';
import { isOverdue } from '../../analysis/agreement/progress.ts';
import { proposePlan, saveOperatorSheets, takeAnswers } from '../../commands/agreement.ts';
import { chooseCandidate } from '../../commands/workbench.ts';
import { currentMoves, type MoveRecord, moveKey } from '../../model/agreement.ts';
import type { AnswerFault } from '../../model/operator-sheet.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import tableStyles from '../tables/tables.module.css';
import { useI18n } from '../use-i18n.ts';
import styles from './agreement.module.css';
import { AnswersTable, GoalByState, useParties } from './agreement-progress.tsx';
import { DecisionLog } from './late.ts';
import { MoveStateForm } from './move-state.tsx';
import toolStyles from './tool.module.css';
import { useHosts } from './use-planner.ts';
import { finderOnMap } from './use-planner-units.ts';
import { usePlannerWords } from './use-words.ts';

/** From plan to agreement: where the goal stands by state, what goes out to operators and comes back, each move's state. */
export function AgreementTab() {
  const words = usePlannerWords();
  const log = useApp((state) => state.records.moveLog);
  const [chosen, setChosen] = useState<string | null>(null);
  const moves = currentMoves(log);
  const move = moves.find((one) => moveKey(one) === chosen);
  const parties = useParties();
  return (
    <div className={`${toolStyles.tool} ${toolStyles.sided}`}>
      <div className={toolStyles.side}>
        <section aria-label={words('tab.agreement')}>
          <Exchange />
          {move && <MoveStateForm key={chosen} move={move} parties={parties(move)} />}
        </section>
        <section aria-label={words('agree.goal')}>
          <GoalByState />
          <AnswersTable />
        </section>
      </div>
      <section className={toolStyles.table} aria-label={words('agree.moves')}>
        <MovesTable moves={moves} chosen={chosen} onChoose={setChosen} />
      </section>
    </div>
  );
}

/** What goes out and comes back. */
function Exchange() {
  const words = usePlannerWords();
  const id = useId();
  const hasPlan = useApp(({ planner }) => planner.plan.kind === 'done' && planner.plan.answer.plan.chosen.length > 0);
  const hasLog = useApp((state) => state.records.moveLog.length > 0);
  const province = useApp((state) => state.province);
  const [said, setSaid] = useState('');
  const [faults, setFaults] = useState<readonly AnswerFault[]>([]);
  const [printing, setPrinting] = useState(false);
  const button = `${controls.button} ${controls.small}`;
  const read = async (files: FileList | null): Promise<void> => {
    const taken = await takeAnswers([...(files ?? [])]);
    setFaults(taken.faults);
    setSaid(words('agree.read', { count: taken.recorded }));
  };
  return (
    <>
      <p className={controls.actions}>
        <button
          type="button"
          className={button}
          disabled={!hasPlan}
          onClick={() => setSaid(words('agree.proposed', { count: proposePlan() }))}
        >
          {words('agree.propose')}
        </button>
        <button
          type="button"
          className={button}
          disabled={!hasPlan}
          onClick={() => province && void saveOperatorSheets(finderOnMap(province))}
        >
          {words('agree.sheets')}
        </button>
        <label className={`${button} ${controls.fileButton}`} htmlFor={id}>
          {words('agree.answers')}
          <input
            id={id}
            type="file"
            multiple
            accept=".xlsx,.xls,.ods,.csv"
            onChange={({ target }) => {
              void read(target.files).finally(() => {
                target.value = '';
              });
            }}
          />
        </label>
        <button type="button" className={button} disabled={!hasLog} onClick={() => setPrinting(true)}>
          {words('agree.log')}
        </button>
      </p>
      <p role="status">{said}</p>
      {faults.length > 0 && (
        <>
          <h3>{words('agree.faults')}</h3>
          <ul className={styles.faults}>
            {faults.map(({ code, file, row, found = '' }) => (
              <li key={`${file} ${row} ${code}`}>
                {file}
                {row !== undefined && `:${row}`}: {words(`fault.${code}`, { found })}
              </li>
            ))}
          </ul>
        </>
      )}
      {printing && <DecisionLog onClose={() => setPrinting(false)} />}
    </>
  );
}

function MovesTable({
  moves,
  chosen,
  onChoose,
}: {
  readonly moves: readonly MoveRecord[];
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
}) {
  const { f } = useI18n();
  const words = usePlannerWords();
  const candidates = useApp((state) => state.candidates);
  const stations = useApp((state) => state.stations);
  const hosts = useHosts();
  const today = new Date().toISOString().slice(0, 10);
  if (moves.length === 0) return <p className={tableStyles.empty}>{words('agree.none')}</p>;
  const choose = (move: MoveRecord): void => {
    onChoose(moveKey(move));
    const candidate = candidates?.find(
      (one) => stations[one.station]?.id === move.station && hosts[one.host]?.id === move.host,
    );
    if (candidate) chooseCandidate(candidate);
  };
  return (
    <div className={styles.moves}>
      <table className={tableStyles.breakdown}>
        <caption className={textStyles.srOnly}>{words('agree.moves')}</caption>
        <thead>
          <tr>
            {(['agree.move', 'agree.state', 'common.date', 'agree.by', 'agree.note'] as const).map((key) => (
              <th key={key} scope="col">
                {words(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {moves.map((move) => (
            <tr key={moveKey(move)} aria-current={moveKey(move) === chosen || undefined}>
              <th scope="row">
                <button type="button" className={controls.link} onClick={() => choose(move)}>
                  <span className={tableStyles.whole}>{move.station} →</span>{' '}
                  <span className={tableStyles.whole}>{move.host}</span>
                </button>
              </th>
              <td>
                <span className={styles.moveState} data-state={move.state}>
                  {words(`state.${move.state}`)}
                </span>
                {isOverdue(move, today) && <span className={textStyles.missed}> {words('agree.late')}</span>}
              </td>
              <td className={styles.day}>{f.date(move.date)}</td>
              <td>{move.by ?? words('agree.department')}</td>
              <td>
                {move.note}{' '}
                {move.contradictions.map((one) => (
                  <span key={one} className={textStyles.missed}>
                    {words(`contradiction.${one}`)}{' '}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
