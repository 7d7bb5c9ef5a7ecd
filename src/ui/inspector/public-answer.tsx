import { shareOf } from '../../analysis/layout.ts';
import type { Analysis } from '../../model/results.ts';
import { useDetail } from '../use-detail.ts';

/** In a few lines: from whom, in what technology, and whether fibre reaches. */
export function PublicAnswer({ analysis, village }: { readonly analysis: Analysis; readonly village: number }) {
  const { t } = useDetail();
  const { coverage, fibreShare, parameters } = analysis;
  const { operators, technologies } = coverage.layout;
  const fibre = fibreShare?.[village];
  return (
    <ul className="answer">
      {operators.map((operator) => {
        const cells = technologies.map((technology) => ({
          technology,
          share: shareOf(coverage, village, { kind: 'cell', operator, technology }),
        }));
        const whole = cells.filter(({ share }) => share >= parameters.coveredShare).map((cell) => cell.technology);
        const some = cells
          .filter(({ share }) => share < parameters.coveredShare && share >= parameters.uncoveredShare)
          .map((cell) => cell.technology);
        return (
          <li key={operator}>
            <strong>{operator}</strong>
            <span>
              {[
                whole.length > 0 && t('answer.has', { technologies: whole.join(', ') }),
                some.length > 0 && t('answer.some', { technologies: some.join(', ') }),
                whole.length + some.length === 0 && t('answer.none'),
              ]
                .filter(Boolean)
                .join('; ')}
            </span>
          </li>
        );
      })}
      <li className="answer-fibre">
        {t(
          fibre === undefined
            ? 'answer.fibreUnknown'
            : fibre >= parameters.fibreShare
              ? 'answer.fibreYes'
              : 'answer.fibreNo',
        )}
      </li>
    </ul>
  );
}
