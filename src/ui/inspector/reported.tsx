import { shareOf } from '../../analysis/layout.ts';
import { knowsCoverage } from '../../analysis/verdicts.ts';
import { shareText } from '../../i18n/share-text.ts';
import type { VillageRecord } from '../../model/loaded-province.ts';
import type { Analysis, Contradiction } from '../../model/results.ts';
import textStyles from '../styles/text.module.css';
import tableStyles from '../tables/tables.module.css';
import { useDetail } from '../use-detail.ts';
import styles from './reported.module.css';

/** Reported (outline) beside computed (fill): never joined into one figure. */
export function Reported({
  analysis,
  index,
  village,
}: {
  readonly analysis: Analysis;
  readonly index: number;
  readonly village: VillageRecord;
}) {
  const { t, f } = useDetail();
  const { coverage, fibreShare, parameters } = analysis;
  const share = shareOf(coverage, index, { kind: 'broadband' });
  const fibre = fibreShare?.[index];
  const verdict = analysis.verdicts[index] ?? 'unknown';
  const words = (value: boolean | null): string =>
    t(value === null ? 'common.unknown' : value ? 'village.yes' : 'village.no');
  const rows: readonly {
    readonly name: string;
    readonly reported: boolean | null;
    readonly computed: string;
    readonly enough: boolean;
    readonly contradiction: Contradiction;
  }[] = [
    {
      name: t('village.reportedMobile'),
      reported: village.mobileReported,
      computed: knowsCoverage(analysis)
        ? `${t(`verdict.${verdict}`)} (${shareText(share, coverage, f, 0)})`
        : t('common.unknown'),
      enough: share >= parameters.coveredShare,
      contradiction: analysis.mobileContradictions[index] ?? 'none',
    },
    {
      name: t('common.fibreFtth'),
      reported: village.ftthReported,
      computed:
        fibre === undefined
          ? t('common.unknown')
          : `${words(fibre >= parameters.fibreShare)} (${shareText(fibre, { levelBounds: analysis.fibreLevelBounds }, f, 0)})`,
      enough: (fibre ?? 0) >= parameters.fibreShare,
      contradiction: fibre === undefined ? 'none' : (analysis.ftthContradictions[index] ?? 'none'),
    },
  ];
  return (
    <section>
      <h3>{t('village.reported')}</h3>
      <table className={tableStyles.reported}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('common.reported')}</th>
            <th scope="col">{t('common.computed')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">
                {row.name}
                {row.contradiction !== 'none' && <span className={styles.disagree}>{t('village.disagree')}</span>}
              </th>
              <td>
                <span className={`${textStyles.kind} ${textStyles.reported}`}>{words(row.reported)}</span>
              </td>
              <td>
                <span
                  className={
                    row.enough
                      ? `${textStyles.kind} ${textStyles.computed}`
                      : `${textStyles.kind} ${textStyles.computed} ${textStyles.lacking}`
                  }
                >
                  {row.computed}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
