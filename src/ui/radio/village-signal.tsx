import { useMemo, useState } from 'react';
import type { MapOverlay } from '../../map/view.ts';
import type { Ridge, VillageSignal } from '../../model/path-section.ts';
import { MODEL_NAMES } from '../../model/radio.ts';
import { useApp } from '../../state/store.ts';
import { useOverlay } from '../planner/use-overlay.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import { RadioMissingNote } from './missing.tsx';
import { pathOverlay } from './path-overlay.ts';
import styles from './section.module.css';
import { SectionView } from './section-tables.tsx';
import { usePathWords } from './use-path-words.ts';
import { useRadioAnswer } from './use-radio-answer.ts';

/** Ridges listed and drawn: those that block the most places. */
const RIDGES_SHOWN = 5;

/** P(covered) beside a modelled verdict. */
export function VerdictProbability({ index }: { readonly index: number }) {
  const words = usePathWords();
  const { f } = useI18n();
  const answer = useRadioAnswer(useMemo(() => ({ kind: 'village-signal', village: index }) as const, [index]));
  if (typeof answer === 'string' || answer.kind !== 'village-signal' || 'missing' in answer.signal) return null;
  const { probability } = answer.signal.found;
  if (probability === null) return null;
  return <p>{words('radioPath.village.probability', { share: f.percent(probability, 0) })}</p>;
}

/** *Vì sao thôn này chỉ phủ một phần*: the places of a village below the threshold, and what blocks them. */
export function VillageSignalPart({ index }: { readonly index: number }) {
  const words = usePathWords();
  const [isAsked, setAsked] = useState(false);
  const verdict = useApp((state) => state.analysis?.verdicts[index]);
  return (
    <section>
      <h3>{words(verdict === 'partial' ? 'radioPath.village.title' : 'radioPath.village.titleOther')}</h3>
      {isAsked ? (
        <Signal index={index} />
      ) : (
        <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => setAsked(true)}>
          {words('radioPath.village.ask')}
        </button>
      )}
    </section>
  );
}

function Signal({ index }: { readonly index: number }) {
  const words = usePathWords();
  const answer = useRadioAnswer(useMemo(() => ({ kind: 'village-signal', village: index }) as const, [index]));
  if (answer === 'none' || answer === 'running') return <p role="status">{words('radioPath.path.running')}</p>;
  if (answer === 'failed' || answer.kind !== 'village-signal')
    return <p role="status">{words('radioPath.path.failed')}</p>;
  if ('missing' in answer.signal) return <RadioMissingNote what={answer.signal.missing} />;
  return <Found signal={answer.signal.found} />;
}

function Found({ signal }: { readonly signal: VillageSignal }) {
  const words = usePathWords();
  const { f } = useI18n();
  const { points, ridges, model, probability, unknownPoints } = signal;
  const served = points.filter((one) => one.served).length;
  const far = points.filter(({ station }) => station < 0).length;
  const shown = useMemo(() => ridges.slice(0, RIDGES_SHOWN), [ridges]);
  useOverlay(useRidgesOnMap(shown));
  return (
    <>
      <p>
        {words('radioPath.village.points', {
          served: f.number(served),
          total: f.number(points.length),
          model: MODEL_NAMES[model],
        })}
      </p>
      {probability !== null && <p>{words('radioPath.village.probability', { share: f.percent(probability, 0) })}</p>}
      {unknownPoints > 0 && (
        <p className={textStyles.note}>{words('radioPath.village.unknown', { count: f.number(unknownPoints) })}</p>
      )}
      {far > 0 && <p>{words('radioPath.village.far', { count: f.number(far) })}</p>}
      {shown.length > 0 ? (
        <>
          <h4>{words('radioPath.village.ridges')}</h4>
          <Ridges ridges={shown} />
          <p className={textStyles.note}>{words('radioPath.village.legend')}</p>
        </>
      ) : (
        <p>{words(served === points.length ? 'radioPath.village.allServed' : 'radioPath.village.noRidges')}</p>
      )}
    </>
  );
}

function useRidgesOnMap(ridges: readonly Ridge[]): MapOverlay | null {
  const stations = useApp((state) => state.stations);
  return useMemo(
    () =>
      ridges.length === 0
        ? null
        : pathOverlay(
            ridges.flatMap(({ obstacle, station, to }) => {
              const from = stations[station]?.location;
              return from ? [{ from, to, obstacles: [obstacle] }] : [];
            }),
          ),
    [ridges, stations],
  );
}

function Ridges({ ridges }: { readonly ridges: readonly Ridge[] }) {
  const words = usePathWords();
  const { f } = useI18n();
  const stations = useApp((state) => state.stations);
  const [open, setOpen] = useState(0);
  return (
    <ol className={styles.ridges}>
      {ridges.map((ridge, i) => {
        const { obstacle, technology, points } = ridge;
        const station = stations[ridge.station];
        return (
          <li key={obstacle.at.join()}>
            {words('radioPath.village.ridge', {
              kind: words(obstacle.byGround ? 'radioPath.village.byGround' : 'radioPath.village.byCover'),
              top: f.number(obstacle.topM, 0),
              distance: f.distance(obstacle.distanceKm * 1000),
              station: station?.id ?? '',
              operator: station?.operator ?? '',
              technology,
              above: f.number(obstacle.aboveM, 0),
              points: f.number(points),
            })}
            {i === open ? (
              <RidgeSection ridge={ridge} />
            ) : (
              <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => setOpen(i)}>
                {words('radioPath.village.show')}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function RidgeSection({ ridge: { station, technology, to } }: { readonly ridge: Ridge }) {
  const words = usePathWords();
  const answer = useRadioAnswer(
    useMemo(() => ({ kind: 'section', station, technology, to }) as const, [station, technology, to]),
  );
  if (answer === 'none' || answer === 'running') return <p role="status">{words('radioPath.path.running')}</p>;
  if (answer === 'failed' || answer.kind !== 'section') return <p role="status">{words('radioPath.path.failed')}</p>;
  if ('missing' in answer.section) return <RadioMissingNote what={answer.section.missing} />;
  return <SectionView {...answer.section.found} />;
}
