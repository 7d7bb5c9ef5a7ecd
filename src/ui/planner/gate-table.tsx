import type { AnalysisParameters } from '../../model/parameters.ts';
import { type Candidate, GATES, type Gate, type Position } from '../../model/results.ts';
import textStyles from '../styles/text.module.css';
import tableStyles from '../tables/tables.module.css';
import { useDetail } from '../use-detail.ts';
import { usePlannerWords } from './use-words.ts';

/** Each gate with the figure that was measured and the bound it is held to: a failure is recognised by its number. */
export function GateTable({
  move,
  mover,
  host,
  parameters,
}: {
  readonly move: Pick<Candidate, 'distanceM' | 'freeSlots' | 'coverageKept' | 'gates'>;
  /** Of the stations that move together. */
  readonly mover: Pick<Position, 'heightM' | 'operators'>;
  readonly host: Pick<Position, 'heightM' | 'operators'>;
  readonly parameters: AnalysisParameters;
}) {
  const { t, f } = useDetail();
  const words = usePlannerWords();
  const metres = (value: number | null): string =>
    value === null ? t('common.unknown') : `${f.number(value)} ${t('unit.metre')}`;
  const leastHeight = mover.heightM === null ? null : mover.heightM - parameters.heightToleranceM;
  const figures: Readonly<Record<Gate, readonly [figure: string, bound: string]>> = {
    distance: [f.distance(move.distanceM), `≤ ${f.distance(parameters.maxMoveM)}`],
    slots: [
      move.freeSlots === null ? t('common.unknown') : f.number(move.freeSlots),
      `≥ ${f.number(mover.operators.length)}`,
    ],
    height: [metres(host.heightM), leastHeight === null ? t('common.unknown') : `≥ ${metres(leastHeight)}`],
    operator: [
      host.operators.join(', ') || words('card.nobody'),
      words('card.without', { operator: f.list(mover.operators) }),
    ],
    coverage: [f.percent(move.coverageKept), `≥ ${f.percent(parameters.coverageKept, 0)}`],
  };
  return (
    <table className={tableStyles.gates}>
      <caption className={textStyles.srOnly}>{words('common.conditions')}</caption>
      <thead>
        <tr>
          <th scope="col">{words('card.gate')}</th>
          <th scope="col">{words('card.figure')}</th>
          <th scope="col">{words('card.bound')}</th>
          <th scope="col">{words('common.result')}</th>
        </tr>
      </thead>
      <tbody>
        {GATES.map((gate) => (
          <tr key={gate} data-result={move.gates[gate]}>
            <th scope="row">{t(`gate.${gate}`)}</th>
            <td>{figures[gate][0]}</td>
            <td>{figures[gate][1]}</td>
            <td className={tableStyles.gateResult}>{t(`gateResult.${move.gates[gate]}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
