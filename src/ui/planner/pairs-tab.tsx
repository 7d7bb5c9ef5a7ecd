import { useEffect, useMemo, useState } from 'react';
import { findPairs, stopAsking } from '../../commands/questions.ts';
import { goTo, highlight } from '../../commands/selection.ts';
import { pairsToScenario } from '../../commands/to-scenario.ts';
import { pairSheet } from '../../export/planner-sheets.ts';
import { linePlace } from '../../export/sheet-geojson.ts';
import type { Pair } from '../../model/planner.ts';
import type { PlannerState } from '../../state/planner.ts';
import { useApp } from '../../state/store.ts';
import { BulletChart } from '../panel/bullet-chart.tsx';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { type Column, SortableTable } from '../tables/sortable.tsx';
import tableStyles from '../tables/tables.module.css';
import { useDetail } from '../use-detail.ts';
import { AskedStatus } from './asked-status.tsx';
import { ChoiceLine } from './fields.tsx';
import filterStyles from './filter-bar.module.css';
import { moveColumns } from './move-columns.tsx';
import toolStyles from './tool.module.css';
import { useDataObstacle } from './use-data-obstacle.ts';
import { useAsked, usePointedAt } from './use-planner.ts';
import { usePlannerWords } from './use-words.ts';

const DISTANCES_M = [100, 200, 300, 500, 1000] as const;

