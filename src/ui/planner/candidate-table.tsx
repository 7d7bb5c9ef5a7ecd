import { useMemo, useState } from 'react';
import { positionsByStation } from '../../analysis/positions.ts';
import { highlight } from '../../commands/selection.ts';
import { chooseCandidate } from '../../commands/workbench.ts';
import { candidateSheet } from '../../export/planner-sheets.ts';
import { linePlace } from '../../export/sheet-geojson.ts';
import type { Candidate } from '../../model/results.ts';
import { useApp } from '../../state/store.ts';
import { rankCandidates } from '../candidate-order.ts';
import { structureWords } from '../structure-words.ts';
import { SortableTable } from '../tables/sortable.tsx';
import tableStyles from '../tables/tables.module.css';
import { useDetail } from '../use-detail.ts';
import { useCandidateColumns } from './candidate-columns.tsx';
import { filterCandidates, NO_CANDIDATE_FILTER, structureOf } from './candidate-filter.ts';
import { FilterBar } from './filter-bar.tsx';
import { useDataObstacle } from './use-data-obstacle.ts';
import { useHosts, usePointedAt } from './use-planner.ts';
import { usePlannerUnits } from './use-planner-units.ts';
import { usePlannerWords } from './use-words.ts';

/** Which planned station could stand on which position, by what rule and at what cost. */
export function CandidateTable() {
  const i18n = useDetail();
  const { t } = i18n;
  const words = usePlannerWords();
  const candidates = useApp((state) => state.candidates);
  const stations = useApp((state) => state.stations);
  const profile = useApp((state) => state.province?.profile);
  const villages = useApp((state) => state.province?.villages);
  const selection = useApp((state) => state.selection);
  const chosen = useApp((state) => state.workbench.candidate);
  const [filter, setFilter] = useState(NO_CANDIDATE_FILTER);
  const { districts, communes, unitsOf } = usePlannerUnits();
  const pointedAt = usePointedAt();
  const obstacle = useDataObstacle();

  const positions = useHosts();
  const positionOf = useMemo(() => positionsByStation(positions, stations.length), [positions, stations]);
  const ranked = useMemo(() => rankCandidates(candidates ?? []), [candidates]);
  const order = useMemo(() => new Map(ranked.map((row, index) => [row, index])), [ranked]);
  const rows = useMemo(
    () => filterCandidates(ranked, filter, { stations, positions, unitsOf }),
    [ranked, filter, stations, positions, unitsOf],
  );
  const structures = useMemo(() => {
    const found = new Set(ranked.map((row) => structureOf(row, positions, stations)));
    found.delete('');
    return [...found].sort().map((value) => ({ value, words: structureWords(value, i18n) }));
  }, [ranked, positions, stations, i18n]);

  const columns = useCandidateColumns(positions, order);

  if (candidates === null) return <p className={tableStyles.empty}>{t('table.candidatesWait')}</p>;
  const isChosen = (row: Candidate): boolean =>
    chosen !== null && stations[row.station]?.id === chosen.station && positions[row.host]?.id === chosen.host;
  const mast = selection?.kind === 'position' ? selection.index : null;
  return (
    <div className={tableStyles.block}>
      <FilterBar
        filter={filter}
        onChange={setFilter}
        operators={profile?.operators.map(({ id }) => id) ?? []}
        districts={districts}
        communes={communes}
        structures={structures}
      />
      <SortableTable
        caption={t('table.candidates')}
        columns={columns}
        rows={rows}
        total={candidates.length}
        rowKey={(row) => `${row.station} ${row.host}`}
        isSelected={(row) =>
          chosen ? isChosen(row) : mast !== null && (row.host === mast || positionOf[row.station] === mast)
        }
        isPointed={({ station, host }) => pointedAt({ from: positionOf[station], to: host, station })}
        selection={chosen ? `${chosen.station} ${chosen.host}` : mast}
        onSelect={chooseCandidate}
        onHighlight={(row) => highlight(row ? { positions: [row.host, positionOf[row.station] ?? row.host] } : {})}
        firstSort={{ key: 'kept', descending: true }}
        empty={
          obstacle
            ? words(`obstacle.${obstacle}`)
            : candidates.length === 0
              ? t('table.noCandidates')
              : words('filter.nothing')
        }
        fileOf={(sorted) => ({
          sheet: (about) =>
            candidateSheet(
              t('table.candidates'),
              sorted,
              {
                stations,
                hosts: positions,
                rules: profile?.rules ?? [],
                villages: villages ?? [],
                structureOf: (row) => structureWords(structureOf(row, positions, stations), i18n),
              },
              about,
            ),
          places: () =>
            sorted.map(({ station, host }) => linePlace(stations[station]?.location, positions[host]?.location)),
        })}
      />
    </div>
  );
}
