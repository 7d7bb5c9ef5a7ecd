import { Fragment, type ReactNode } from 'react';
import { outOfRange } from '../../model/out-of-range.ts';
import type { ExplainedSection, PathSection, SectionWhatIf, SignalAt } from '../../model/path-section.ts';
import { WHAT_IF } from '../../model/path-section.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import { useI18n } from '../use-i18n.ts';
import styles from './section.module.css';
import { SectionFigure, SectionLegend, useSectionWords } from './section-figure.tsx';
import { usePathWords } from './use-path-words.ts';

/** A path drawn, and beside it everything that the drawing shows and the loss is made of. */
export function SectionView({ path, power, whatIf }: ExplainedSection) {
  const words = usePathWords();
  return (
    <>
      <SectionFigure path={path} />
      <SectionLegend />
      <p>{useSectionWords(path)}</p>
      <Budget path={path} power={power} />
      <Obstacles path={path} />
      {whatIf && <WhatIf path={path} whatIf={whatIf} />}
      <details className={controls.fold}>
        <summary>{words('radioPath.path.terms')}</summary>
        <Terms path={path} />
      </details>
      <details className={controls.fold}>
        <summary>{words('radioPath.path.points')}</summary>
        <Points path={path} />
      </details>
    </>
  );
}

function Table({
  caption,
  heads,
  rows,
}: {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly { readonly key: string; readonly strong?: boolean; readonly cells: readonly ReactNode[] }[];
}) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, strong = false, cells: [first, ...others] }) => (
            <tr key={key} data-strong={strong}>
              <th scope="row">{first}</th>
              {others.map((cell, i) => (
                <td key={heads[i + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Without a sign before nought. */
function tenths(value: number): number {
  return Math.abs(value) < 0.05 ? 0 : value;
}

function useUnits() {
  const { f } = useI18n();
  return {
    f,
    db: (value: number) => `${f.number(tenths(value), 1)} dB`,
    dbm: (value: number) => `${f.number(tenths(value), 1)} dBm`,
    probability: (value: number | null) => (value === null ? '–' : f.percent(value, 0)),
  };
}

/** Part of the loss in the bar: wide enough for its figure. */
const FIGURE_SHARE = 0.13;

const PART_COLOURS = {
  'radioPath.path.entry': 'var(--planned)',
  'radioPath.path.antenna': 'var(--soft)',
  'radioPath.path.freeSpace': 'var(--accent)',
  'radioPath.path.diffraction': 'var(--uncovered)',
  'radioPath.path.other': 'var(--partial)',
  'radioPath.path.otherEmpirical': 'var(--uncovered)',
  'radioPath.path.places': 'var(--line-strong)',
} as const;
type LossPart = keyof typeof PART_COLOURS;

/** Losses of a path, dB, as lengths side by side; gains are in the table alone, which says all of this too. */
function LossBar({ parts }: { readonly parts: readonly (readonly [LossPart, number])[] }) {
  const words = usePathWords();
  const { f, db } = useUnits();
  const losses = parts.filter(([, lossDb]) => lossDb >= 0.05);
  const sumDb = losses.reduce((sum, [, lossDb]) => sum + lossDb, 0);
  return (
    <div aria-hidden="true">
      <p className={styles.barTitle}>
        <span>{words('radioPath.path.losses')}</span>
        <span>{db(sumDb)}</span>
      </p>
      <div className={styles.bar}>
        {losses.map(([key, lossDb]) => (
          <span key={key} style={{ '--part': PART_COLOURS[key], flexBasis: `${(100 * lossDb) / sumDb}%` }}>
            {lossDb / sumDb >= FIGURE_SHARE && f.number(lossDb, 1)}
          </span>
        ))}
      </div>
    </div>
  );
}

interface BudgetRow {
  readonly key: Parameters<ReturnType<typeof usePathWords>>[0];
  readonly value: string;
  readonly strong?: boolean;
  /** Of its part of the bar. */
  readonly colour?: string;
}

function Budget({ path, power }: Pick<ExplainedSection, 'path' | 'power'>) {
  const words = usePathWords();
  const { db, dbm, probability } = useUnits();
  const { budget } = path;
  const losses: readonly (readonly [LossPart, number])[] = [
    ...(power.entryLossDb === 0 ? [] : [['radioPath.path.entry', power.entryLossDb] as const]),
    ['radioPath.path.antenna', -budget.antennaDb],
    ['radioPath.path.freeSpace', budget.freeSpaceDb],
    ...(budget.diffractionDb === null ? [] : [['radioPath.path.diffraction', budget.diffractionDb] as const]),
    [budget.diffractionDb === null ? 'radioPath.path.otherEmpirical' : 'radioPath.path.other', budget.otherDb],
    ['radioPath.path.places', budget.placesDb],
  ];
  const rows: readonly BudgetRow[] = [
    { key: 'radioPath.path.eirp', value: dbm(power.eirpDbm) },
    ...(power.referenceOffsetDb === 0
      ? []
      : [{ key: `radioPath.path.offset.${power.quantity}`, value: db(power.referenceOffsetDb) } as const]),
    ...losses.map(([key, lossDb]) => ({ key, value: db(-lossDb), colour: PART_COLOURS[key] })),
    { key: 'radioPath.path.signal', value: dbm(path.signalDbm), strong: true },
    { key: 'radioPath.path.threshold', value: dbm(budget.thresholdDbm) },
    { key: 'radioPath.path.margin', value: db(path.marginDb), strong: true },
    { key: 'radioPath.path.probability', value: probability(path.probability), strong: true },
  ];
  return (
    <>
      <LossBar parts={losses} />
      <Table
        caption={words('radioPath.path.budget')}
        heads={[words('radioPath.path.term'), words('radioPath.path.value')]}
        rows={rows.map(({ key, value, colour, strong = false }) => ({
          key,
          strong,
          cells: [
            <Fragment key={key}>
              {colour && <span className={styles.part} style={{ '--part': colour }} />}
              {words(key)}
            </Fragment>,
            value,
          ],
        }))}
      />
    </>
  );
}

function Obstacles({ path }: { readonly path: PathSection }) {
  const words = usePathWords();
  const { f } = useI18n();
  const blocked = path.obstacles.filter(({ aboveM }) => aboveM > 0);
  if (blocked.length === 0) return null;
  return (
    <Table
      caption={words('radioPath.path.obstacles')}
      heads={[
        words('radioPath.path.obstacleKind'),
        words('radioPath.path.fromMast'),
        words('radioPath.path.top'),
        words('radioPath.path.above'),
        words('radioPath.path.edge'),
      ]}
      rows={blocked.map((one) => ({
        key: `${one.distanceKm}`,
        cells: [
          words(one.byGround ? 'radioPath.path.byGround' : 'radioPath.path.byCover'),
          f.distance(one.distanceKm * 1000),
          f.number(one.topM, 0),
          f.number(one.aboveM, 0),
          f.number(one.edgeDb, 1),
        ],
      }))}
    />
  );
}

function WhatIf({ path, whatIf }: { readonly path: PathSection; readonly whatIf: SectionWhatIf }) {
  const words = usePathWords();
  const { t } = useDetail();
  const { db, dbm, probability } = useUnits();
  const amounts = { higher: WHAT_IF.higherM, tilt: WHAT_IF.tiltDeg };
  const row = (label: string, { signalDbm, marginDb, probability: p }: SignalAt) => ({
    key: label,
    cells: [label, dbm(signalDbm), db(marginDb), probability(p)],
  });
  return (
    <>
      <Table
        caption={words('radioPath.path.whatIf', amounts)}
        heads={[
          t('common.change'),
          words('radioPath.path.signal'),
          words('radioPath.path.margin'),
          words('radioPath.path.probability'),
        ]}
        rows={[
          row(words('radioPath.path.asIs'), path),
          row(words('radioPath.path.higher', amounts), whatIf.higher),
          ...(whatIf.tilted ? [row(words('radioPath.path.tilted', amounts), whatIf.tilted)] : []),
        ]}
      />
      {!whatIf.tilted && <p className={textStyles.note}>{words('radioPath.path.noTilt')}</p>}
    </>
  );
}

function Terms({ path }: { readonly path: PathSection }) {
  const words = usePathWords();
  const { f } = useI18n();
  return (
    <Table
      caption={words('radioPath.path.terms')}
      heads={[words('radioPath.path.symbol'), words('radioPath.path.value')]}
      rows={Object.entries(path.terms).map(([key, value]) => ({
        key,
        cells: [<code key={key}>{key}</code>, typeof value === 'number' ? f.number(value, 3) : `${value}`],
      }))}
    />
  );
}

const ROWS_SHOWN = 20;

function Points({ path: { line } }: { readonly path: PathSection }) {
  const words = usePathWords();
  const { f } = useI18n();
  const last = line.distanceKm.length - 1;
  const every = Math.max(1, Math.ceil(last / ROWS_SHOWN));
  const shown = [...line.distanceKm.keys()].filter((k) => k % every === 0 || k === last);
  const metres = (heights: Float64Array, k: number): string => f.number(heights[k] ?? outOfRange(), 0);
  return (
    <Table
      caption={words('radioPath.path.points')}
      heads={(['distance', 'groundM', 'topM', 'sightM', 'fresnelM'] as const).map((key) =>
        words(`radioPath.path.${key}`),
      )}
      rows={shown.map((k) => ({
        key: `${k}`,
        cells: [
          f.number(line.distanceKm[k] ?? outOfRange(), 2),
          metres(line.groundM, k),
          metres(line.topM, k),
          metres(line.sightM, k),
          f.number(line.fresnelM[k] ?? outOfRange(), 1),
        ],
      }))}
    />
  );
}
