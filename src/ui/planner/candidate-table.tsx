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
import textStyles from '../styles/text.module.css';
import { type Column, SortableTable } from '../tables/sortable.tsx';
import tableStyles from '../tables/tables.module.css';
import { useDetail } from '../use-detail.ts';
import { filterCandidates, NO_FILTER, structureOf } from './candidate-filter.ts';
import { FilterBar } from './filter-bar.tsx';
import { moveColumns } from './move-columns.tsx';
import { PinButtons } from './pin-buttons.tsx';
import { useDataObstacle } from './use-data-obstacle.ts';
import { useDistricts } from './use-districts.ts';
import { useHosts, usePointedAt } from './use-planner.ts';
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
  const [filter, setFilter] = useState(NO_FILTER);
  const { districts, districtOf } = useDistricts();
  const pointedAt = usePointedAt();
  const obstacle = useDataObstacle();

  const positions = useHosts();
  const positionOf = useMemo(() => positionsByStation(positions, stations.length), [positions, stations]);
  const ranked = useMemo(() => rankCandidates(candidates ?? []), [candidates]);
  const order = useMemo(() => new Map(ranked.map((row, index) => [row, index])), [ranked]);
  const rows = useMemo(
    () => filterCandidates(ranked, filter, { stations, positions, districtOf }),
    [ranked, filter, stations, positions, districtOf],
  );
  const structures = useMemo(() => {
    const found = new Set(ranked.map((row) => structureOf(row, positions, stations)));
    found.delete('');
    return [...found].sort().map((value) => ({ value, words: structureWords(value, i18n) }));
  }, [ranked, positions, stations, i18n]);

  const columns = useMemo((): readonly Column<Candidate>[] => {
    const host = (row: Candidate) => positions[row.host];
    const station = (row: Candidate) => stations[row.station];
    const structure = (row: Candidate) => structureOf(row, positions, stations);
    const shared = moveColumns(i18n, words);
    const rule = (row: Candidate) => profile?.rules.find(({ id }) => id === row.rule);
    return [
      {
        key: 'station',
        name: words('common.plannedStation'),
        width: 9.5,
        cell: (row) => station(row)?.id,
        value: (row) => station(row)?.id ?? null,
      },
      {
        key: 'operator',
        name: t('ask.operator'),
        width: 6,
        wideOnly: true,
        cell: (row) => station(row)?.operator,
        value: (row) => station(row)?.operator ?? null,
      },
      {
        key: 'host',
        name: words('common.host'),
        width: 8,
        cell: (row) => (
          <>
            <span className={tableStyles.whole}>{host(row)?.id}</span>{' '}
            <span className={textStyles.quiet}>
              {host(row)?.operators.join(', ')}
              {row.hostKind !== 'existing' && ` (${words(`host.${row.hostKind}`)})`}
            </span>
          </>
        ),
        value: (row) => host(row)?.id ?? null,
      },
      {
        key: 'structure',
        name: words('common.structure'),
        width: 6,
        wideOnly: true,
        cell: (row) => structureWords(structure(row), i18n),
        value: (row) => structure(row) || null,
      },
      shared.distance,
      // The best host first, nearer ones first among equals: the order of the ranking.
      { ...shared.kept, value: (row) => -(order.get(row) ?? 0) },
      shared.slots,
      shared.gates,
      {
        key: 'rule',
        name: words('common.rule'),
        width: 7.5,
        wideOnly: true,
        cell: (row) => {
          const found = rule(row);
          if (!found) return words('rule.none');
          return (
            <>
              {words(row.mandatory ? 'rule.mandatory' : 'rule.voluntary')}{' '}
              {row.mandatory && !found.inForce && (
                <span className={`${textStyles.kind} ${textStyles.sample}`} title={t('rule.sample')}>
                  {words('rule.sampleShort')}
                </span>
              )}
            </>
          );
        },
        value: (row) => Number(row.mandatory),
      },
      {
        key: 'pin',
        name: words('column.pin'),
        width: 4.5,
        wideOnly: true,
        cell: (row) => {
          const move = { station: station(row)?.id ?? '', host: host(row)?.id ?? '' };
          return row.passes && <PinButtons move={move} small />;
        },
        value: () => 0,
      },
    ];
  }, [positions, stations, profile, order, i18n, t, words]);

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
