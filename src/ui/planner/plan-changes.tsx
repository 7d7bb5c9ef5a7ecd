import { PLAN_CHANGES_WORDS } from '../../i18n/words/plan-changes.ts';
import type { Plan } from '../../model/plan.ts';
import type {
  PlanChanges as Changes,
  OperatorChange,
  ScenarioChanges,
  UnitChange,
  VillageCount,
} from '../../model/planner.ts';
import type { Analysis, SharedShare } from '../../model/results.ts';
import type { Basis } from '../../state/planner.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import tableStyles from '../tables/tables.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './plan-changes.module.css';
import { VillageShifts } from './village-shifts.tsx';

const WORDS = speaker(PLAN_CHANGES_WORDS);

/** What a plan changes: figures, by operator and technology, by district or commune, and the villages by name. */
export function PlanChangesSection({
  plan,
  changes,
  basis,
}: {
  readonly plan: Plan;
  readonly changes: Changes;
  readonly basis: Basis;
}) {
  const { f } = useI18n();
  const words = WORDS[useApp((state) => state.language)];
  const share = ({ shared, total, share: part }: SharedShare): string =>
    `${part === null ? '–' : f.percent(part)} (${f.number(shared)}/${f.number(total)})`;
  return (
    <div className={styles.changes}>
      <p className={textStyles.note}>{words('planChanges.counted')}</p>
      <dl className={`${styles.figures} ${controls.pairs}`}>
        <div>
          <dt>{words('planChanges.onceBuilt')}</dt>
          <dd>
            {share(plan.before.positionsOnceBuilt)} → {share(plan.after.positionsOnceBuilt)}
          </dd>
        </div>
        <RisingAndFalling changes={changes} />
      </dl>
      <ChangeTables changes={changes} analysis={basis.analysis} />
    </div>
  );
}

/** What the second of two scenarios changes in coverage, as of a plan. */
export function ScenarioChangesSection({
  changes,
  analysis,
}: {
  readonly changes: ScenarioChanges;
  readonly analysis: Analysis | undefined;
}) {
  const words = WORDS[useApp((state) => state.language)];
  return (
    <div className={styles.compared}>
      <p className={textStyles.note}>{words('planChanges.compared')}</p>
      <dl className={`${styles.figures} ${controls.pairs}`}>
        <RisingAndFalling changes={changes} />
      </dl>
      <ChangeTables changes={changes} analysis={analysis} />
    </div>
  );
}

/** How many villages are covered that were not, and the other way round. */
function RisingAndFalling({ changes }: { readonly changes: Pick<ScenarioChanges, 'rising' | 'falling'> }) {
  const { f } = useI18n();
  const words = WORDS[useApp((state) => state.language)];
  const people = ({ villages, people: count }: VillageCount): string =>
    words('common.villagesAndPeople', { villages: f.number(villages), people: f.number(count) });
  return (
    <>
      <div>
        <dt>{words('planChanges.rising')}</dt>
        <dd>{people(changes.rising)}</dd>
      </div>
      <div>
        <dt>{words('planChanges.falling')}</dt>
        <dd>{people(changes.falling)}</dd>
      </div>
    </>
  );
}

/** By operator and technology, by unit, and the villages by name. */
function ChangeTables({
  changes,
  analysis,
}: {
  readonly changes: ScenarioChanges;
  readonly analysis: Analysis | undefined;
}) {
  const { t, f } = useI18n();
  const words = WORDS[useApp((state) => state.language)];
  return (
    <>
      <Breakdown
        title={words('planChanges.byOperator')}
        first={t('ask.operator')}
        note={words('planChanges.operatorNote')}
        rows={changes.byOperator.map((row) => ({ name: `${row.operator} ${row.technology}`, ...row }))}
      />
      <Breakdown
        title={words(changes.tier === 'district' ? 'planChanges.byDistrict' : 'planChanges.byCommune')}
        first={words('common.unit')}
        note={words('planChanges.unitNote')}
        rows={changes.byUnit.map((row) => ({ ...row, name: row.name ?? row.code ?? words('planChanges.outside') }))}
      />
      <VillageShifts
        title={words('planChanges.falling')}
        none={words('planChanges.none')}
        changes={changes.villages.lost}
        analysis={analysis}
      />
      <VillageShifts
        title={words('planChanges.rising')}
        none={words('planChanges.none')}
        changes={changes.villages.gained}
        analysis={analysis}
      />
      <p className={textStyles.note}>
        {words('planChanges.shifted', { count: f.number(changes.villages.shifted.length) })}
      </p>
    </>
  );
}

type Row = { readonly name: string } & Pick<
  OperatorChange | UnitChange,
  'moves' | 'loss' | 'coverageKept' | 'rising' | 'falling'
>;

function Breakdown({
  title,
  first,
  note,
  rows,
}: {
  readonly title: string;
  readonly first: string;
  readonly note: string;
  readonly rows: readonly Row[];
}) {
  const { f } = useI18n();
  const words = WORDS[useApp((state) => state.language)];
  return (
    <section>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p className={textStyles.quiet}>–</p>
      ) : (
        <div className={styles.wide}>
          <table className={tableStyles.breakdown}>
            <caption className={textStyles.srOnly}>{title}</caption>
            <thead>
              <tr>
                <th scope="col">{first}</th>
                {(['moves', 'loss', 'kept', 'rising', 'falling'] as const).map((column) => (
                  <th key={column} scope="col">
                    {words(`planChanges.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row">{row.name}</th>
                  <td>{f.number(row.moves)}</td>
                  <td>{f.number(row.loss, 1)}</td>
                  <td>{f.percent(row.coverageKept, 2)}</td>
                  <td>{f.number(row.rising.villages)}</td>
                  <td>{f.number(row.falling.villages)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={textStyles.note}>{note}</p>
        </div>
      )}
    </section>
  );
}
