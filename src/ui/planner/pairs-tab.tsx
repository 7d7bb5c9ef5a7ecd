import { useEffect, useMemo, useState } from 'react';
import { goTo } from '../../commands/go-to.ts';
import { lightUp } from '../../commands/light-up.ts';
import { exportPairs } from '../../commands/planner/export-tables.ts';
import { findPairs } from '../../commands/planner/find-pairs.ts';
import { stopAsking } from '../../commands/planner/planner-store.ts';
import type { Pair } from '../../model/planner.ts';
import { GATES } from '../../model/results.ts';
import { useApp } from '../../state/store.ts';
import { BulletChart } from '../panel/bullet-chart.tsx';
import { type Column, SortableTable } from '../tables/sortable.tsx';
import { useDetail } from '../use-detail.ts';
import { AskedStatus } from './asked-status.tsx';
import { useAsked } from './use-planner.ts';
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
  const positions = asked.kind === 'done' ? asked.basis.analysis.positions : null;
  const selection = useApp((state) => state.selection);
  const joined = useMemo(() => new Set(answer?.potential.joined), [answer]);
  const rows = useMemo(
    () =>
      (answer?.pairs ?? []).filter(
        (pair, index) => (pair.passes || !onlyPassing) && (joined.has(index) || !onlyJoined),
      ),
    [answer, joined, onlyPassing, onlyJoined],
  );
  const columns = useMemo((): readonly Column<Pair>[] => {
    const place = (index: number) => (
      <>
        {positions?.[index]?.id} <span className="quiet">{positions?.[index]?.existingOperators.join(', ')}</span>
      </>
    );
    return [
      {
        key: 'mover',
        name: words('pairs.mover'),
        width: 10,
        cell: (row) => place(row.mover),
        value: (row) => positions?.[row.mover]?.id ?? null,
      },
      {
        key: 'host',
        name: words('column.host'),
        width: 10,
        cell: (row) => place(row.host),
        value: (row) => positions?.[row.host]?.id ?? null,
      },
      {
        key: 'distance',
        name: words('column.distance'),
        width: 4,
        numeric: true,
        cell: (row) => f.distance(row.distanceM),
        value: (row) => row.distanceM,
      },
      {
        key: 'kept',
        name: words('column.kept'),
        width: 4.5,
        numeric: true,
        cell: (row) => f.percent(row.coverageKept),
        value: (row) => row.coverageKept,
      },
      {
        key: 'loss',
        name: words('column.loss'),
        width: 4.5,
        numeric: true,
        wideOnly: true,
        cell: (row) => f.number(row.loss, 1),
        value: (row) => row.loss,
      },
      {
        key: 'slots',
        name: words('column.slots'),
        width: 4,
        numeric: true,
        wideOnly: true,
        cell: (row) => (row.freeSlots === null ? '?' : f.number(row.freeSlots)),
        value: (row) => row.freeSlots,
      },
      {
        key: 'gates',
        name: words('column.gates'),
        width: 10,
        wideOnly: true,
        cell: (row) => {
          const failed = GATES.filter((gate) => row.gates[gate] === 'fail');
          if (failed.length > 0)
            return (
              <span className="missed">
                {`${t('candidate.fails')}: ${failed.map((gate) => t(`gate.${gate}`)).join(', ')}`}
              </span>
            );
          const survey = GATES.filter((gate) => row.gates[gate] === 'survey');
          return survey.length > 0
            ? `${t('candidate.survey')}: ${survey.map((gate) => t(`gate.${gate}`)).join(', ')}`
            : t('candidate.passes');
        },
        value: (row) => GATES.filter((gate) => row.gates[gate] === 'fail').length,
      },
    ];
  }, [positions, t, f, words]);

  const mast = selection?.kind === 'position' ? selection.index : null;
  const potential = answer?.potential;
  const baseline = useApp((state) => state.province?.profile.baseline);
  return (
    <div className="tool">
      <section className="tool-form" aria-label={words('pairs.about')}>
        <p>{words('pairs.lead')}</p>
        <label className="plan-line">
          <span>{words('pairs.within')}</span>
          <select value={reach} onChange={({ target }) => setWithinM(Number(target.value))}>
            {[...new Set([...DISTANCES_M, reach])]
              .sort((a, b) => a - b)
              .map((metres) => (
                <option key={metres} value={metres}>
                  {f.distance(metres)}
                </option>
              ))}
          </select>
        </label>
        <AskedStatus asked={asked} stale={stale} onStop={() => stopAsking('pairs')} />
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
            <p className="note">{words('pairs.loss', { loss: f.number(potential.loss, 0) })}</p>
            <button type="button" className="button small" onClick={exportPairs}>
              {words('tool.csv')}
            </button>
          </>
        )}
      </section>
      <section className="tool-table wide" aria-label={words('tab.pairs')}>
        <div className="filter-bar">
          <label className="check">
            <input type="checkbox" checked={onlyPassing} onChange={({ target }) => setOnlyPassing(target.checked)} />
            {words('pairs.onlyPassing')}
          </label>
          <label className="check">
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
            selection={mast}
            onSelect={(row) => !stale && goTo({ kind: 'position', index: row.mover })}
            onLight={(row) => lightUp(row && !stale ? { positions: [row.mover, row.host] } : {})}
            firstSort={{ key: 'loss', descending: false }}
            empty={words(answer.pairs.length === 0 ? 'pairs.none' : 'filter.nothing')}
          />
        ) : (
          <p className="table-empty">{words('pairs.wait')}</p>
        )}
      </section>
    </div>
  );
}
