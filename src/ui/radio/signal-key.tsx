import { useMemo } from 'react';
import { areasOf, serverAreas, signalClasses } from '../../analysis/radio/signal-raster.ts';
import { SIGNAL_LAYER_WORDS } from '../../i18n/words/signal-layer.ts';
import { serverColours, signalColours } from '../../map/signal-paint.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import { MODEL_NAMES } from '../../model/radio.ts';
import type { SignalKind, SignalLayer } from '../../model/signal-picture.ts';
import { useSignal } from '../../state/signal-store.ts';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import { useTheme } from '../use-theme.ts';
import styles from './section.module.css';

const WORDS = speaker(SIGNAL_LAYER_WORDS);

/** Stations listed by name: those that serve the largest areas. */
const SERVERS_SHOWN = 8;

/** What is drawn of the signal, by which model, and what its colours are, with the area of each. */
export function SignalKey() {
  const { state, kind } = useSignal();
  return state.kind === 'done' ? <Drawn layer={state.layer} kind={kind} /> : null;
}

function Drawn({ layer, kind }: { readonly layer: SignalLayer; readonly kind: SignalKind }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  return (
    <div className={styles.drawn}>
      <p>
        {t('signalLayer.drawn', {
          operator: layer.operator ?? t('signalLayer.all'),
          technology: layer.technology,
          stations: f.number(layer.stations),
          model: MODEL_NAMES[layer.model],
          threshold: f.number(layer.thresholdDbm),
        })}
      </p>
      {layer.discStations > 0 && (
        <p className={textStyles.note}>{t('signalLayer.onDisc', { count: layer.discStations })}</p>
      )}
      {kind === 'server' ? <Servers layer={layer} /> : <Classes layer={layer} kind={kind} />}
    </div>
  );
}

function Swatch({ colour }: { readonly colour: string | undefined }) {
  return (
    <svg viewBox="0 0 18 12" width="18" height="12" aria-hidden="true">
      <rect width="18" height="12" fill={colour} />
    </svg>
  );
}

function Classes({ layer, kind }: { readonly layer: SignalLayer; readonly kind: Exclude<SignalKind, 'server'> }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const theme = useTheme();
  const classes = signalClasses(kind, layer);
  const colours = signalColours(kind, layer, theme);
  const areas = useMemo(() => areasOf(kind, layer), [kind, layer]);
  const unit = { signal: `${layer.quantity}, dBm`, margin: 'dB', probability: t('signalLayer.share') }[kind];
  return (
    <table className={styles.table}>
      <caption>{t('signalLayer.legend', { kind: t(`signalLayer.kind.${kind}`), unit })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('signalLayer.class')}</th>
          <th scope="col">{t('signalLayer.area')}</th>
        </tr>
      </thead>
      <tbody>
        {classes.map(({ least, served }, i) => (
          <tr key={least} data-threshold={served && classes[i + 1]?.served === false}>
            <th scope="row">
              <Swatch colour={colours[i]} /> ≥ {kind === 'probability' ? f.percent(least, 0) : f.number(least)}
              {!served && <span className={textStyles.quiet}> {t('signalLayer.notServed')}</span>}
            </th>
            <td>{f.number(areas[i] ?? Number.NaN, 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Servers({ layer }: { readonly layer: SignalLayer }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const theme = useTheme();
  const areas = useMemo(() => serverAreas(layer), [layer]);
  const colours = useMemo(() => serverColours(layer, theme), [layer, theme]);
  const others = areas.slice(SERVERS_SHOWN);
  return (
    <>
      <p>{t('signalLayer.servers', { count: f.number(areas.length) })}</p>
      {areas.length > 0 && (
        <table className={styles.table}>
          <caption>{t('signalLayer.kind.server')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('signalLayer.station')}</th>
              <th scope="col">{t('signalLayer.area')}</th>
            </tr>
          </thead>
          <tbody>
            {areas.slice(0, SERVERS_SHOWN).map(({ server, km2 }) => {
              const { id, operator } = layer.servers[server] ?? outOfRange();
              return (
                <tr key={server}>
                  <th scope="row">
                    <Swatch colour={colours.get(server)} /> {id}
                    {layer.operator === null && <span className={textStyles.quiet}> {operator}</span>}
                  </th>
                  <td>{f.number(km2, 1)}</td>
                </tr>
              );
            })}
            {others.length > 0 && (
              <tr>
                <th scope="row" className={textStyles.quiet}>
                  {t('signalLayer.otherServers', { count: others.length })}
                </th>
                <td>
                  {f.number(
                    others.reduce((sum, { km2 }) => sum + km2, 0),
                    1,
                  )}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      )}
    </>
  );
}
