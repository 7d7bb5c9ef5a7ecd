import { usageAt } from '../../analysis/point/use.ts';
import { whichSim } from '../../analysis/point/which-sim.ts';
import { shareText } from '../../i18n/share-text.ts';
import { POINT_WORDS } from '../../i18n/words/point.ts';
import type { PointAnswer } from '../../model/point-answer.ts';
import type { Analysis } from '../../model/results.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import { useKind } from '../use-kind.ts';
import styles from './point-card.module.css';

const WORDS = speaker(POINT_WORDS);

/** Operators side by side at a place: what a signal is good for there, broadband in the village, whose SIM to use. */
export function WhichSimTable({
  answer,
  analysis,
  index,
}: {
  readonly answer: PointAnswer;
  readonly analysis: Analysis;
  readonly index: number;
}) {
  const { t: say, language, f } = useI18n();
  const t = WORDS[language];
  const kind = useKind(index);
  const operators = useApp((state) => state.province?.profile.operators) ?? [];
  const technologies = useApp((state) => state.province?.profile.technologies) ?? [];
  const { rows, best, newest } = whichSim(answer.cells, analysis, index, technologies);
  const words = (operator: string, where: 'outdoors' | 'indoors'): string => {
    const use = usageAt(answer.cells, operator, where, technologies);
    return t(use === null ? 'use.none' : `use.${use}`);
  };
  const sources = [...new Set(operators.flatMap(({ brandsSource }) => brandsSource ?? []))];
  const usual = technologies.filter(({ id, broadband }) => broadband && id !== newest?.technology);
  return (
    <>
      <table className={styles.operators} aria-label={t('point.table')}>
        <thead>
          <tr>
            <th scope="col">{say('ask.operator')}</th>
            <th scope="col">{t('point.outdoors')}</th>
            <th scope="col">{t('point.indoors')}</th>
            <th scope="col">{t('point.inVillage', { kind })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ operator, technology, villageShare }) => (
            <tr key={operator} data-best={best.includes(operator)}>
              <th scope="row">{operator}</th>
              <td>{words(operator, 'outdoors')}</td>
              <td>{words(operator, 'indoors')}</td>
              <td>
                {t('point.villageShare', { technology, share: shareText(villageShare, analysis.coverage, f, 0) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {best.length > 0
          ? t('point.sim', { operators: f.list(best) })
          : t('point.simNone', { technologies: f.list(usual.map(({ id }) => id)) })}{' '}
        {newest &&
          (newest.operators.length > 0
            ? t('point.newest', { technology: newest.technology, operators: f.list(newest.operators) })
            : t('point.newestNone', { technology: newest.technology }))}
      </p>
      <p className={textStyles.note}>
        {operators
          .flatMap(({ id, brands = [] }) =>
            brands.length > 0 ? [t('point.brands', { brands: f.list(brands), operator: id })] : [],
          )
          .join(' ')}{' '}
        {sources.length > 0 && say('goal.from', { files: sources.join('; ') })}
      </p>
    </>
  );
}
