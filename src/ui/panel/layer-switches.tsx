import { Fragment } from 'react';
import { setOpacity, toggleLayer } from '../../commands/view.ts';
import { PANEL_WORDS } from '../../i18n/words/panel.ts';
import { PALETTES } from '../../map/palette.ts';
import type { Theme } from '../../map/view.ts';
import { LAYER_SWITCHES, type LayerSwitch, type Opacity } from '../../map/view.ts';
import { useApp } from '../../state/store.ts';
import { BaseChoice } from '../base-map/late.ts';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './layer-switches.module.css';

const WORDS = speaker(PANEL_WORDS);

/** A published folder has no stations: nothing is planned in it, and no footprint can be drawn. */
const PUBLISHED_LAYERS: readonly LayerSwitch[] = ['baseMap', 'relief', 'tint', 'villages', 'labels', 'positions'];

export function LayerSwitches({ theme }: { readonly theme: Theme }) {
  const { language } = useI18n();
  const t = WORDS[language];
  const shown = useApp((state) => state.shown);
  const base = useApp((state) => state.base);
  const hasFibre = useApp((state) => state.province?.fibre !== null);
  const hasEstimates = useApp((state) => state.province?.sources.some(({ estimates }) => estimates) ?? false);
  const published = useApp((state) => state.province?.published ?? false);
  const layers = LAYER_SWITCHES.filter(
    (layer) =>
      (hasFibre || !layer.startsWith('fibre')) &&
      (layer !== 'baseMap' || (base !== null && base.lines.length + base.tiles.length + base.archives.length > 0)) &&
      ((layer !== 'relief' && layer !== 'tint') || (base?.relief ?? null) !== null) &&
      (hasEstimates || layer !== 'estimates') &&
      (!published || PUBLISHED_LAYERS.includes(layer)),
  );
  return (
    <section>
      <h2>{t('layers.title')}</h2>
      <div className={styles.switches}>
        {layers.map((layer) => (
          <Fragment key={layer}>
            <label>
              <input type="checkbox" checked={shown[layer]} onChange={() => toggleLayer(layer)} />
              <LayerMark layer={layer} theme={theme} />
              {t(`layer.${layer}`)}
            </label>
            {(layer === 'baseMap' || layer === 'relief') && <OpacitySlider layer={layer} isOff={!shown[layer]} />}
            {layer === 'baseMap' && shown.baseMap && <BaseChoice />}
          </Fragment>
        ))}
      </div>
      <p className={styles.key}>
        {(['single', 'shared', 'planned'] as const).map((kind) => (
          <span key={kind}>
            <MastSwatch kind={kind} theme={theme} /> {t(`mast.${kind}`)}
          </span>
        ))}
      </p>
    </section>
  );
}

function OpacitySlider({ layer, isOff }: { readonly layer: keyof Opacity; readonly isOff: boolean }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const value = useApp((state) => state.opacity[layer]);
  return (
    <input
      className={styles.opacity}
      type="range"
      min={0.1}
      max={1}
      step={0.1}
      value={value}
      disabled={isOff}
      aria-label={t('layer.opacity', { layer: t(`layer.${layer}`) })}
      aria-valuetext={f.percent(value, 0)}
      onChange={(event) => setOpacity(layer, event.currentTarget.valueAsNumber)}
    />
  );
}

/** Shape tells the kind, as on the map: ● one tenant, ◉ shared, ◇ planned. */
export function MastSwatch({ kind, theme }: { readonly kind: 'single' | 'shared' | 'planned'; readonly theme: Theme }) {
  const colour = PALETTES[theme].mast[kind];
  return (
    <svg className={styles.mast} viewBox="0 0 16 16" aria-hidden="true">
      {kind === 'single' && <circle cx="8" cy="8" r="4" fill={colour} />}
      {kind === 'shared' && (
        <>
          <circle cx="8" cy="8" r="6.5" fill="none" stroke={colour} strokeWidth="1.8" />
          <circle cx="8" cy="8" r="3.2" fill={colour} />
        </>
      )}
      {kind === 'planned' && <path d="M8 2.5 13.5 8 8 13.5 2.5 8Z" fill="none" stroke={colour} strokeWidth="1.8" />}
    </svg>
  );
}

function LayerMark({ layer, theme }: { readonly layer: LayerSwitch; readonly theme: Theme }) {
  const palette = PALETTES[theme];
  if (layer === 'positions') return <MastSwatch kind="single" theme={theme} />;
  if (layer === 'planned') return <MastSwatch kind="planned" theme={theme} />;
  return (
    <svg className={styles.mast} viewBox="0 0 16 16" aria-hidden="true">
      {layer === 'baseMap' && (
        <path d="M2 13C6 12 5 5 14 3M4 3l8 10" fill="none" stroke={palette.inkSoft} strokeWidth="1.2" />
      )}
      {layer === 'relief' && <path d="M1 13 6 5l3 4 2-3 4 7Z" fill={palette.inkSoft} fillOpacity=".5" />}
      {layer === 'tint' && <path d="M1 13h14l-4-4H5Zm4.500-5h5L8 4Z" fill={palette.inkSoft} fillOpacity=".5" />}
      {layer === 'villages' && <path d="M2 4.5 9 2l5 4-2 8-8-1Z" fill={palette.verdict.covered} />}
      {layer === 'labels' && <path d="M4 13 8 3l4 10M5.5 9.5h5" fill="none" stroke={palette.ink} strokeWidth="1.6" />}
      {layer === 'estimates' && <circle cx="8" cy="8" r="4.5" fill="none" stroke={palette.inkSoft} strokeWidth="1.2" />}
      {layer === 'footprints' && (
        <circle cx="8" cy="8" r="6" fill={palette.accent} fillOpacity=".25" stroke={palette.accent} strokeWidth="1.2" />
      )}
      {layer === 'fibreReach' && (
        <circle cx="8" cy="8" r="6" fill={palette.fibre} fillOpacity=".25" stroke={palette.fibre} strokeWidth="1.2" />
      )}
      {layer === 'fibreLines' && <path d="M2 12c4 0 4-8 12-8" fill="none" stroke={palette.fibre} strokeWidth="2" />}
      {layer === 'fibreNodes' && <rect x="4" y="4" width="8" height="8" rx="1" fill={palette.fibre} />}
      {layer === 'candidates' && (
        <path d="M3 13 13 3" stroke={palette.candidate.passes} strokeWidth="2" strokeDasharray="3 2" />
      )}
    </svg>
  );
}
