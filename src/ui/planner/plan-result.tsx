import { useMemo } from 'react';
import { positionsByStation } from '../../analysis/positions.ts';
import { hostsOf } from '../../analysis/sharing/hosts.ts';
import { highlight } from '../../commands/selection.ts';
import { chooseCandidate } from '../../commands/workbench.ts';
import { candidateSheet } from '../../export/planner-sheets.ts';
import { linePlace } from '../../export/sheet-geojson.ts';
import type { PlanFigures as Figures, JointProof, Plan } from '../../model/plan.ts';
import type { Candidate, SharedShare } from '../../model/results.ts';
import type { Basis } from '../../state/planner.ts';
import { useApp } from '../../state/store.ts';
import { structureWords } from '../structure-words.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { type Column, SortableTable } from '../tables/sortable.tsx';
import tableStyles from '../tables/tables.module.css';
import { useDetail } from '../use-detail.ts';
import { structureOf } from './candidate-filter.ts';
import { moveColumns } from './move-columns.tsx';
import styles from './plan.module.css';
import { PlanMoneyLines } from './plan-money.tsx';
import { PlanWeights } from './plan-phases.tsx';
import { usePointedAt } from './use-planner.ts';
import { usePlannerWords } from './use-words.ts';

/** What the plan comes to: as it was estimated, and as the full engine computes it. */
export function PlanResult({ plan, stopped = false }: { readonly plan: Plan; readonly stopped?: boolean }) {
  const { t, f } = useDetail();
  const words = usePlannerWords();
  const other = plan.reading === 'deployment' ? 'greenfield' : 'deployment';
  const share = (figures: SharedShare | { shared: number; locations: number; share: number | null }): string =>
    `${figures.share === null ? '–' : f.percent(figures.share)} (${f.number(figures.shared)}/${f.number('total' in figures ? figures.total : figures.locations)})`;
  const change = (of: (figures: Figures) => Parameters<typeof share>[0]): string =>
    `${share(of(plan.before))} → ${share(of(plan.after))}`;
  const met = plan.after.newBuild[plan.reading].met;
  const hasMoves = plan.status === 'optimal' || plan.status === 'feasible' || plan.farthest;
  return (
    <div className={styles.figures}>
      <p className={styles.outcome} data-status={plan.status}>
        {stopped && plan.status === 'feasible' && `${words('plan.stopped')} `}
        <strong>
          {words(isOpen(plan) ? 'plan.statusOpen' : hasTies(plan) ? 'plan.gapNone' : `plan.status.${plan.status}`)}
        </strong>{' '}
        {plan.status === 'feasible' && plan.gap === null && words('plan.gapUnknown')}
        {plan.status === 'feasible' &&
          plan.gap !== null &&
          plan.gap > 0 &&
          words('plan.gap', { gap: f.percent(plan.gap) })}
      </p>
      {plan.joint && <Joint joint={plan.joint} plan={plan} />}
      {plan.status === 'infeasible' && <Infeasible plan={plan} />}
      {hasMoves && (
        <dl className={`${styles.pairs} ${controls.pairs}`}>
          <div>
            <dt>{t(`goal.${plan.reading}`)}</dt>
            <dd>
              {change(({ newBuild }) => newBuild[plan.reading])}{' '}
              <span className={met ? textStyles.met : textStyles.missed}>
                {met ? t('goal.met') : t('goal.notMet', { count: plan.after.newBuild[plan.reading].missing })}
              </span>
            </dd>
          </div>
          <div>
            <dt>{t(`goal.${other}`)}</dt>
            <dd>{change(({ newBuild }) => newBuild[other])}</dd>
          </div>
          <div>
            <dt>{t('goal.all')}</dt>
            <dd>{change(({ positions }) => positions)}</dd>
          </div>
          <div>
            <dt>{words('plan.onceBuilt')}</dt>
            <dd>{change(({ positionsOnceBuilt }) => positionsOnceBuilt)}</dd>
          </div>
          <div>
            <dt>{words('plan.loss')}</dt>
            <dd>
              {words('plan.lossBoth', { estimate: f.number(plan.loss, 1), true: f.number(plan.lossReanalysed, 1) })}
            </dd>
          </div>
          <div>
            <dt>{words('plan.kept')}</dt>
            <dd>{f.percent(plan.coverageKept, 2)}</dd>
          </div>
          <div>
            <dt>{words('plan.masts')}</dt>
            <dd>{f.number(plan.mastsSaved)}</dd>
          </div>
          <div>
            <dt>{words('common.needsSurvey')}</dt>
            <dd>{words('plan.surveyOf', { count: plan.needsSurvey, total: plan.chosen.length })}</dd>
          </div>
        </dl>
      )}
      {hasMoves && <WeightsAndMoney plan={plan} />}
    </div>
  );
}

/** What it was chosen by and what it costs, where villages have weights and the profile knows costs. */
function WeightsAndMoney({ plan: { weighted, money } }: { readonly plan: Plan }) {
  return (
    <>
      {weighted && <PlanWeights weighted={weighted} />}
      {money && <PlanMoneyLines money={money} />}
    </>
  );
}

/** Nothing is called the best while only the sum of single losses is proved. */
function isOpen({ status, gap, joint }: Plan): boolean {
  return joint !== null && !joint.proven && (status === 'optimal' || gap === 0);
}

