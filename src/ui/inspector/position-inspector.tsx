import { PUBLIC_WORDS } from '../../i18n/words/public.ts';
import type { Theme } from '../../map/view.ts';
import type { BaseStation } from '../../model/province.ts';
import type { Position } from '../../model/results.ts';
import { hasGroundNamed } from '../../state/ground-named.ts';
import { useApp } from '../../state/store.ts';
import { MastSwatch } from '../panel/layer-switches.tsx';
import { ChangedMark, SourceNote } from '../panel/notes.tsx';
import { EditPosition } from '../planner/late.ts';
import { SectionCard } from '../radio/late.ts';
import { useDetail } from '../use-detail.ts';
import { speaker } from '../use-i18n.ts';
import articleStyles from './article.module.css';
import { Equipment } from './equipment.tsx';
import { PositionCandidates } from './position-candidates.tsx';
import { Served } from './served.tsx';
import { useHeadingFocus } from './use-heading-focus.ts';

const WORDS = speaker(PUBLIC_WORDS);

/** One mast or rooftop: who is on it, whom it serves, who hangs on it, what could be shared. */
export function PositionInspector({ index, theme }: { readonly index: number; readonly theme: Theme }) {
  const { t, language } = useDetail();
  const position = useApp((state) => state.analysis?.positions[index]);
  const stations = useApp((state) => state.stations);
  const published = useApp((state) => state.province?.published ?? false);
  const heading = useHeadingFocus();
  if (!position) return null;
  const kind = position.status === 'planned' ? 'planned' : position.shared ? 'shared' : 'single';
  return (
    <article className={articleStyles.article}>
      <h2 ref={heading} tabIndex={-1}>
        {published ? WORDS[language]('mast.area') : t('position.title', { id: position.id })}
      </h2>
      <p className={articleStyles.where}>{position.operators.join(', ')}</p>
      <div className={articleStyles.verdict} data-mast={kind}>
        <p className={articleStyles.verdictWords}>
          <MastSwatch kind={kind} theme={theme} />{' '}
          {kind === 'shared'
            ? t('position.shared', { count: position.existingOperators.length })
            : t(`position.${kind}`)}
        </p>
        <p>
          {published
            ? WORDS[language]('mast.blurred')
            : position.freeSlots === null
              ? t('position.slotsUnknown')
              : t('position.slots', { count: position.freeSlots })}
        </p>
      </div>
      <ChangedMark />
      {!published && <Behind index={index} position={position} stations={stations} />}
      <SourceNote roles={['stations']} />
    </article>
  );
}

/** Equipment, whom it serves, what could be shared: what is not published. */
function Behind({
  index,
  position,
  stations,
}: {
  readonly index: number;
  readonly position: Position;
  readonly stations: readonly BaseStation[];
}) {
  const { t } = useDetail();
  const planning = useApp((state) => state.audience === 'planner');
  const hasGround = useApp(hasGroundNamed);
  const includePlanned = useApp((state) => state.analysis?.parameters.includePlanned ?? false);
  return (
    <>
      <Equipment stations={position.stations.flatMap((station) => stations[station] ?? [])} />
      {position.status === 'planned' && !includePlanned ? (
        <p className={articleStyles.facts}>{t('position.notCounted')}</p>
      ) : (
        <Served index={index} />
      )}
      {hasGround && <SectionCard key={position.id} position={position} />}
      {planning && <PositionCandidates index={index} />}
      {planning && <EditPosition key={position.id} position={position} />}
    </>
  );
}
