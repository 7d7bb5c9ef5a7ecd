import { useEffect, useMemo } from 'react';
import { compareWithCircles } from '../../commands/questions.ts';
import { showOnMap } from '../../commands/workbench.ts';
import type { MapOverlay } from '../../map/view.ts';
import { useApp } from '../../state/store.ts';
import { VillageShifts } from '../planner/village-shifts.tsx';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import styles from './radio.module.css';
import { useRadioWords } from './use-radio-words.ts';

/** Villages whose verdict differs between circles and the model: listed, and marked on the map. */
export function ModelComparisonView() {
  const words = useRadioWords();
  const asked = useApp((state) => state.modelComparison);
  const analysis = useApp((state) => state.analysis);
  const changes = asked.kind === 'done' ? asked.answer.changes : null;
  const basis = asked.kind === 'done' ? asked.basis.analysis : undefined;
  const overlay = useMemo(
    (): MapOverlay | null =>
      changes && {
        footprints: null,
        gained: changes.gained.map(({ village }) => village),
        lost: changes.lost.map(({ village }) => village),
        features: { type: 'FeatureCollection', features: [] },
      },
    [changes],
  );
  useEffect(() => {
    showOnMap(overlay);
    return () => showOnMap(null);
  }, [overlay]);
  return (
    <div className={styles.comparison}>
      <button
        type="button"
        className={`${controls.button} ${controls.small}`}
        disabled={asked.kind === 'running'}
        onClick={() => void compareWithCircles()}
      >
        {words(changes === null ? 'radio.compare' : 'radio.compareAgain')}
      </button>
      <div role="status">
        {asked.kind === 'running' && <p>{words('radio.comparing')}</p>}
        {asked.kind === 'failed' && <p className={textStyles.missed}>{words('radio.compareFailed')}</p>}
        {basis !== undefined && basis !== analysis && (
          <p className={textStyles.changedMark}>{words('radio.compareStale')}</p>
        )}
      </div>
      {changes && (
        <>
          <p>
            {words('radio.changedCount', {
              better: changes.gained.length,
              worse: changes.lost.length,
              same: changes.shifted.length,
            })}
          </p>
          <VillageShifts
            title={words('radio.worse')}
            none={words('radio.none')}
            changes={changes.lost}
            analysis={basis}
          />
          <VillageShifts
            title={words('radio.better')}
            none={words('radio.none')}
            changes={changes.gained}
            analysis={basis}
          />
        </>
      )}
    </div>
  );
}
