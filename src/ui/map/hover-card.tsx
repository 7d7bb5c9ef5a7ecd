import type { Selection } from '../../map/view.ts';
import { useApp } from '../../state/store.ts';
import { useI18n } from '../use-i18n.ts';
import { villageAnswer } from '../village-answer.ts';

/** Name and figure of what is under the pointer; the inspector says the rest. */
export function HoverCard({
  selection,
  x,
  y,
}: {
  readonly selection: NonNullable<Selection>;
  readonly x: number;
  readonly y: number;
}) {
  const i18n = useI18n();
  const { t } = i18n;
  const village = useApp((state) =>
    selection.kind === 'village' ? state.province?.villages[selection.index] : undefined,
  );
  const position = useApp((state) =>
    selection.kind === 'position' ? state.analysis?.positions[selection.index] : undefined,
  );
  const analysis = useApp((state) => state.analysis);
  const colourBy = useApp((state) => state.colourBy);
  return (
    <div className="hover-card" style={{ transform: `translate(${Math.round(x)}px, ${Math.round(y)}px)` }}>
      <div>
        {village && (
          <>
            <strong>{village.name}</strong>
            <span>{village.commune}</span>
            {analysis && (
              <span className="hover-value">{villageAnswer(colourBy, analysis, selection.index, i18n)}</span>
            )}
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
