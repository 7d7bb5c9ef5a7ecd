import { Suspense } from 'react';
import { type Theme, useApp } from '../../state/store.ts';
import { Mast } from '../panel/layer-switches.tsx';
import { ChangedMark, SourceNote } from '../panel/notes.tsx';
import { EditPosition } from '../planner/late.ts';
import { useDetail } from '../use-detail.ts';
import { Equipment } from './equipment.tsx';
import { PositionCandidates } from './position-candidates.tsx';
import { Served } from './served.tsx';

/** One mast or rooftop: who is on it, whom it serves, who hangs on it, what could be shared. */
export function PositionInspector({ index, theme }: { readonly index: number; readonly theme: Theme }) {
  const { t } = useDetail();
  const position = useApp((state) => state.analysis?.positions[index]);
  const planning = useApp((state) => state.audience === 'planner');
  const stations = useApp((state) => state.stations);
  const includePlanned = useApp((state) => state.analysis?.parameters.includePlanned ?? false);
  if (!position) return null;
  const kind = position.status === 'planned' ? 'planned' : position.shared ? 'shared' : 'single';
  return (
    <article>
      <h2>{t('position.title', { id: position.id })}</h2>
      <p className="where">{position.operators.join(', ')}</p>
      <div className={`verdict mast-${kind}`}>
        <p className="verdict-words">
          <Mast kind={kind} theme={theme} />{' '}
          {kind === 'shared'
            ? t('position.shared', { count: position.existingOperators.length })
            : t(`position.${kind}`)}
        </p>
        <p>
          {position.freeSlots === null
            ? t('position.slotsUnknown')
            : t('position.slots', { count: position.freeSlots })}
        </p>
      </div>
      <ChangedMark />
      <Equipment stations={position.stations.flatMap((station) => stations[station] ?? [])} />
      {position.status === 'planned' && !includePlanned ? (
        <p className="facts">{t('position.notCounted')}</p>
      ) : (
        <Served index={index} />
      )}
      <PositionCandidates index={index} />
      <Suspense>{planning && <EditPosition key={position.id} position={position} />}</Suspense>
      <SourceNote roles={['stations']} />
    </article>
  );
}