/** Positions that stand near each other and could become one: what the share of all positions could be. */
export function PairsTab() {
  const { t, f } = useDetail();
  const words = usePlannerWords();
  const { asked, stale } = useAsked('pairs');
  const known = useApp((state) => state.candidates !== null);
  const maxMoveM = useApp((state) => state.analysis?.parameters.maxMoveM);
  const [withinM, setWithinM] = useState<number | null>(null);
  const [onlyPassing, setOnlyPassing] = useState(true);
  const [onlyJoined, setOnlyJoined] = useState(false);
  const reach = withinM ?? maxMoveM ?? 500;
  useEffect(() => {
    if (known) void findPairs(reach);
  }, [known, reach]);

  const answer = asked.kind === 'done' ? asked.answer : null;
  const basis = asked.kind === 'done' ? asked.basis : null;
  const positions = basis?.analysis.positions ?? null;
  const selection = useApp((state) => state.selection);
  const villages = useApp((state) => state.province?.villages);
  const joined = useMemo(() => new Set(answer?.potential.joined), [answer]);
  const rows = useMemo(
    () =>
      (answer?.pairs ?? []).filter(
        (pair, index) => (pair.passes || !onlyPassing) && (joined.has(index) || !onlyJoined),
      ),
    [answer, joined, onlyPassing, onlyJoined],
  );
  const columns = useMemo((): readonly Column<Pair>[] => {
    const shared = moveColumns({ t, f }, words);
    const place = (index: number) => (
      <>
        {positions?.[index]?.id}{' '}
        <span className={textStyles.quiet}>{positions?.[index]?.existingOperators.join(', ')}</span>
      </>
    );
    return [
      {
        key: 'mover',
        name: words('pairs.mover'),
        width: 9.5,
        cell: (row) => place(row.mover),
        value: (row) => positions?.[row.mover]?.id ?? null,
      },
      {
        key: 'host',
        name: words('common.host'),
        width: 9.5,
        cell: (row) => place(row.host),
        value: (row) => positions?.[row.host]?.id ?? null,
      },
      shared.distance,
      shared.kept,
      shared.loss,
      shared.slots,
      shared.gates,
    ];
  }, [positions, t, f, words]);

  const pointedAt = usePointedAt();
  const alone = useDataObstacle() === 'one-operator';
  const mast = selection?.kind === 'position' ? selection.index : null;
  const best = useMemo(() => (answer?.pairs ?? []).filter((_, index) => joined.has(index)), [answer, joined]);
  const chosen = stale ? undefined : rows.find((row) => row.mover === mast);
  const potential = answer?.potential;
  const baseline = useApp((state) => state.province?.profile.baseline);
  return (
    <div className={toolStyles.tool}>
      <section aria-label={words('pairs.about')}>
        <p>{words('pairs.lead')}</p>
        <ChoiceLine
          label={words('pairs.within')}
          value={reach}
          options={[...new Set([...DISTANCES_M, reach])]
            .sort((a, b) => a - b)
            .map((metres) => ({ value: metres, words: f.distance(metres) }))}
          onChange={setWithinM}
        />
        <AskedStatus asked={asked} stale={stale} onStop={() => stopAsking('pairs')} />
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
        {potential && baseline && (
          <>
            <h3>{t('goal.all')}</h3>
            <BulletChart
              share={potential.after.share}
              shown={f.percent(potential.after.share ?? 0)}
              label={words('pairs.potential')}
              marks={[
                {
                  kind: 'reported',
                  share: baseline.sharedShareOfAllPositions,
                  label: `${f.percent(baseline.sharedShareOfAllPositions, 0)} ${t('goal.reported')}`,
                },
              ]}
            />
            <p>
              {words(potential.proven ? 'pairs.most' : 'pairs.found', {
                count: potential.joined.length,
                before: f.percent(potential.now.share ?? 0),
                after: f.percent(potential.after.share ?? 0),
                shared: potential.after.shared,
                total: potential.after.total,
              })}
            </p>
            <p className={textStyles.note}>{words('pairs.loss', { loss: f.number(potential.loss, 0) })}</p>
            {best.length > 0 && (
              <button
                type="button"
                className={`${controls.button} ${controls.small}`}
                disabled={stale}
                onClick={() => pairsToScenario(best, words('pairs.scenarioName'))}
              >
                {words('pairs.toScenario', { count: best.length })}
              </button>
            )}
            {chosen && (
              <button
                type="button"
                className={`${controls.button} ${controls.small}`}
                disabled={stale}
                onClick={() => pairsToScenario([chosen], words('pairs.scenarioName'))}
              >
                {words('pairs.oneToScenario')}
              </button>
            )}
          </>
        )}
      </section>
      <section className={`${toolStyles.table} ${toolStyles.wide}`} aria-label={words('tab.pairs')}>
        <div className={filterStyles.bar}>
          <label className={controls.check}>
            <input type="checkbox" checked={onlyPassing} onChange={({ target }) => setOnlyPassing(target.checked)} />
            {words('pairs.onlyPassing')}
          </label>
          <label className={controls.check}>
            <input type="checkbox" checked={onlyJoined} onChange={({ target }) => setOnlyJoined(target.checked)} />
            {words('pairs.onlyJoined')}
          </label>
        </div>
        {answer ? (
          <SortableTable
            caption={words('tab.pairs')}
            columns={columns}
            rows={rows}
            total={answer.pairs.length}
            rowKey={(row) => `${row.mover} ${row.host}`}
            isSelected={(row) => mast !== null && !stale && (row.mover === mast || row.host === mast)}
            isPointed={({ mover, host }) => !stale && pointedAt({ from: mover, to: host })}
            selection={mast}
            onSelect={(row) => !stale && goTo({ kind: 'position', index: row.mover })}
            onHighlight={(row) => highlight(row && !stale ? { positions: [row.mover, row.host] } : {})}
            firstSort={{ key: 'loss', descending: false }}
            empty={words(alone ? 'obstacle.one-operator' : answer.pairs.length === 0 ? 'pairs.none' : 'filter.nothing')}
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
          <p className={tableStyles.empty}>{words(isUnfinished(asked) ? 'pairs.unfinished' : 'pairs.wait')}</p>
        )}
      </section>
    </div>
  );
}

/** The search begins by itself, but once it was ended only by hand. */
function isUnfinished(asked: PlannerState['pairs']): boolean {
  return asked.kind === 'done' ? asked.stopped && !asked.answer.potential.proven : ENDED.has(asked.kind);
}

const ENDED: ReadonlySet<PlannerState['pairs']['kind']> = new Set(['stopped', 'failed']);
