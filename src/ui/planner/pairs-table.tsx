import { useMemo } from 'react';
import { highlight } from '../../commands/selection.ts';
import { choosePair } from '../../commands/workbench.ts';
import { pairSheet } from '../../export/planner-sheets.ts';
import { linePlace } from '../../export/sheet-geojson.ts';
import type { Pair } from '../../model/planner.ts';
import type { Profile } from '../../model/profile.ts';
import type { Position } from '../../model/results.ts';
import type { AnswerTo, Basis } from '../../state/planner.ts';
import { useApp } from '../../state/store.ts';
import { useChosenPair } from '../chosen-candidate.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { type Column, SortableTable } from '../tables/sortable.tsx';
import tableStyles from '../tables/tables.module.css';
import { useDetail } from '../use-detail.ts';
import filterStyles from './filter-bar.module.css';
import { moveColumns } from './move-columns.tsx';
import { MoveFilterFields } from './move-filter-fields.tsx';
import type { PairFilter } from './pair-filter.ts';
import { PlaceFilterFields } from './place-choice.tsx';
import toolStyles from './tool.module.css';
import { useDataObstacle } from './use-data-obstacle.ts';
import { usePointedAt } from './use-planner.ts';
import { usePlannerUnits } from './use-planner-units.ts';
import { usePlannerWords } from './use-words.ts';

/** The pairs of an answer; `null`: there is none yet, and `waiting` says why. */
export function PairsTable({
  answer,
  rows,
  filter,
  onFilter,
  basis,
  best,
  stale,
  waiting,
}: {
  readonly answer: AnswerTo<'pairs'> | null;
  /** Those of the answer that pass the filter. */
  readonly rows: readonly Pair[];
  readonly filter: PairFilter;
  readonly onFilter: (change: Partial<PairFilter>) => void;
  readonly basis: Basis | null;
  readonly best: readonly Pair[];
  readonly stale: boolean;
  readonly waiting: string;
}) {
  const words = usePlannerWords();
  const selection = useApp((state) => state.selection);
  const villages = useApp((state) => state.province?.villages);
  const operators = useApp((state) => state.province?.profile.operators) ?? NO_OPERATORS;
  const pointedAt = usePointedAt();
  const { districts, communes } = usePlannerUnits();
  const isAlone = useDataObstacle() === 'one-operator';
  const positions = basis?.analysis.positions ?? null;
  const chosen = useChosenPair();
  const columns = usePairColumns(positions);
  const mast = selection?.kind === 'position' ? selection.index : null;
  return (
    <section className={`${toolStyles.table} ${toolStyles.wide}`} aria-label={words('tab.pairs')}>
      <div className={filterStyles.bar}>
        <label className={controls.check}>
          <input
            type="checkbox"
            checked={filter.onlyPassing}
            onChange={({ target }) => onFilter({ onlyPassing: target.checked })}
          />
          {words('pairs.onlyPassing')}
        </label>
        <label className={controls.check}>
          <input
            type="checkbox"
            checked={filter.onlyJoined}
            onChange={({ target }) => onFilter({ onlyJoined: target.checked })}
          />
          {words('pairs.onlyJoined')}
        </label>
        <MoveFilterFields filter={filter} operators={operators.map(({ id }) => id)} onChange={onFilter} />
        <PlaceFilterFields place={filter} districts={districts} communes={communes} onChange={onFilter} />
      </div>
      {answer ? (
        <SortableTable
          caption={words('tab.pairs')}
          columns={columns}
          rows={rows}
          total={answer.pairs.length}
          rowKey={(row) => `${row.mover} ${row.host}`}
          isSelected={(row) =>
            !stale && (chosen ? row === chosen : mast !== null && (row.mover === mast || row.host === mast))
          }
          isPointed={({ mover, host }) => !stale && pointedAt({ from: mover, to: host })}
          selection={chosen ?? mast}
          onSelect={(row) => !stale && choosePair(row)}
          onHighlight={(row) => highlight(row && !stale ? { positions: [row.mover, row.host] } : {})}
          firstSort={{ key: 'loss', descending: false }}
          empty={words(isAlone ? 'obstacle.one-operator' : answer.pairs.length === 0 ? 'pairs.none' : 'filter.nothing')}
          fileOf={(sorted) => ({
            sheet: (about) =>
              pairSheet(
                words('tab.pairs'),
                sorted,
                { positions: positions ?? [], villages: villages ?? [], isJoined: (pair) => best.includes(pair) },
                about,
              ),
            places: () =>
              sorted.map(({ mover, host }) => linePlace(positions?.[mover]?.location, positions?.[host]?.location)),
            analysis: basis?.analysis,
          })}
        />
      ) : (
        <p className={tableStyles.empty}>{waiting}</p>
      )}
    </section>
  );
}

const NO_OPERATORS: Profile['operators'] = [];

function usePairColumns(positions: readonly Position[] | null): readonly Column<Pair>[] {
  const { t, f } = useDetail();
  const words = usePlannerWords();
  return useMemo(() => {
    const shared = moveColumns({ t, f }, words);
    const end = (key: 'mover' | 'host', name: string): Column<Pair> => ({
      key,
      name,
      width: 9.5,
      cell: (row) => (
        <>
          {positions?.[row[key]]?.id}{' '}
          <span className={textStyles.quiet}>{positions?.[row[key]]?.existingOperators.join(', ')}</span>
        </>
      ),
      value: (row) => positions?.[row[key]]?.id ?? null,
    });
    return [
      end('mover', words('pairs.mover')),
      end('host', words('common.host')),
      shared.distance,
      shared.kept,
      shared.loss,
      shared.slots,
      shared.gates,
    ];
  }, [positions, t, f, words]);
}
