import { useEffect, useMemo, useState } from 'react';
import { findPairs } from '../../commands/questions.ts';
import { movesOverlay } from '../../state/move-overlay.ts';
import type { PlannerState } from '../../state/planner.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import { useDetail } from '../use-detail.ts';
import { ChoiceLine } from './fields.tsx';
import { withChoice } from './move-filter.ts';
import { filterPairs, NO_PAIR_FILTER, type PairFilter } from './pair-filter.ts';
import { PairsPotential } from './pairs-potential.tsx';
import { PairsTable } from './pairs-table.tsx';
import toolStyles from './tool.module.css';
import { ToolForm } from './tool-form.tsx';
import { useOverlay } from './use-overlay.ts';
import { useAsked } from './use-planner.ts';
import { usePlannerUnits } from './use-planner-units.ts';
import { usePlannerWords } from './use-words.ts';

const DISTANCES_M = [100, 200, 300, 500, 1000] as const;

/** Positions that stand near each other and could become one: what the share of all positions could be. */
export function PairsTab() {
  const { f } = useDetail();
  const words = usePlannerWords();
  const known = useApp((state) => state.candidates !== null);
  const maxMoveM = useApp((state) => state.analysis?.parameters.maxMoveM);
  const [withinM, setWithinM] = useState<number | null>(null);
  const [filter, setFilter] = useState<PairFilter>(NO_PAIR_FILTER);
  const reach = withinM ?? maxMoveM ?? 500;
  const question = { kind: 'pairs', withinM: reach } as const;
  const { asked, stale } = useAsked('pairs', question);
  useEffect(() => {
    if (known) void findPairs(reach);
  }, [known, reach]);

  const answer = asked.kind === 'done' ? asked.answer : null;
  const basis = asked.kind === 'done' ? asked.basis : null;
  const best = useMemo(() => answer?.potential.joined.flatMap((index) => answer.pairs[index] ?? []) ?? [], [answer]);
  const { unitsAt } = usePlannerUnits();
  const rows = useMemo(() => {
    const positions = basis?.analysis.positions ?? [];
    return filterPairs(answer?.pairs ?? [], filter, { joined: new Set(best), positions, unitsAt });
  }, [answer, basis, best, filter, unitsAt]);
  const overlay = useMemo(() => {
    const places = (!stale && basis?.analysis.positions) || [];
    return movesOverlay(
      rows.flatMap(({ mover, host }) => {
        const [from, to] = [places[mover]?.location, places[host]?.location];
        return from && to ? [{ from, to }] : [];
      }),
      'pairs',
    );
  }, [rows, basis, stale]);
  useOverlay(overlay);
  return (
    <div className={toolStyles.tool}>
      <ToolForm
        label={words('pairs.about')}
        question="pairs"
        now={question}
        again={() => void findPairs(reach)}
        fields={
          <>
            <p>{words('pairs.lead')}</p>
            <ChoiceLine
              label={words('pairs.within')}
              value={reach}
              options={[...new Set([...DISTANCES_M, reach])]
                .sort((a, b) => a - b)
                .map((metres) => ({ value: metres, words: f.distance(metres) }))}
              onChange={setWithinM}
            />
          </>
        }
      >
        {isUnfinished(asked) && (
          <button
            type="button"
            className={`${controls.button} ${controls.small}`}
            disabled={!known}
            onClick={() => void findPairs(reach)}
          >
            {words('pairs.again')}
          </button>
        )}
        {answer && <PairsPotential potential={answer.potential} best={best} stale={stale} />}
      </ToolForm>
      <PairsTable
        answer={answer}
        rows={rows}
        filter={filter}
        onFilter={(change) => setFilter(withChoice(filter, change))}
        basis={basis}
        best={best}
        stale={stale}
        waiting={words(isUnfinished(asked) ? 'pairs.unfinished' : 'pairs.wait')}
      />
    </div>
  );
}

/** The search begins by itself, but once it was ended only by hand. */
function isUnfinished(asked: PlannerState['pairs']): boolean {
  return asked.kind === 'done' ? asked.stopped && !asked.answer.potential.proven : ENDED.has(asked.kind);
}

const ENDED: ReadonlySet<PlannerState['pairs']['kind']> = new Set(['stopped', 'failed']);
