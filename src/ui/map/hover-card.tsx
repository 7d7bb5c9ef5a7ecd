import type { Pointed } from '../../map/view.ts';
import { useApp } from '../../state/store.ts';
import { useI18n } from '../use-i18n.ts';
import { villageAnswer } from '../village-answer.ts';
import styles from './map-pane.module.css';

/** Name and figure of what is under the pointer; the inspector says the rest. */
export function HoverCard({
  pointed,
  x,
  y,
}: {
  readonly pointed: NonNullable<Pointed>;
  readonly x: number;
  readonly y: number;
}) {
  const i18n = useI18n();
  const { t } = i18n;
  const village = useApp((state) => (pointed.kind === 'village' ? state.province?.villages[pointed.index] : undefined));
  const position = useApp((state) =>
    pointed.kind === 'position' ? state.analysis?.positions[pointed.index] : undefined,
  );
  const station = useApp((state) => (pointed.kind === 'candidate' ? state.stations[pointed.station] : undefined));
  const host = useApp(({ analysis, province }) => {
    if (pointed.kind !== 'candidate' || !analysis) return undefined;
    // Structures are numbered after the positions.
    return analysis.positions[pointed.host] ?? province?.structures[pointed.host - analysis.positions.length];
  });
  const analysis = useApp((state) => state.analysis);
  const colourBy = useApp((state) => state.colourBy);
  return (
    <div className={styles.hoverCard} style={{ transform: `translate(${Math.round(x)}px, ${Math.round(y)}px)` }}>
      <div>
        {village && (
          <>
            <strong>{village.name}</strong>
            <span>{village.commune}</span>
            {analysis && pointed.kind === 'village' && (
              <span className={styles.hoverValue}>{villageAnswer(colourBy, analysis, pointed.index, i18n)}</span>
            )}
          </>
        )}
        {station && host && (
          <>
            <strong>
              {station.id} → {host.id}
            </strong>
            <span>{station.operator}</span>
          </>
        )}
        {position && (
          <>
            <strong>{t('position.title', { id: position.id })}</strong>
            <span>{position.operators.join(' · ')}</span>
          </>
        )}
      </div>
    </div>
  );
}
