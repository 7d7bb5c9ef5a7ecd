import { useEffect, useMemo, useState } from 'react';
import { inspectMove } from '../../commands/questions.ts';
import { editScenario } from '../../commands/scenarios.ts';
import type { Theme } from '../../map/view.ts';
import type { Candidate } from '../../model/results.ts';
import { moveOverlay } from '../../state/move-overlay.ts';
import { useApp } from '../../state/store.ts';
import articleStyles from '../inspector/article.module.css';
import { ChangedMark, SourceNote } from '../panel/notes.tsx';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import styles from './candidate-card.module.css';
import { GateTable } from './gate-table.tsx';
import { MastButton } from './mast-button.tsx';
import { MoveStateForm } from './move-state.tsx';
import { changesFor, MoveVillages } from './move-villages.tsx';
import { PinWithReason } from './pin-buttons.tsx';
import { RuleWords } from './rule-words.tsx';
import { useOverlay } from './use-overlay.ts';
import { useAsked, useHosts, useNewScenarioName } from './use-planner.ts';
import { usePlannerWords } from './use-words.ts';

/** One candidate: what moves where, by what rule, through which gates, and what each village gains or loses by it. */
export function CandidateCard({ candidate, theme }: { readonly candidate: Candidate; readonly theme: Theme }) {
  const { t, f } = useDetail();
  const words = usePlannerWords();
  const station = useApp((state) => state.stations[candidate.station]);
  const host = useHosts()[candidate.host];
  const stands = useApp((state) => candidate.host < (state.analysis?.positions.length ?? 0));
  const { asked: move } = useAsked('move');
  const newName = useNewScenarioName();
  const [who, setWho] = useState('any');
  const analysis = useApp((state) => state.analysis);
  const own = useApp((state) => (state.selection?.kind === 'position' ? state.selection.index : -1));
  const parameters = useApp((state) => state.analysis?.parameters);
  const profile = useApp((state) => state.province?.profile);

  useEffect(() => {
    if (analysis) void inspectMove(candidate.station, candidate.host);
  }, [analysis, candidate]);
  const found =
    move.kind === 'done' &&
    move.answer.inspection.station === candidate.station &&
    move.answer.inspection.host === candidate.host
      ? move.answer.inspection
      : null;
  const changes = found && changesFor(found, who);

  const overlay = useMemo(
    () =>
      station && host && profile && parameters
        ? moveOverlay({ stations: [station], from: station.location, to: host.location }, profile, parameters, theme, {
            gained: changes?.gained.map(({ village }) => village) ?? [],
            lost: changes?.lost.map(({ village }) => village) ?? candidate.fallingVillages,
          })
        : null,
    [candidate, station, host, profile, parameters, theme, changes],
  );
  useOverlay(overlay);

  if (!station || !host || !parameters) return null;
  const survey = Object.values(candidate.gates).includes('survey');
  const verdict = !candidate.passes ? 'fails' : survey ? 'survey' : 'passes';
  return (
    <article className={articleStyles.article}>
      <h2>
        {station.id} → {host.id}
      </h2>
      <p className={articleStyles.where}>
        {host.operators.length === 0
          ? words('card.toEmpty', { operator: station.operator })
          : words(candidate.hostKind === 'planned' ? 'card.together' : 'card.joins', {
              operator: station.operator,
              others: f.list(host.operators),
            })}
      </p>
      <div className={articleStyles.verdict} data-verdict={verdict}>
        <p className={articleStyles.verdictWords}>{words(`card.${verdict}`)}</p>
        <p>
          {words('card.lead', {
            distance: f.distance(candidate.distanceM),
            kept: f.percent(candidate.coverageKept),
            own: found?.ownKept == null ? null : f.percent(found.ownKept),
          })}
        </p>
      </div>
      <ChangedMark />
      <p className={styles.moveKey}>
        <span>
          <span className={styles.keyBefore} /> {words('card.before')}
        </span>
        <span>
          <span className={styles.keyAfter} /> {words('card.after')}
        </span>
      </p>
      <p className={controls.actions}>
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          onClick={() => void editScenario([{ kind: 'share', station: station.id, host: host.id }], newName)}
        >
          {words('card.share')}
        </button>
      </p>
      {candidate.passes && (
        <PinWithReason key={`${station.id} ${host.id}`} move={{ station: station.id, host: host.id }} />
      )}
      <MoveStateForm move={{ station: station.id, host: host.id }} parties={[station.operator, ...host.operators]} />
      <section>
        <h3>{words('common.rule')}</h3>
        <RuleWords candidate={candidate} />
      </section>
      <section>
        <h3>{words('common.conditions')}</h3>
        <GateTable
          move={candidate}
          mover={{ heightM: station.heightM, operators: [station.operator] }}
          host={host}
          parameters={parameters}
        />
      </section>
      <MoveVillages found={found} operator={station.operator} who={who} onWho={setWho} />
      <p className={controls.actions}>
        <MastButton index={own} name={words('card.seeStation')} />
        {stands && <MastButton index={candidate.host} name={words('card.seeHost')} />}
      </p>
      <p className={textStyles.note}>
        {t('position.radius')}: {words('card.sameRadius')}
      </p>
      <SourceNote roles={['stations', 'villages']} />
    </article>
  );
}
