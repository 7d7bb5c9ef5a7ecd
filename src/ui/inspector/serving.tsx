import { useState } from 'react';
import { goTo, highlight } from '../../commands/selection.ts';
import type { Analysis } from '../../model/results.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import rowStyles from '../styles/rows.module.css';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import { useKind } from '../use-kind.ts';

const FIRST_SHOWN = 6;

/** Which positions serve a village, nearest first; a row lights its mast, a press opens it. */
export function Serving({ analysis, village }: { readonly analysis: Analysis; readonly village: number }) {
  const { t, f } = useDetail();
  const kind = useKind(village);
  const found = useApp((state) =>
    state.inspection?.kind === 'village' && state.inspection.found.village === village ? state.inspection.found : null,
  );
  const [all, setAll] = useState(false);
  const serving = found?.serving ?? [];
  const shown = all ? serving : serving.slice(0, FIRST_SHOWN);
  return (
    <section>
      <h3>
        {t('village.serving')}{' '}
        {found && <span className={textStyles.quiet}>{t('village.servingCount', { count: serving.length })}</span>}
      </h3>
      {!found && <p className={textStyles.quiet}>{t('village.inspecting')}</p>}
      {found && serving.length === 0 && <p>{t('village.servingNone', { kind })}</p>}
      <ul className={rowStyles.list}>
        {shown.map(({ position, distanceM, operators, technologies, broadbandShare, critical }) => (
          <li key={position}>
            <button
              type="button"
              onClick={() => goTo({ kind: 'position', index: position })}
              onPointerEnter={() => highlight({ positions: [position] })}
              onPointerLeave={() => highlight({})}
              onFocus={() => highlight({ positions: [position] })}
              onBlur={() => highlight({})}
            >
              <span className={rowStyles.name}>
                {analysis.positions[position]?.id}
                {critical && (
                  <span
                    className={`${textStyles.kind} ${textStyles.critical}`}
                    title={t('village.criticalAbout', { kind })}
                  >
                    {t('village.critical')}
                  </span>
                )}
              </span>
              <span className={textStyles.figure}>
                {distanceM < 1 ? t('village.inside', { kind }) : t('village.away', { distance: f.distance(distanceM) })}
              </span>
              <span className={rowStyles.more}>
                {operators.join(', ')} · {technologies.join(' ')}
              </span>
              <span className={`${textStyles.figure} ${rowStyles.more}`}>
                {t('village.broadbandShare', { share: f.percent(broadbandShare, 0) })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {serving.length > FIRST_SHOWN && (
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? t('village.servingLess') : t('village.servingMore', { count: serving.length })}
        </button>
      )}
    </section>
  );
}
