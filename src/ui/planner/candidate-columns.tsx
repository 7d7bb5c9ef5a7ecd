import { useMemo } from 'react';
import { pinOf } from '../../model/pins.ts';
import type { Candidate, Position } from '../../model/results.ts';
import { useApp } from '../../state/store.ts';
import { structureWords } from '../structure-words.ts';
import textStyles from '../styles/text.module.css';
import type { Column } from '../tables/sortable.tsx';
import tableStyles from '../tables/tables.module.css';
import { useDetail } from '../use-detail.ts';
import { structureOf } from './candidate-filter.ts';
import { moveColumns } from './move-columns.tsx';
import { PinButtons } from './pin-buttons.tsx';
import { usePins } from './use-planner.ts';
import { usePlannerWords } from './use-words.ts';

const PIN_ORDER = { in: 0, out: 1, none: 2 } as const;

/** @param order Each candidate's place in the ranking. */
export function useCandidateColumns(
  positions: readonly Position[],
  order: ReadonlyMap<Candidate, number>,
): readonly Column<Candidate>[] {
  const i18n = useDetail();
  const { t } = i18n;
  const words = usePlannerWords();
  const stations = useApp((state) => state.stations);
  const profile = useApp((state) => state.province?.profile);
  const pins = usePins();
  return useMemo((): readonly Column<Candidate>[] => {
    const host = (row: Candidate) => positions[row.host];
    const station = (row: Candidate) => stations[row.station];
    const structure = (row: Candidate) => structureOf(row, positions, stations);
    const shared = moveColumns(i18n, words);
    const wayOf = (row: Candidate) => {
      const pin = pinOf(pins, { station: station(row)?.id ?? '', host: host(row)?.id ?? '' });
      return pin && (pin.in ? 'in' : 'out');
    };
    const rule = (row: Candidate) => profile?.rules.find(({ id }) => id === row.rule);
    return [
      {
        key: 'station',
        name: words('common.plannedStation'),
        width: 10.5,
        cell: (row) => station(row)?.id,
        value: (row) => station(row)?.id ?? null,
      },
      {
        key: 'operator',
        name: t('ask.operator'),
        width: 8,
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
        width: 5.5,
        wideOnly: true,
        cell: (row) => {
          const move = { station: station(row)?.id ?? '', host: host(row)?.id ?? '' };
          return row.passes && <PinButtons move={move} small />;
        },
        // Pinned in first, then pinned out.
        value: (row) => PIN_ORDER[wayOf(row) ?? 'none'],
      },
    ];
  }, [positions, stations, profile, pins, order, i18n, t, words]);
}
