import { useEffect, useMemo, useState } from 'react';
import { wayBetween } from '../../analysis/radio/great-circle.ts';
import { setSectionEnd } from '../../commands/radio-questions.ts';
import type { LonLat } from '../../model/geometry.ts';
import type { PathSection } from '../../model/path-section.ts';
import type { BaseStation } from '../../model/province.ts';
import { MODEL_NAMES } from '../../model/radio.ts';
import type { Position } from '../../model/results.ts';
import { useApp } from '../../state/store.ts';
import { useOverlay } from '../planner/use-overlay.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import { MastChanges } from './mast-changes.tsx';
import { RadioMissingNote } from './missing.tsx';
import { pathOverlay } from './path-overlay.ts';
import styles from './section.module.css';
import { SectionView } from './section-tables.tsx';
import { usePathWords } from './use-path-words.ts';
import { useRadioAnswer } from './use-radio-answer.ts';

/** Villages offered as the end of a section: those nearest to the mast. */
const NEAREST_OFFERED = 40;

/** *Mặt cắt địa hình*: the ground from a mast to a village or to any place, and the loss over it. */
export function SectionCard({ position }: { readonly position: Position }) {
  const words = usePathWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={controls.fold} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words('radioPath.path.title')}</summary>
      {isOpen && <Open key={position.id} position={position} />}
    </details>
  );
}

function Open({ position }: { readonly position: Position }) {
  const words = usePathWords();
  const stations = useApp((state) => state.stations);
  const choices = position.stations.flatMap((station) =>
    (stations[station]?.technologies ?? []).map((technology) => ({ station, technology })),
  );
  // Broadband is what verdicts are about: the newest technology first.
  const [chosen, setChosen] = useState(() => choices.at(-1));
  const [village, setVillage] = useState<number | null>(null);
  const picked = useApp((state) => state.sectionEnd);
  const centre = useApp((state) => (village === null ? null : (state.province?.villages[village]?.labelPoint ?? null)));
  useEffect(() => () => setSectionEnd(null), []);
  const end = picked === 'pick' ? null : (picked ?? centre);
  const name = (station: BaseStation | undefined, technology: string) => `${station?.operator} · ${technology}`;
  return (
    <>
      <div className={styles.choices}>
        <label>
          <span>{words('radioPath.path.station')}</span>
          <select
            value={choices.findIndex((one) => one.station === chosen?.station && one.technology === chosen.technology)}
            onChange={({ target }) => setChosen(choices[Number(target.value)])}
          >
            {choices.map(({ station, technology }, i) => (
              <option key={`${station} ${technology}`} value={i}>
                {name(stations[station], technology)}
              </option>
            ))}
          </select>
        </label>
        <EndChoice
          from={position.location}
          village={picked === null ? village : null}
          picked={picked}
          choose={(index) => {
            setSectionEnd(null);
            setVillage(index);
          }}
        />
      </div>
      {chosen && end && <Path {...chosen} to={end} />}
      {chosen && <MastChanges key={chosen.station} station={chosen.station} />}
    </>
  );
}

function EndChoice({
  from,
  village,
  picked,
  choose,
}: {
  readonly from: LonLat;
  readonly village: number | null;
  readonly picked: LonLat | 'pick' | null;
  readonly choose: (village: number | null) => void;
}) {
  const words = usePathWords();
  const { f } = useDetail();
  const villages = useApp((state) => state.province?.villages);
  const near = useMemo(
    () =>
      (villages ?? [])
        .map((one, index) => ({ index, name: one.name, km: wayBetween(from, one.labelPoint).km }))
        .sort((a, b) => a.km - b.km)
        .slice(0, NEAREST_OFFERED),
    [villages, from],
  );
  const isPicking = picked === 'pick';
  return (
    <>
      <label>
        <span>{words('radioPath.path.end')}</span>
        <select
          value={village ?? ''}
          onChange={({ target }) => choose(target.value === '' ? null : Number(target.value))}
        >
          <option value="">
            {picked !== null && picked !== 'pick'
              ? words('radioPath.path.picked', { place: `${picked[1].toFixed(5)}, ${picked[0].toFixed(5)}` })
              : words('radioPath.path.noEnd')}
          </option>
          {near.map(({ index, name, km }) => (
            <option key={index} value={index}>
              {name} · {f.distance(km * 1000)}
            </option>
          ))}
        </select>
      </label>
      <div>
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          aria-pressed={isPicking}
          onClick={() => setSectionEnd(isPicking ? null : 'pick')}
        >
          {words(isPicking ? 'radioPath.path.stopPicking' : 'radioPath.path.pick')}
        </button>
        <p role="status" className={textStyles.note}>
          {isPicking && words('radioPath.path.picking')}
        </p>
      </div>
    </>
  );
}

/** The path from a station to a place, asked of the worker and drawn. */
function Path({
  station,
  technology,
  to,
}: {
  readonly station: number;
  readonly technology: string;
  readonly to: LonLat;
}) {
  const words = usePathWords();
  const answer = useRadioAnswer(
    useMemo(() => ({ kind: 'section', station, technology, to }) as const, [station, technology, to]),
  );
  if (answer === 'none' || answer === 'running') return <p role="status">{words('radioPath.path.running')}</p>;
  if (answer === 'failed' || answer.kind !== 'section') return <p role="status">{words('radioPath.path.failed')}</p>;
  if ('missing' in answer.section) return <RadioMissingNote what={answer.section.missing} />;
  const { path } = answer.section.found;
  return (
    <>
      <p className={textStyles.note}>{words('radioPath.path.about', { model: MODEL_NAMES[path.model] })}</p>
      <PathOnMap path={path} />
      <SectionView {...answer.section.found} />
    </>
  );
}

/** The path on the map: its line, its end, and the obstacles by their number. */
function PathOnMap({ path }: { readonly path: PathSection }) {
  useOverlay(useMemo(() => pathOverlay([path]), [path]));
  return null;
}
