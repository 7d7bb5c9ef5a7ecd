import { useCallback, useMemo, useState } from 'react';
import { hostsOf } from '../../analysis/sharing/hosts.ts';
import { type AskedLine, planAskedLines } from '../../export/plan-asked.ts';
import { meridianWords } from '../../i18n/meridian.ts';
import type { Plan } from '../../model/plan.ts';
import type { Candidate } from '../../model/results.ts';
import { movesOverlay } from '../../state/move-overlay.ts';
import type { Basis } from '../../state/planner.ts';
import { useApp } from '../../state/store.ts';
import { TintKey } from '../base-map/tint-key.tsx';
import { BaseCredits } from '../print/base-credits.tsx';
import { MapPicture } from '../print/map-picture.tsx';
import reportStyles from '../print/report.module.css';
import { ReportAssumptions, ReportSources } from '../print/report-basis.tsx';
import { ReportFrame } from '../print/report-frame.tsx';
import { useDetail } from '../use-detail.ts';
import { ChoiceLine } from './fields.tsx';
import { PlanPhases, usePhaseWords } from './plan-phases.tsx';
import { ReportMoves } from './plan-report-moves.tsx';
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
  const profile = useApp((state) => state.province?.profile);
  const structures = useApp((state) => state.province?.structures);
  const rule = profile?.rules.find(({ id }) => id === basis.analysis.parameters.ruleId);
  const [drawn, setDrawn] = useState(false);
  /** Empty text: for everybody. */
  const [operator, setOperator] = useState('');
  const hosts = useMemo(() => hostsOf(basis.analysis.positions, structures ?? [], basis.sites), [basis, structures]);
  const candidatesOf = (indexes: readonly number[]): readonly Candidate[] =>
    indexes.flatMap((index) => basis.candidates?.[index] ?? []);
  const isConcerned = useCallback(
    ({ station, host }: Candidate): boolean =>
      operator === '' ||
      basis.stations[station]?.operator === operator ||
      (hosts[host]?.operators.includes(operator) ?? false),
    [operator, basis, hosts],
  );
  const overlay = useMemo(
    () =>
      movesOverlay(
        plan.chosen.flatMap((index) => {
          const candidate = basis.candidates?.[index];
          const from = candidate && basis.stations[candidate.station]?.location;
          const to = candidate && hosts[candidate.host]?.location;
          return candidate && from && to && isConcerned(candidate) ? [{ from, to }] : [];
        }),
      ),
    [plan, basis, hosts, isConcerned],
  );
  const chosen = candidatesOf(plan.chosen).filter(isConcerned);
  const left = candidatesOf(plan.mandatoryNotChosen).filter(isConcerned);
  const isOwn = ({ station }: Candidate, id: string): boolean => basis.stations[station]?.operator === id;
  // For one operator what leaves and what comes; for everybody each operator's own moves.
  const lists =
    operator === ''
      ? (profile?.operators ?? []).map(({ id }) => ({ title: id, rows: chosen.filter((row) => isOwn(row, id)) }))
      : [
          { title: words('planReport.leaves', { operator }), rows: chosen.filter((row) => isOwn(row, operator)) },
          { title: words('planReport.comes', { operator }), rows: chosen.filter((row) => !isOwn(row, operator)) },
        ];
  return (
    <ReportFrame
      name={words('planReport.title')}
      title={words('planReport.title')}
      subject={
        operator === ''
          ? (profile?.name[language] ?? '')
          : words('planReport.subject', { province: profile?.name[language] ?? '', operator })
      }
      tools={
        <ChoiceLine
          label={words('planReport.for')}
          value={operator}
          options={[
            { value: '', words: t('operator.all') },
            ...(profile?.operators ?? []).map(({ id }) => ({ value: id, words: id })),
          ]}
          onChange={setOperator}
        />
      }
      unit={null}
      onClose={onClose}
      ready={drawn}
    >
      <OrderAndResult plan={plan} operator={operator} />
      <PhaseSection plan={plan} />
      <MapPicture
        about={words('planReport.map', { count: chosen.length })}
        overlay={overlay}
        onDrawn={() => setDrawn(true)}
      />
      <TintKey />
      <BaseCredits />
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
        {profile && chosen.length > 0 && (
          <p>{words('sheet.vn2000', { meridian: meridianWords(profile.centralMeridian) })}</p>
        )}
        {lists.map(
          ({ title, rows }) =>
            rows.length > 0 && (
              <div key={title}>
                <h3>
                  {title} ({f.number(rows.length)})
                </h3>
                <ReportMoves rows={rows} basis={basis} hosts={hosts} />
              </div>
            ),
        )}
      </section>
      {left.length > 0 && (
        <section>
          <h2>{words('plan.leftLong')}</h2>
          <ReportMoves rows={left} basis={basis} hosts={hosts} />
        </section>
      )}
      <ReportAssumptions given={basis.analysis.parameters} />
      <ReportSources roles={['profile', 'villages', 'stations', 'structures']} />
    </ReportFrame>
  );
}

/** What was asked, by which pins and limits, and what it came to. @param operator Whom the lists are for; empty: everybody. */
function OrderAndResult({ plan, operator }: { readonly plan: Plan; readonly operator: string }) {
  const { language } = useDetail();
  const words = usePlannerWords();
  const pins = planAskedLines(plan, language).filter(({ setting }) => isPin(setting));
  return (
    <section>
      <h2>{words('plan.order')}</h2>
      <ul>
        {planAskedLines(plan, language)
          .filter(({ setting }) => !isPin(setting))
          .map(({ item, value, note }) => (
            <li key={item}>
              {item}: {[value, note].filter((part) => part !== null).join('; ')}
            </li>
          ))}
      </ul>
      <h2>{words('common.result')}</h2>
      {operator !== '' && <p>{words('planReport.whole')}</p>}
      <PlanResult plan={plan} />
      {pins.length > 0 && (
        <>
          <h2>{words('pin.title')}</h2>
          <ul>
            {pins.map(({ item, value, note }) => (
              <li key={`${item} ${value}`}>
                {item}: {value} ({note ?? words('pin.noReason')})
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function isPin(setting: AskedLine['setting']): boolean {
  return setting === 'pinnedIn' || setting === 'pinnedOut';
}

function PhaseSection({ plan }: { readonly plan: Plan }) {
  const phaseWords = usePhaseWords();
  if (plan.phases.length === 0) return null;
  return (
    <section className={reportStyles.figures}>
      <h2>{phaseWords('phase.title')}</h2>
      <PlanPhases plan={plan} />
    </section>
  );
}
