import { useMemo, useState } from 'react';
import type { Plan } from '../../analysis/plan/plan.ts';
import { hostsOf } from '../../analysis/sharing/hosts.ts';
import type { Candidate, Position } from '../../model/results.ts';
import { movesOverlay } from '../../state/move-overlay.ts';
import type { Basis } from '../../state/planner.ts';
import { useApp } from '../../state/store.ts';
import { MapPicture } from '../print/map-picture.tsx';
import { ReportAssumptions, ReportSources } from '../print/report-basis.tsx';
import { ReportFrame } from '../print/report-frame.tsx';
import { useDetail } from '../use-detail.ts';
import { PlanFigures } from './plan-result.tsx';
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
  const { f } = useDetail();
  const words = usePlannerWords();
  const profile = useApp((state) => state.province?.profile);
  const structures = useApp((state) => state.province?.structures);
  const [drawn, setDrawn] = useState(false);
  const hosts = useMemo(() => hostsOf(basis.analysis.positions, structures ?? []), [basis, structures]);
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
    <ReportFrame title={words('report.title')} onClose={onClose} ready={drawn}>
      <section>
        <h2>{words('plan.order')}</h2>
        <p>
          {plan.aim.kind === 'goal'
            ? words('report.aim.goal', { share: share(String(plan.aim.goal * 100)) })
            : words('report.aim.keep', { share: share(String(plan.aim.leastKept * 100)) })}
        </p>
        <h2>{words('plan.result')}</h2>
        <PlanFigures plan={plan} />
      </section>
      <MapPicture
        about={words('report.map', { count: chosen.length })}
        overlay={overlay}
        onDrawn={() => setDrawn(true)}
      />
      <p className="report-key">{words('report.key')}</p>
      <section>
        <h2>{words('plan.moves')}</h2>
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
  const rules = useApp((state) => state.province?.profile.rules);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words('column.station')}</th>
          <th scope="col">{words('column.host')}</th>
          <th scope="col" className="numeric">
            {words('column.distance')}
          </th>
          <th scope="col" className="numeric">
            {words('column.kept')}
          </th>
          <th scope="col">{words('column.rule')}</th>
          <th scope="col">{t('candidate.survey')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const host = hosts[row.host];
          const rule = rules?.find(({ id }) => id === row.rule);
          const survey = Object.entries(row.gates).flatMap(([gate, result]) => (result === 'survey' ? [gate] : []));
          return (
            <tr key={`${row.station} ${row.host}`}>
              <th scope="row">{basis.stations[row.station]?.id}</th>
              <td>
                {host?.id} <span className="quiet">{host?.operators.join(', ')}</span>
              </td>
              <td className="numeric">{f.distance(row.distanceM)}</td>
              <td className="numeric">{f.percent(row.coverageKept)}</td>
              <td>
                {rule
                  ? `${words(row.mandatory ? 'rule.mandatory' : 'rule.voluntary')}: ${rule.document} (${t(rule.inForce ? 'rule.inForce' : 'rule.sample')})`
                  : words('rule.none')}
              </td>
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
