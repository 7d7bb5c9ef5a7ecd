import type { Format } from '../../i18n/format.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { ReportedFigure } from '../../model/profile.ts';
import styles from './bullet-chart.module.css';

export interface BulletMark {
  /** `reported`: a tick; `goal`: a line through the bar. */
  readonly kind: 'reported' | 'goal';
  readonly share: number;
  readonly label: string;
}

/** The tick of a share that was reported; none where none was. */
export function reportedMarks(baseline: ReportedFigure | undefined, f: Format, t: Translate): readonly BulletMark[] {
  if (baseline === undefined) return [];
  const share = baseline.sharedShareOfAllPositions;
  return [{ kind: 'reported', share, label: `${f.statedPercent(share)} ${t('goal.reported')}` }];
}

/** One measured share as a bar, with ticks and goal lines; the whole track is 100% in every view. */
export function BulletChart({
  share,
  shown,
  label,
  marks,
}: {
  readonly share: number | null;
  readonly shown: string;
  readonly label: string;
  readonly marks: readonly BulletMark[];
}) {
  const at = (value: number): string => `${100 * value}%`;
  return (
    <div role="img" aria-label={[label, shown, ...marks.map((mark) => mark.label)].join('. ')}>
      <div className={styles.track}>
        {share !== null && <div className={styles.bar} style={{ width: at(share) }} />}
        {marks.map((mark) => (
          <div key={mark.kind} className={styles.mark} data-kind={mark.kind} style={{ left: at(mark.share) }} />
        ))}
      </div>
      <div className={styles.scale}>
        {marks.map((mark) => (
          <span key={mark.kind} style={{ left: at(mark.share) }}>
            {mark.label}
          </span>
        ))}
      </div>
    </div>
  );
}
