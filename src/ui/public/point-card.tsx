import { useEffect, useState } from 'react';
import { shareOf } from '../../analysis/layout.ts';
import { answerAt } from '../../commands/point.ts';
import { shareText } from '../../i18n/share-text.ts';
import { POINT_WORDS } from '../../i18n/words/point.ts';
import type { PointAnswer, PointCell } from '../../model/point-answer.ts';
import type { Analysis } from '../../model/results.ts';
import { isoToday } from '../../model/today.ts';
import { type AskedPoint, useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import { useKind } from '../use-kind.ts';
import styles from './point-card.module.css';
import { usePointMark } from './use-point-mark.ts';
import { WhichSimTable } from './which-sim.tsx';

const WORDS = speaker(POINT_WORDS);

/** The answer for the place that was pressed, found or stood at, beside the village's shares. */
export function PointCard({ analysis, index }: { readonly analysis: Analysis; readonly index: number }) {
  const point = useApp((state) => state.point);
  if (!point) return null;
  return <AtPoint key={point.at.join()} point={point} analysis={analysis} index={index} />;
}

function AtPoint({
  point,
  analysis,
  index,
}: {
  readonly point: AskedPoint;
  readonly analysis: Analysis;
  readonly index: number;
}) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const kind = useKind(index);
  const [answer, setAnswer] = useState<PointAnswer | 'none' | null>(null);
  usePointMark(point);
  useEffect(() => {
    let gone = false;
    // A new analysis has other footprints: asked again.
    void answerAt(point.at).then((found) => !gone && setAnswer(analysis && (found ?? 'none')));
    return () => {
      gone = true;
    };
  }, [point, analysis]);
  const [lon, lat] = point.at;
  return (
    <section className={styles.point} aria-busy={answer === null}>
      <h3>{t(point.accuracyM === null ? 'point.title' : 'point.here')}</h3>
      <p className={textStyles.note}>
        {lat.toFixed(5)}, {lon.toFixed(5)}
        {point.accuracyM !== null && ` · ${t('point.accuracy', { accuracy: f.distance(point.accuracyM) })}`}
      </p>
      {answer === 'none' && <p>{t('point.none', { kind })}</p>}
      {answer !== null && answer !== 'none' && <Answer answer={answer} analysis={analysis} index={index} />}
    </section>
  );
}

function Answer({
  answer,
  analysis,
  index,
}: {
  readonly answer: PointAnswer;
  readonly analysis: Analysis;
  readonly index: number;
}) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const kind = useKind(index);
  return (
    <>
      <WhichSimTable answer={answer} analysis={analysis} index={index} />
      <details>
        <summary>{t('point.technologies')}</summary>
        <ul className={styles.cells}>
          {answer.cells.map((cell) => {
            const { operator, technology } = cell;
            const share = shareOf(analysis.coverage, index, { kind: 'cell', operator, technology });
            return (
              <li key={`${operator} ${technology}`}>
                {operator} {technology}: <Reached cell={cell} rough={answer.gridM !== null} />{' '}
                {t('point.village', { kind, share: shareText(share, analysis.coverage, f, 0) })}
              </li>
            );
          })}
        </ul>
      </details>
      <FibreHere answer={answer} kind={kind} />
      <Planned answer={answer} />
      <p className={textStyles.note}>
        {answer.gridM === null ? t('point.how') : t('point.howGrid', { side: f.distance(answer.gridM) })}{' '}
        {t('point.indoorsHow')}
      </p>
    </>
  );
}

/** Yes or no, and how far the edge of coverage is. */
function Reached({ cell: { outdoors, edgeM }, rough }: { readonly cell: PointCell; readonly rough: boolean }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const distance = edgeM === null ? null : f.distance(edgeM);
  return (
    <span>
      <strong>{t(outdoors ? 'point.yes' : 'point.no')}</strong>
      {distance !== null && t(`${outdoors ? 'point.inside' : 'point.outside'}${rough ? 'Rough' : ''}`, { distance })}
    </span>
  );
}

function FibreHere({ answer: { fibre, gridM }, kind }: { readonly answer: PointAnswer; readonly kind: string }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  if (fibre === null)
    return gridM === null ? null : <p className={textStyles.note}>{t('point.fibreHidden', { kind })}</p>;
  if (fibre.length === 0) return <p>{t('point.fibreNone')}</p>;
  return (
    <p>
      {t('point.fibre', {
        operators: f.list(
          fibre.map(({ operator, distanceM, inReach }) =>
            t(inReach ? 'point.fibreIn' : 'point.fibreOut', {
              operator: operator ?? t('point.fibreUnknown'),
              distance: f.distance(distanceM),
            }),
          ),
        ),
      })}
    </p>
  );
}

/** Stations to come, where the province lets them be told. */
function Planned({ answer: { planned } }: { readonly answer: PointAnswer }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  if (planned === null) return null;
  if (planned.length === 0) return <p className={textStyles.note}>{t('point.plannedNone')}</p>;
  // In a published folder several stand in the middle of one square: said once, with their number.
  const lines = new Map<string, number>();
  for (const { operator, technologies, distanceM, date } of planned) {
    const said = { operator, technologies: f.list(technologies), distance: f.distance(distanceM) };
    const line =
      date === null
        ? t('point.plannedNoDate', said)
        : t(date < isoToday() ? 'point.plannedPast' : 'point.plannedOne', { ...said, date: f.date(date) });
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  return (
    <>
      <h4>{t('point.planned')}</h4>
      <ul className={styles.cells}>
        {[...lines].map(([line, count]) => (
          <li key={line}>
            {line}
            {count > 1 && ` (× ${f.number(count)})`}
          </li>
        ))}
      </ul>
    </>
  );
}
