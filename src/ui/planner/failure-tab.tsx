import { useEffect, useMemo } from 'react';
import { criticalRanking } from '../../analysis/outage.ts';
import { stopAsking, tryOutage } from '../../commands/questions.ts';
import { editScenario } from '../../commands/scenarios.ts';
import { switchAllOn, switchPosition } from '../../commands/workbench.ts';
import { pointFeature } from '../../state/move-overlay.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import { useI18n } from '../use-i18n.ts';
import { AskedStatus } from './asked-status.tsx';
import { CriticalTable } from './critical-table.tsx';
import toolStyles from './tool.module.css';
import { useOverlay } from './use-overlay.ts';
import { useAsked } from './use-planner.ts';
import { usePlannerWords } from './use-words.ts';
import { VillageShifts } from './village-shifts.tsx';

/** Which positions most people hang on, and what goes dark with some of them off. */
export function FailureTab() {
  const { f } = useI18n();
  const words = usePlannerWords();
  const analysis = useApp((state) => state.analysis);
  const villages = useApp((state) => state.province?.villages);
  const off = useApp((state) => state.workbench.off);
  const { asked, stale } = useAsked('outage');
  const ranking = useMemo(
    () => (analysis && villages ? criticalRanking(analysis.coverage, villages) : []),
    [analysis, villages],
  );
  const indexes = useMemo(
    () => (analysis ? off.map((id) => analysis.positions.findIndex((one) => one.id === id)).filter((p) => p >= 0) : []),
    [analysis, off],
  );
  useEffect(() => {
    if (analysis && indexes.length > 0) void tryOutage(indexes);
  }, [analysis, indexes]);

  const outage = asked.kind === 'done' && !stale && indexes.length > 0 ? asked.answer.outage : null;
  const overlay = useMemo(
    () => ({
      footprints: null,
      gained: [],
      lost: outage?.villages.lost.map(({ village }) => village) ?? [],
      features: {
        type: 'FeatureCollection' as const,
        features: indexes.flatMap((index) => {
          const place = analysis?.positions[index]?.location;
          return place ? [pointFeature(place, 'off', '×')] : [];
        }),
      },
    }),
    [outage, indexes, analysis],
  );
  useOverlay(overlay);

  if (!analysis) return null;
  return (
    <div className={toolStyles.tool}>
      <section className={toolStyles.half} aria-label={words('failure.critical')}>
        <h3>{words('failure.critical')}</h3>
        {ranking.length === 0 ? (
          <p>{words('failure.criticalNone')}</p>
        ) : (
          <CriticalTable ranking={ranking} analysis={analysis} />
        )}
      </section>
      <section className={toolStyles.half} aria-label={words('failure.dark')}>
        <h3>{words('failure.dark')}</h3>
        {indexes.length === 0 ? (
          <p>{words('failure.start')}</p>
        ) : (
          <>
            <ul className={controls.chips}>
              {off.map((id) => (
                <li key={id}>
                  {id}
                  <button
                    type="button"
                    aria-label={words('failure.on', { id })}
                    onClick={() => switchPosition(id, 'on')}
                  >
                    ×
                  </button>
                </li>
              ))}
            </ul>
            <p className={controls.actions}>
              <button type="button" className={`${controls.button} ${controls.small}`} onClick={switchAllOn}>
                {words('failure.allOn')}
              </button>
              <button
                type="button"
                className={`${controls.button} ${controls.small}`}
                onClick={() =>
                  editScenario(
                    off.map((position) => ({ kind: 'switch-position', position, on: false })),
                    words('failure.scenarioName'),
                  ).then(switchAllOn)
                }
              >
                {words('failure.toScenario')}
              </button>
            </p>
          </>
        )}
        <AskedStatus asked={asked} stale={false} onStop={() => stopAsking('outage')} />
        {outage && (
          <div className={toolStyles.scroll}>
            <p role="status">
              {words('failure.result', {
                count: outage.villages.lost.length,
                people: f.number(outage.people, 0),
                unknown: outage.villagesUnknown > 0 ? outage.villagesUnknown : null,
              })}
            </p>
            <VillageShifts
              title={words('failure.lost')}
              none={words('failure.lostNone')}
              changes={outage.villages.lost}
            />
          </div>
        )}
      </section>
    </div>
  );
}
