import { useEffect, useMemo } from 'react';
import { goTo } from '../../commands/go-to.ts';
import { lightUp } from '../../commands/light-up.ts';
import { showOnMap } from '../../commands/show-on-map.ts';
import type { Candidate } from '../../model/results.ts';
import { moveOverlay } from '../../state/move-overlay.ts';
import { type Theme, useApp } from '../../state/store.ts';
import { ChangedMark, SourceNote } from '../panel/notes.tsx';
import { useI18n } from '../use-i18n.ts';
import { GateTable } from './gate-table.tsx';
import { RuleWords } from './rule-words.tsx';
import { usePlannerWords } from './use-words.ts';
import './planner.css';

/** One candidate: what moves where, by what rule, through which gates, and what each village gains or loses by it. */
export function CandidateCard({ candidate, theme }: { readonly candidate: Candidate; readonly theme: Theme }) {
  const { t, f } = useI18n();
  const words = usePlannerWords();
  const station = useApp((state) => state.province?.stations[candidate.station]);
  const host = useApp((state) => state.analysis?.positions[candidate.host]);
  const own = useApp((state) => (state.selection?.kind === 'position' ? state.selection.index : -1));
  const parameters = useApp((state) => state.analysis?.parameters);
  const profile = useApp((state) => state.province?.profile);

  const overlay = useMemo(
    () =>
      station && host && profile && parameters
        ? moveOverlay(station, host.location, profile, parameters, theme, {
            gained: [],
            lost: candidate.fallingVillages,
          })
        : null,
    [candidate, station, host, profile, parameters, theme],
  );
  useEffect(() => {
    showOnMap(overlay);
    return () => showOnMap(null);
  }, [overlay]);

  if (!station || !host || !parameters) return null;
  const survey = Object.values(candidate.gates).includes('survey');
  const verdict = !candidate.passes ? 'fails' : survey ? 'survey' : 'passes';
  const place = (index: number, name: string) => (
    <button
      type="button"
      className="button small"
      disabled={index < 0}
      onClick={() => goTo({ kind: 'position', index })}
      onPointerEnter={() => lightUp({ positions: [index] })}
      onPointerLeave={() => lightUp({})}
    >
      {name}
    </button>
  );
  return (
    <article className="candidate-card">
      <h2>
        {station.id} → {host.id}
      </h2>
      <p className="where">
        {host.operators.length === 0
          ? words('card.toEmpty', { operator: station.operator })
          : words(candidate.hostKind === 'planned' ? 'card.together' : 'card.joins', {
              operator: station.operator,
              others: f.list(host.operators),
            })}
      </p>
      <div className={`verdict candidate-${verdict}`}>
        <p className="verdict-words">{words(`card.${verdict}`)}</p>
        <p>
          {words('card.lead', {
            distance: f.distance(candidate.distanceM),
            kept: f.percent(candidate.coverageKept),
          })}
        </p>
      </div>
      <ChangedMark />
      <p className="move-key">
        <span>
          <span className="key-before" /> {words('card.before')}
        </span>
        <span>
          <span className="key-after" /> {words('card.after')}
        </span>
      </p>
      <section>
        <h3>{words('card.rule')}</h3>
        <RuleWords candidate={candidate} />
      </section>
      <section>
        <h3>{words('card.gates')}</h3>
        <GateTable candidate={candidate} station={station} host={host} parameters={parameters} />
      </section>
      <p className="actions">
        {place(own, words('card.seeStation'))}
        {place(candidate.host, words('card.seeHost'))}
      </p>
      <p className="note">
        {t('position.radius')}: {words('card.sameRadius')}
      </p>
      <SourceNote roles={['stations', 'villages']} />
    </article>
  );
}
