import { useMemo, useState } from 'react';
import { hostsOf } from '../../analysis/sharing/hosts.ts';
import type { Plan } from '../../model/plan.ts';
import type { Candidate, Position } from '../../model/results.ts';
import { movesOverlay } from '../../state/move-overlay.ts';
import type { Basis } from '../../state/planner.ts';
import { useApp } from '../../state/store.ts';
import { MapPicture } from '../print/map-picture.tsx';
import reportStyles from '../print/report.module.css';
import { ReportAssumptions, ReportSources } from '../print/report-basis.tsx';
import { ReportFrame } from '../print/report-frame.tsx';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import { placeWords } from './edit-words.ts';
import { PlanPhases, usePhaseWords } from './plan-phases.tsx';
import { PlanResult } from './plan-result.tsx';
import { usePlannerWords } from './use-words.ts';

/** The plan on paper: what it reaches, where, who moves to whom under which rule, on what it rests. */
export function PlanReport({
  plan,
  basis,
  onClose,
}: {
  readonly plan: Plan;
  readonly basis: Basis;
  readonly onClose: () => void;
}) {
  const { t, f, language } = useDetail();
  const words = usePlannerWords();
  const phaseWords = usePhaseWords();
  const profile = useApp((state) => state.province?.profile);
  const structures = useApp((state) => state.province?.structures);
  const rule = profile?.rules.find(({ id }) => id === basis.analysis.parameters.ruleId);
  const [drawn, setDrawn] = useState(false);
  const hosts = useMemo(() => hostsOf(basis.analysis.positions, structures ?? [], basis.sites), [basis, structures]);
  const candidatesOf = (indexes: readonly number[]): readonly Candidate[] =>
    indexes.flatMap((index) => basis.candidates?.[index] ?? []);
  const overlay = useMemo(
    () =>
      movesOverlay(
        plan.chosen.flatMap((index) => {
          const candidate = basis.candidates?.[index];
          const from = candidate && basis.stations[candidate.station]?.location;
          const to = candidate && hosts[candidate.host]?.location;
          return from && to ? [{ from, to }] : [];
        }),
      ),
    [plan, basis, hosts],
  );
  const chosen = candidatesOf(plan.chosen);
  const left = candidatesOf(plan.mandatoryNotChosen);
  const share = (value: string): string => f.percent(Number(value) / 100, 0);
  return (
    <ReportFrame
      name={words('planReport.title')}
      title={words('planReport.title')}
      subject={profile?.name[language] ?? ''}
      unit={null}
      onClose={onClose}
      ready={drawn}
    >
      <section>
        <h2>{words('plan.order')}</h2>
        <p>
          {plan.aim.kind === 'keep'
            ? words('planReport.aim.keep', { share: share(String(plan.aim.leastKept * 100)) })
            : words(`planReport.aim.${plan.aim.kind}`, { share: share(String(plan.aim.goal * 100)) })}
        </p>
        <h2>{words('common.result')}</h2>
        <PlanResult plan={plan} />
        {plan.pinned.length > 0 && (
          <>
            <h2>{words('pin.title')}</h2>
            <ul>
              {plan.pinned.map(({ station, host, in: isIn, reason, date }) => (
                <li key={`${station} ${host}`}>
                  {words(isIn ? 'pin.in' : 'pin.out')}: {station} → {host} ({reason ?? words('pin.noReason')}
                  {date !== null && `, ${words('pin.since', { date: f.date(date) })}`})
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <MapPicture
        about={words('planReport.map', { count: chosen.length })}
        overlay={overlay}
        onDrawn={() => setDrawn(true)}
      />
      <p className={reportStyles.key}>{words('planReport.key')}</p>
      <section>
        <h2>{words('plan.moves')}</h2>
        {rule && (
          <p>
            {words('planReport.rule', { document: rule.document, date: f.date(rule.date) })}{' '}
            <strong>{t(rule.inForce ? 'rule.inForce' : 'rule.sample')}</strong>.
          </p>
        )}
        {chosen.length === 0 && <p>{words('plan.chosenNone')}</p>}
        {profile?.operators.map(({ id }) => {
          const own = chosen.filter(({ station }) => basis.stations[station]?.operator === id);
          return (
            own.length > 0 && (
              <div key={id}>
                <h3>
                  {id} ({f.number(own.length)})
                </h3>
                <Moves rows={own} basis={basis} hosts={hosts} />
              </div>
            )
          );
        })}
      </section>
      {plan.phases.length > 0 && (
        <section>
          <h2>{phaseWords('phase.title')}</h2>
          <PlanPhases plan={plan} />
        </section>
      )}
      {left.length > 0 && (
        <section>
          <h2>{words('plan.leftLong')}</h2>
          <Moves rows={left} basis={basis} hosts={hosts} />
        </section>
      )}
      <ReportAssumptions />
      <ReportSources roles={['profile', 'villages', 'stations', 'structures']} />
    </ReportFrame>
  );
}

/** The same in every table, so that they line up down the pages. */
const MOVE_COLUMNS = [
  { key: 'station', width: '18%' },
  { key: 'host', width: '25%' },
  { key: 'where', width: '20%' },
  { key: 'distance', width: '8%' },
  { key: 'kept', width: '9%' },
  { key: 'rule', width: '10%' },
  { key: 'survey', width: '10%' },
] as const;

function Moves({
  rows,
  basis,
  hosts,
}: {
  readonly rows: readonly Candidate[];
  readonly basis: Basis;
  readonly hosts: readonly Position[];
}) {
  const { t, f } = useDetail();
  const words = usePlannerWords();
  return (
    <table className={reportStyles.moves}>
      <colgroup>
        {MOVE_COLUMNS.map(({ key, width }) => (
          <col key={key} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{words('common.plannedStation')}</th>
          <th scope="col">{words('common.host')}</th>
          <th scope="col">{words('planReport.where')}</th>
          <th scope="col" className={reportStyles.numeric}>
            {words('column.distance')}
          </th>
          <th scope="col" className={reportStyles.numeric}>
            {words('column.kept')}
          </th>
          <th scope="col">{words('common.rule')}</th>
          <th scope="col">{words('common.needsSurvey')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const host = hosts[row.host];
          const survey = Object.entries(row.gates).flatMap(([gate, result]) => (result === 'survey' ? [gate] : []));
          return (
            <tr key={`${row.station} ${row.host}`}>
              <th scope="row">{basis.stations[row.station]?.id}</th>
              <td>
                {host?.id} <span className={textStyles.quiet}>{host?.operators.join(', ')}</span>
              </td>
              <td>{host && placeWords(host.location)}</td>
              <td className={reportStyles.numeric}>{f.distance(row.distanceM)}</td>
              <td className={reportStyles.numeric}>{f.percent(row.coverageKept)}</td>
              <td>{words(row.rule === null ? 'rule.none' : row.mandatory ? 'rule.mandatory' : 'rule.voluntary')}</td>
              <td>
                {survey.includes('slots') && t('gate.slots')} {survey.includes('height') && t('gate.height')}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
