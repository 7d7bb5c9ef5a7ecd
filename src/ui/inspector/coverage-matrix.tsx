import { shareOf } from '../../analysis/layout.ts';
import { shareText } from '../../i18n/share-text.ts';
import { weightNoun } from '../../i18n/weight-of.ts';
import { operatorColour } from '../../map/palette.ts';
import type { Analysis, Coverage, CoverageSet } from '../../model/results.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import tableStyles from '../tables/tables.module.css';
import { useDetail } from '../use-detail.ts';
import { useKind } from '../use-kind.ts';
import { useTheme } from '../use-theme.ts';

/** Operators × technologies, with the union of each row and column: small bars with figures. */
export function CoverageMatrix({ analysis, village }: { readonly analysis: Analysis; readonly village: number }) {
  const { t, language } = useDetail();
  const theme = useTheme();
  const operators = useApp((state) => state.province?.profile.operators) ?? [];
  const { technologies } = analysis.coverage.layout;
  const cell = (set: CoverageSet, key: string) => (
    <Cell
      key={key}
      share={shareOf(analysis.coverage, village, set)}
      covered={analysis.parameters.coveredShare}
      coverage={analysis.coverage}
    />
  );
  return (
    <section>
      <h3>{t('village.matrix')}</h3>
      <table className={tableStyles.matrix}>
        <caption className={textStyles.note}>
          {t('village.matrixAbout', { kind: useKind(village), of: weightNoun(analysis, language, village) })}
        </caption>
        <thead>
          <tr>
            <td />
            {technologies.map((technology) => (
              <th key={technology} scope="col">
                {technology}
              </th>
            ))}
            <th scope="col">{t('village.anyTechnology')}</th>
          </tr>
        </thead>
        <tbody>
          {operators.map(({ id, colour }) => (
            <tr key={id}>
              <th scope="row">
                <span className={textStyles.operatorDot} style={{ '--operator': operatorColour(colour, theme) }} />
                {id}
              </th>
              {technologies.map((technology) => cell({ kind: 'cell', operator: id, technology }, technology))}
              {cell({ kind: 'operator', operator: id }, 'any')}
            </tr>
          ))}
          <tr className={tableStyles.all}>
            <th scope="row">{t('common.all')}</th>
            {technologies.map((technology) => cell({ kind: 'technology', technology }, technology))}
            {cell({ kind: 'any' }, 'any')}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Cell({
  share,
  covered,
  coverage,
}: {
  readonly share: number;
  readonly covered: number;
  readonly coverage: Coverage;
}) {
  const { f } = useDetail();
  const exact = coverage.levelBounds === undefined;
  const words = exact && share > 0 && share < 0.005 ? `<${f.percent(0.01, 0)}` : shareText(share, coverage, f, 0);
  return (
    <td
      className={share >= covered ? tableStyles.enough : share > 0 ? tableStyles.some : tableStyles.nothing}
      title={shareText(share, coverage, f, 2)}
    >
      {share > 0 ? words : '–'}
      <span className={tableStyles.bar}>
        <span style={{ width: `${share * 100}%` }} />
      </span>
    </td>
  );
}
