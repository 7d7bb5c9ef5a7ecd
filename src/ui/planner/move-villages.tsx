import type { CoverageChanges, MoveInspection, VillageChange } from '../../model/planner.ts';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import { Segments } from './segments.tsx';
import { usePlannerWords } from './use-words.ts';
import { VillageShifts } from './village-shifts.tsx';

/** On broadband by any operator, or on the station's own in one technology. */
export function changesFor(found: MoveInspection, who: string): CoverageChanges {
  return found.own.find(({ technology }) => technology === who)?.changes ?? found.anyOperator;
}

/** What each village gains or loses by the move, by whose footprints one looks at it. */
export function MoveVillages({
  found,
  operator,
  who,
  onWho,
}: {
  readonly found: MoveInspection | null;
  readonly operator: string;
  readonly who: string;
  readonly onWho: (who: string) => void;
}) {
  const { t } = useDetail();
  const words = usePlannerWords();
  const changes = found && changesFor(found, who);
  return (
    <section>
      <p className={textStyles.note}>{words('card.villages')}</p>
      <Segments
        label={words('card.villages')}
        options={[
          { key: 'any', words: words('card.any') },
          ...(found?.own ?? []).map(({ technology }) => ({
            key: technology,
            words: words('card.own', { operator: operator, technology }),
          })),
        ]}
        current={changes === found?.anyOperator ? 'any' : who}
        onChange={onWho}
      />
      {changes ? (
        <>
          <VillageShifts title={words('card.lost')} none={words('card.lostNone')} changes={shiftsOf(changes, -1)} />
          <VillageShifts title={words('card.gained')} none={words('card.gainedNone')} changes={shiftsOf(changes, 1)} />
        </>
      ) : (
        <p className={textStyles.quiet}>{t('position.inspecting')}</p>
      )}
    </section>
  );
}

/** Less than this of a share is no gain and no loss worth a line: a tenth of a percent. */
const LEAST_SHIFT = 0.001;

/** Villages whose share rises (1) or falls (−1): those whose verdict does so first, then the greatest shift. */
export function shiftsOf({ gained, lost, shifted }: CoverageChanges, way: 1 | -1): readonly VillageChange[] {
  return [
    ...(way === 1 ? gained : lost),
    ...shifted.filter(({ shareBefore, shareAfter }) => way * (shareAfter - shareBefore) >= LEAST_SHIFT),
  ];
}
