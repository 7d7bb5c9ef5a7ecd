import { type Candidate, GATES } from '../../model/results.ts';
import textStyles from '../styles/text.module.css';
import type { Column } from '../tables/sortable.tsx';
import type { DetailI18n } from '../use-detail.ts';
import type { usePlannerWords } from './use-words.ts';

/** What candidates, pairs and the moves of a plan have in common, said in one way in every table of them. */
type Move = Pick<Candidate, 'distanceM' | 'coverageKept' | 'loss' | 'freeSlots' | 'gates'>;

export function moveColumns({ t, f }: Pick<DetailI18n, 't' | 'f'>, words: ReturnType<typeof usePlannerWords>) {
  return {
    distance: {
      key: 'distance',
      name: words('column.distance'),
      width: 4,
      numeric: true,
      cell: (row) => f.distance(row.distanceM),
      value: (row) => row.distanceM,
    },
    kept: {
      key: 'kept',
      name: words('column.kept'),
      width: 4.5,
      numeric: true,
      cell: (row) => f.percent(row.coverageKept),
      value: (row) => row.coverageKept,
    },
    loss: {
      key: 'loss',
      name: words('column.loss'),
      width: 4,
      numeric: true,
      wideOnly: true,
      cell: (row) => f.number(row.loss, 1),
      value: (row) => row.loss,
    },
    slots: {
      key: 'slots',
      name: words('column.slots'),
      width: 3.5,
      numeric: true,
      wideOnly: true,
      cell: (row) => (row.freeSlots === null ? '?' : f.number(row.freeSlots)),
      value: (row) => row.freeSlots,
    },
    gates: {
      key: 'gates',
      name: words('common.conditions'),
      width: 10.5,
      wideOnly: true,
      cell: ({ gates }) => {
        const failed = GATES.filter((gate) => gates[gate] === 'fail').map((gate) => t(`gateFails.${gate}`));
        if (failed.length > 0)
          return <span className={textStyles.missed}>{words('filter.fails', { gate: failed.join(', ') })}</span>;
        const unknown = GATES.filter((gate) => gates[gate] === 'survey').map((gate) => t(`gate.${gate}`));
        return unknown.length === 0 ? t('candidate.passes') : `${t('candidate.survey')}: ${unknown.join(', ')}`;
      },
      value: ({ gates }) => GATES.filter((gate) => gates[gate] === 'fail').length,
    },
  } satisfies Readonly<Record<string, Column<Move>>>;
}