function hasTies({ status, gap }: Plan): boolean {
  return status === 'feasible' && gap === 0;
}

/** What is proved of the loss of the moves together. */
function Joint({ joint, plan }: { readonly joint: JointProof; readonly plan: Plan }) {
  const { f } = useDetail();
  const words = usePlannerWords();
  const { lossReanalysed } = plan.weighted ?? plan;
  const unit = words(plan.weighted ? 'plan.unit.weighted' : 'plan.unit.people');
  const people = { loss: f.number(lossReanalysed, 1), unit, count: joint.analysed, bound: f.number(joint.bound, 1) };
  return (
    <p>
      {words(joint.proven ? 'plan.jointProven' : 'plan.joint', people)}{' '}
      {joint.leastSum !== null && words('plan.jointSum', { sum: f.number(joint.leastSum, 1) })}
    </p>
  );
}

function Infeasible({ plan }: { readonly plan: Plan }) {
  const { f } = useDetail();
  const words = usePlannerWords();
  const { bestReachable } = plan;
  return (
    <>
      {plan.binding.length > 0 && (
        <p>{words('plan.binds', { what: f.list(plan.binding.map((one) => words(`binding.${one}`))) })}</p>
      )}
      {bestReachable?.share != null && (
        <p>
          {words('plan.furthest', {
            share: f.percent(bestReachable.share),
            shared: bestReachable.shared,
            total: bestReachable.total,
          })}
        </p>
      )}
      {plan.farthest && <p>{words('plan.farthest')}</p>}
    </>
  );
}

/** The moves of a plan, or those that a rule demands and the plan leaves, as rows linked with the map. */
export function MoveTable({
  indexes,
  basis,
  caption,
  empty,
}: {
  readonly indexes: readonly number[];
  readonly basis: Basis;
  readonly caption: string;
  readonly empty: string;
}) {
  const { t, f } = useDetail();
  const words = usePlannerWords();
  const { distance, kept, loss } = useMemo(() => moveColumns({ t, f }, words), [t, f, words]);
  const province = useApp((state) => state.province);
  const chosen = useApp((state) => state.workbench.candidate);
  const hosts = useMemo(
    () => hostsOf(basis.analysis.positions, province?.structures ?? [], basis.sites),
    [basis, province],
  );
  const positionOf = useMemo(() => positionsByStation(hosts, basis.stations.length), [hosts, basis]);
  const pointedAt = usePointedAt();
  const rows = useMemo(() => indexes.flatMap((index) => basis.candidates?.[index] ?? []), [indexes, basis]);
  const columns = useMemo(
    (): readonly Column<Candidate>[] => [
      {
        key: 'station',
        name: words('common.plannedStation'),
        width: 10.5,
        cell: (row) => basis.stations[row.station]?.id,
        value: (row) => basis.stations[row.station]?.id ?? null,
      },
      {
        key: 'host',
        name: words('common.host'),
        // A host that is planned too has a long id: “~VNP-NBH0459-1”.
        width: 9.5,
        cell: (row) => (
          <>
            <span className={tableStyles.whole}>{hosts[row.host]?.id}</span>{' '}
            <span className={textStyles.quiet}>
              {row.hostKind === 'new-site' ? words('host.new-site') : hosts[row.host]?.operators.join(', ')}
            </span>
          </>
        ),
        value: (row) => hosts[row.host]?.id ?? null,
      },
      distance,
      loss,
      kept,
      {
        key: 'rule',
        name: words('common.rule'),
        width: 6,
        wideOnly: true,
        cell: (row) => (
          <>
            {words(row.rule === null ? 'rule.none' : row.mandatory ? 'rule.mandatory' : 'rule.voluntary')}
            {Object.values(row.gates).includes('survey') && (
              <span className={textStyles.quiet}>, {t('candidate.survey')}</span>
            )}
          </>
        ),
        value: (row) => Number(row.mandatory),
      },
    ],
    [basis, hosts, distance, kept, loss, t, words],
  );
  const current = useApp((state) => state.analysis === basis.analysis);
  const isChosen = (row: Candidate): boolean =>
    chosen !== null && basis.stations[row.station]?.id === chosen.station && hosts[row.host]?.id === chosen.host;
  return (
    <SortableTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.station} ${row.host}`}
      isSelected={isChosen}
      isPointed={({ station, host }) => current && pointedAt({ from: positionOf[station], to: host, station })}
      selection={chosen ? `${chosen.station} ${chosen.host}` : null}
      onSelect={(row) => current && chooseCandidate(row)}
      onHighlight={(row) => highlight(row && current ? { positions: [row.host] } : {})}
      firstSort={{ key: 'loss', descending: false }}
      empty={empty}
      fileOf={(sorted) => ({
        sheet: (about) =>
          candidateSheet(
            caption,
            sorted,
            {
              stations: basis.stations,
              hosts,
              rules: province?.profile.rules ?? [],
              villages: province?.villages ?? [],
              structureOf: (row) => structureWords(structureOf(row, hosts, basis.stations), { t }),
            },
            about,
          ),
        places: () =>
          sorted.map(({ station, host }) => linePlace(basis.stations[station]?.location, hosts[host]?.location)),
        analysis: basis.analysis,
      })}
    />
  );
}
