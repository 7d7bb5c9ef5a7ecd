import { useEffect, useMemo } from 'react';
import { inspectPair } from '../../commands/questions.ts';
import { pairsToScenario } from '../../commands/to-scenario.ts';
import type { Theme } from '../../map/view.ts';
import type { CoverageChanges, Pair, VillageChange } from '../../model/planner.ts';
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
import { shiftsOf } from './move-villages.tsx';
import { useOverlay } from './use-overlay.ts';
import { useAsked } from './use-planner.ts';
import { usePlannerWords } from './use-words.ts';
import { VillageShifts } from './village-shifts.tsx';

/** Two positions that stand: which would be given up, by which gates, whom it touches, and the step that joins them. */
export function PairCard({ pair, theme }: { readonly pair: Pair; readonly theme: Theme }) {
  const { t, f } = useDetail();
  const words = usePlannerWords();
  const stations = useApp((state) => state.stations);
  const positions = useApp((state) => state.analysis?.positions);
  const parameters = useApp((state) => state.analysis?.parameters);
  const profile = useApp((state) => state.province?.profile);
  const { asked } = useAsked('pair');
  const mover = positions?.[pair.mover];
  const host = positions?.[pair.host];

  useEffect(() => void inspectPair(pair), [pair]);
  const isAbout = 'about' in asked && asked.about?.mover === mover?.id && asked.about?.host === host?.id;
  const found = asked.kind === 'done' && isAbout ? asked.answer.comparison : null;
  const overlay = useMemo(() => {
    if (!mover || !host || !profile || !parameters) return null;
    const moving = mover.stations.flatMap((index) => stations[index] ?? []);
    return moveOverlay({ stations: moving, from: mover.location, to: host.location }, profile, parameters, theme, {
      gained: indexes(found?.villages.gained),
      lost: indexes(found?.villages.lost),
    });
  }, [mover, host, stations, profile, parameters, theme, found]);
  useOverlay(overlay);

  if (!mover || !host || !parameters) return null;
  const survey = Object.values(pair.gates).includes('survey');
  const verdict = !pair.passes ? 'fails' : survey ? 'survey' : 'passes';
  const figures = { distance: f.distance(pair.distanceM), kept: f.percent(pair.coverageKept) };
  return (
    <article className={articleStyles.article}>
      <h2>
        {mover.id} → {host.id}
      </h2>
      <p className={articleStyles.where}>
        {words('pair.joins', { operators: f.list(mover.operators), others: f.list(host.operators) })}
      </p>
      <div className={articleStyles.verdict} data-verdict={verdict}>
        <p className={articleStyles.verdictWords}>{words(`card.${verdict}`)}</p>
        <p>{words('pair.lead', figures)}</p>
      </div>
      <ChangedMark />
      <p className={styles.moveKey}>
        <span>
          <span className={styles.keyBefore} /> {words('pair.before')}
        </span>
        <span>
          <span className={styles.keyAfter} /> {words('pair.after')}
        </span>
      </p>
      <p className={controls.actions}>
        <button
          type="button"
          className={`${controls.button} ${controls.small} ${controls.primary}`}
          onClick={() => void pairsToScenario([pair], words('pairs.scenarioName'))}
        >
          {words('pair.join')}
        </button>
      </p>
      <p className={textStyles.note}>{words('pair.joinNote')}</p>
      <section>
        <h3>{words('common.conditions')}</h3>
        <GateTable move={pair} mover={mover} host={host} parameters={parameters} />
      </section>
      <section>
        {found ? (
          <>
            <p>
              {words('pair.shares', {
                before: f.percent(found.a.positions.share ?? 0),
                after: f.percent(found.b.positions.share ?? 0),
                shared: found.b.positions.shared,
                total: found.b.positions.total,
              })}
            </p>
            <p className={textStyles.note}>{words('pair.villages')}</p>
            <VillageShifts
              title={words('card.lost')}
              none={words('card.lostNone')}
              changes={shiftsOf(found.villages, -1)}
            />
            <VillageShifts
              title={words('card.gained')}
              none={words('card.gainedNone')}
              changes={shiftsOf(found.villages, 1)}
            />
          </>
        ) : (
          <p className={textStyles.quiet}>{t('position.inspecting')}</p>
        )}
      </section>
      <p className={controls.actions}>
        {([pair.mover, pair.host] as const).map((index) => (
          <MastButton key={index} index={index} name={words('pair.see', { position: positions?.[index]?.id ?? '' })} />
        ))}
      </p>
      <SourceNote roles={['stations', 'villages']} />
    </article>
  );
}

function indexes(changes: CoverageChanges['gained'] | undefined): readonly number[] {
  return (changes ?? []).map(({ village }: VillageChange) => village);
}
