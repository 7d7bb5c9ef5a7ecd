import { outOfRange } from '../../model/out-of-range.ts';
import type { PathSection } from '../../model/path-section.ts';
import { useDetail } from '../use-detail.ts';
import { useI18n } from '../use-i18n.ts';
import styles from './section.module.css';
import { usePathWords } from './use-path-words.ts';

const WIDTH = 340;
const HEIGHT = 190;
const MARGIN = { top: 12, right: 10, bottom: 26, left: 36 };

/** Ground, line of sight, first Fresnel zone and obstacles of a path, from the mast on the left. */
export function SectionFigure({ path }: { readonly path: PathSection }) {
  const { f, t } = useDetail();
  const { distanceKm, groundM, topM, sightM, fresnelM } = path.line;
  const last = distanceKm.length - 1;
  const { x, y, ticks } = scales(path);
  const line = (heights: ArrayLike<number>): string =>
    Array.from(distanceKm, (km, k) => `${k === 0 ? 'M' : 'L'}${x(km)} ${y(heights[k] ?? outOfRange())}`).join('');
  const floor = HEIGHT - MARGIN.bottom;
  const filled = (heights: ArrayLike<number>): string =>
    `${line(heights)}L${x(path.distanceKm)} ${floor}L${x(0)} ${floor}Z`;
  const zone = Array.from(distanceKm, (_, k) => k)
    .reverse()
    .map(
      (k) => `L${x(distanceKm[k] ?? outOfRange())} ${y((sightM[k] ?? outOfRange()) - (fresnelM[k] ?? outOfRange()))}`,
    );
  const upper = sightM.map((h, k) => h + (fresnelM[k] ?? outOfRange()));
  const blocked = path.obstacles.filter(({ aboveM }) => aboveM > 0);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.figure} role="img" aria-label={useSectionWords(path)}>
      {ticks.map((height) => (
        <g key={height}>
          <line x1={MARGIN.left} x2={WIDTH - MARGIN.right} y1={y(height)} y2={y(height)} className={styles.grid} />
          <text x={MARGIN.left - 5} y={y(height) + 4} textAnchor="end">
            {f.number(height)}
          </text>
        </g>
      ))}
      <path d={filled(topM)} className={styles.cover} />
      <path d={filled(groundM)} className={styles.ground} />
      <path d={`${line(upper)}${zone.join('')}Z`} className={styles.fresnel} />
      <path d={line(sightM)} className={styles.sight} />
      <Antenna x={x(0)} foot={y(groundM[0] ?? outOfRange())} head={y(sightM[0] ?? outOfRange())} />
      <Antenna x={x(path.distanceKm)} foot={y(groundM[last] ?? outOfRange())} head={y(sightM[last] ?? outOfRange())} />
      {blocked.map((obstacle, i) => {
        const k = Math.round((obstacle.distanceKm / path.distanceKm) * last);
        const [cx, cy] = [x(obstacle.distanceKm), y(topM[k] ?? outOfRange())];
        return (
          <path
            key={obstacle.distanceKm}
            d={`M${cx} ${cy}l-5 -9h10z`}
            className={styles.obstacle}
            data-first={i === 0}
          />
        );
      })}
      {[0, path.distanceKm / 2, path.distanceKm].map((km, i) => (
        <text key={km} x={x(km)} y={HEIGHT - 8} textAnchor={i === 0 ? 'start' : i === 1 ? 'middle' : 'end'}>
          {i === 0 ? `0 km` : `${f.number(km, km < 10 ? 2 : 1)} km`}
        </text>
      ))}
      <text x={MARGIN.left + 4} y={MARGIN.top + 2}>
        {t('unit.metre')}
      </text>
    </svg>
  );
}

function Antenna({ x, foot, head }: { readonly x: number; readonly foot: number; readonly head: number }) {
  return (
    <>
      <line x1={x} x2={x} y1={foot} y2={head} className={styles.mast} />
      <circle cx={x} cy={head} r="3" className={styles.head} />
    </>
  );
}

const AREAS = { ground: styles.ground, cover: styles.cover, fresnel: styles.fresnel };

/** What each line and area of the figure is. */
export function SectionLegend() {
  const words = usePathWords();
  return (
    <ul className={styles.legend}>
      {(['ground', 'cover', 'sight', 'fresnel', 'obstacle'] as const).map((part) => (
        <li key={part}>
          <svg viewBox="0 0 18 10" aria-hidden="true">
            {part === 'sight' ? (
              <path d="M0 5H18" className={styles.sight} />
            ) : part === 'obstacle' ? (
              <path d="M9 10l-5 -9h10z" className={styles.obstacle} data-first="true" />
            ) : (
              <rect width="18" height="10" className={AREAS[part]} />
            )}
          </svg>
          {words(`radioPath.path.${part}`)}
        </li>
      ))}
    </ul>
  );
}

/** What the figure shows, as a sentence. */
export function useSectionWords(path: PathSection): string {
  const { f } = useI18n();
  const words = usePathWords();
  const [first] = path.obstacles;
  const blocked =
    first && first.aboveM > 0
      ? words('radioPath.path.blocked', {
          top: f.number(first.topM, 0),
          distance: f.distance(first.distanceKm * 1000),
          above: f.number(first.aboveM, 0),
        })
      : words('radioPath.path.clear', { below: f.number(Math.max(0, -(first?.aboveM ?? 0)), 0) });
  return words('radioPath.path.figure', {
    distance: f.distance(path.distanceKm * 1000),
    bearing: f.number(path.bearingDeg, 0),
    blocked,
  });
}

function scales({ line, distanceKm }: PathSection) {
  const { groundM, topM, sightM, fresnelM } = line;
  const heights = [...topM, ...sightM.map((h, k) => h + (fresnelM[k] ?? outOfRange()))];
  const least = Math.floor(Math.min(...groundM) / 10) * 10;
  const most = Math.max(least + 20, ...heights) * 1.04;
  const x = (km: number): number => MARGIN.left + ((WIDTH - MARGIN.left - MARGIN.right) * km) / distanceKm;
  const y = (m: number): number =>
    MARGIN.top + (HEIGHT - MARGIN.top - MARGIN.bottom) * (1 - (Math.max(least, m) - least) / (most - least));
  const step = STEPS_M.find((one) => (most - least) / one <= 5) ?? 1000;
  const first = Math.ceil(least / step) * step;
  const ticks = Array.from({ length: Math.floor((most - first) / step) + 1 }, (_, i) => first + i * step);
  return { x, y, ticks };
}

const STEPS_M = [5, 10, 20, 50, 100, 200, 500];
