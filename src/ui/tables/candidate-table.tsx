import { useMemo, useState } from 'react';
import { goTo } from '../../commands/go-to.ts';
import { lightUp } from '../../commands/light-up.ts';
import { type Candidate, GATES } from '../../model/results.ts';
import { useApp } from '../../state/store.ts';
import { rankCandidates } from '../candidate-order.ts';
import { useI18n } from '../use-i18n.ts';
import { type Column, SortableTable } from './sortable.tsx';
import './tables.css';

/** The first candidates: which planned station could stand on which position. */
export function CandidateTable() {
  const { t, f } = useI18n();
  const candidates = useApp((state) => state.candidates);
  const analysis = useApp((state) => state.analysis);
  const stations = useApp((state) => state.stations);
  const rules = useApp((state) => state.province?.profile.rules);
  const selection = useApp((state) => state.selection);
  const [onlyPassing, setOnlyPassing] = useState(true);

  const rows = useMemo(
    () => rankCandidates((candidates ?? []).filter(({ passes }) => passes || !onlyPassing)),
    [candidates, onlyPassing],
  );
  const order = useMemo(() => new Map(rows.map((row, index) => [row, index])), [rows]);
  const positionOfStation = useMemo(() => {
    const of = new Map<number, number>();
    analysis?.positions.forEach((position, index) => {
      for (const station of position.stations) of.set(station, index);
    });
    return of;
  }, [analysis?.positions]);

  const columns = useMemo((): readonly Column<Candidate>[] => {
    const host = (row: Candidate) => analysis?.positions[row.host];
    const station = (row: Candidate) => stations[row.station];
    return [
      {
        key: 'station',
        name: t('table.station'),
        cell: (row) => station(row)?.id,
        value: (row) => station(row)?.id ?? null,
      },
      {
        key: 'operator',
        name: t('position.operator'),
        cell: (row) => station(row)?.operator,
        value: (row) => station(row)?.operator ?? null,
      },
      {
        key: 'host',
        name: t('table.host'),
        wraps: true,
        cell: (row) => (
          <>
            {host(row)?.id} <span className="quiet">{host(row)?.operators.join(', ')}</span>
          </>
        ),
        value: (row) => host(row)?.id ?? null,
      },
      {
        key: 'distance',
        name: t('table.distance'),
        numeric: true,
        cell: (row) => f.distance(row.distanceM),
        value: (row) => row.distanceM,
      },
      {
        key: 'kept',
        name: t('table.kept'),
        numeric: true,
        cell: (row) => f.percent(row.coverageKept),
        // The best host first, nearer ones first among equals: the order of the ranking.
        value: (row) => -(order.get(row) ?? 0),
      },
      {
        key: 'slots',
        name: t('table.slots'),
        numeric: true,
        cell: (row) => (row.freeSlots === null ? t('candidate.survey') : f.number(row.freeSlots)),
        value: (row) => row.freeSlots,
      },
      {
        key: 'gates',
        name: t('table.gates'),
        wraps: true,
        cell: (row) => {
          const failed = GATES.filter((gate) => row.gates[gate] === 'fail');
          const survey = GATES.filter((gate) => row.gates[gate] === 'survey');
          if (failed.length > 0)
            return `${t('candidate.fails')}: ${failed.map((gate) => t(`gate.${gate}`)).join(', ')}`;
          if (survey.length > 0)
            return `${t('candidate.survey')}: ${survey.map((gate) => t(`gate.${gate}`)).join(', ')}`;
          return t('candidate.passes');
        },
        value: (row) => GATES.filter((gate) => row.gates[gate] === 'fail').length,
      },
      {
        key: 'rule',
        name: t('table.rule'),
        wraps: true,
        cell: (row) => {
          const rule = rules?.find(({ id }) => id === row.rule);
          if (!row.mandatory || !rule) return '';
          return (
            <>
              {t('candidate.mandatory')} {!rule.inForce && <span className="kind sample">{t('rule.sample')}</span>}
            </>
          );
        },
        value: (row) => Number(row.mandatory),
      },
    ];
  }, [analysis, stations, rules, order, t, f]);

  return (
    <div className="table-block">
      <div className="table-tools">
        <h2>{t('table.candidates')}</h2>
        <label className="check">
          <input type="checkbox" checked={onlyPassing} onChange={({ target }) => setOnlyPassing(target.checked)} />
          {t('table.onlyPassing')}
        </label>
        <span className="quiet">{t('table.hint')}</span>
      </div>
      {candidates === null ? (
        <p className="table-empty">{t('table.candidatesWait')}</p>
      ) : (
        <SortableTable
          caption={t('table.candidates')}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.station} ${row.host}`}
          isSelected={(row) => selection?.kind === 'position' && selection.index === positionOfStation.get(row.station)}
          onSelect={(row) => {
            const index = positionOfStation.get(row.station);
            if (index !== undefined) goTo({ kind: 'position', index });
          }}
          onLight={(row) =>
            lightUp(row ? { positions: [row.host, positionOfStation.get(row.station) ?? row.host] } : {})
          }
          firstSort={{ key: 'kept', descending: true }}
          empty={t('table.noCandidates')}
        />
      )}
    </div>
  );
}
