import { onlyEnding } from '../../analysis/ending-technologies.ts';
import { shareOf } from '../../analysis/layout.ts';
import { knowsCoverage } from '../../analysis/verdicts.ts';
import { bestOperators, certaintyOf, isBroadbandNobodys, operatorAnswers } from '../../analysis/village-answer.ts';
import { kindWord } from '../../i18n/kind-word.ts';
import { shareText } from '../../i18n/share-text.ts';
import { weightNoun } from '../../i18n/weight-of.ts';
import { PUBLIC_WORDS } from '../../i18n/words/public.ts';
import { operatorColour } from '../../map/palette.ts';
import type { VillageRecord } from '../../model/loaded-province.ts';
import type { Analysis } from '../../model/results.ts';
import { departmentOn, isoToday } from '../../model/today.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import { useTheme } from '../use-theme.ts';
import styles from './answer-card.module.css';
import { ObjectionCountsNote } from './objection-counts.tsx';
import { PointCard } from './point-card.tsx';
import { SayWrong } from './say-wrong.tsx';

const WORDS = speaker(PUBLIC_WORDS);

/** One card for one village: from whom, how much, fibre, how sure, and whom to ask. */
export function AnswerCard({
  analysis,
  index,
  village,
}: {
  readonly analysis: Analysis;
  readonly index: number;
  readonly village: VillageRecord;
}) {
  // Without a file of stations there is no answer that could be sure, or wrong.
  const known = knowsCoverage(analysis);
  return (
    <>
      {known && <PointCard analysis={analysis} index={index} />}
      {known && <Operators analysis={analysis} index={index} village={village} />}
      <Fibre analysis={analysis} index={index} village={village} />
      {known && <Certain analysis={analysis} index={index} village={village} />}
      <WhomToAsk />
      <ObjectionCountsNote village={village} />
      {known && <SayWrong key={village.code} analysis={analysis} index={index} village={village} />}
    </>
  );
}

/** The one to choose first; each technology as a bar with its figure. */
function Operators({ analysis, index, village }: Parameters<typeof AnswerCard>[0]) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const theme = useTheme();
  const kind = kindWord(village, language);
  const operators = useApp((state) => state.province?.profile.operators) ?? [];
  const technologies = useApp((state) => state.province?.profile.technologies) ?? [];
  const nearest = useApp((state) =>
    state.inspection?.kind === 'village' && state.inspection.found.village === index
      ? state.inspection.found.nearestMastM
      : null,
  );
  const broadband = new Set(technologies.flatMap((one) => (one.broadband ? [one.id] : [])));
  const answers = operatorAnswers(analysis, index, broadband);
  const best = bestOperators(answers, broadband);
  const isNobodys = isBroadbandNobodys(analysis, index, best);
  const of = weightNoun(analysis, language, index);
  const mastWords = (operator: string): string | null => {
    const metres = nearest?.[operator];
    if (metres === undefined) return null;
    return metres < 1 ? t('card.mastInside', { kind }) : t('card.mast', { distance: f.distance(metres) });
  };
  return (
    <section>
      <h3>{t('card.signal')}</h3>
      <p className={styles.best}>
        {best.length > 0
          ? t('card.best', { kind, operators: f.list(best) })
          : t(isNobodys ? 'card.bestUnknown' : 'card.noBest', { kind })}
      </p>
      <ul className={styles.operators}>
        {answers.map((answer) => {
          const { operator } = answer;
          const colour = operators.find(({ id }) => id === operator)?.colour ?? '#777777';
          const { best: own } = answer;
          return (
            <li key={operator}>
              <p className={styles.line}>
                <strong>
                  <span className={textStyles.operatorDot} style={{ '--operator': operatorColour(colour, theme) }} />
                  {operator}
                </strong>
                <span>
                  {!own || own.extent === 'none'
                    ? t('card.none')
                    : t(`card.${own.extent}`, { kind, technology: own.technology })}
                </span>
              </p>
              <ul className={styles.bars} data-levels={analysis.coverage.levelBounds !== undefined}>
                {answer.technologies.map(({ technology, share, extent }) => (
                  <li key={technology} data-extent={extent}>
                    <span className={textStyles.srOnly}>
                      {t('card.bar', {
                        kind,
                        operator,
                        technology,
                        share: shareText(share, analysis.coverage, f, 0),
                        of,
                      })}
                    </span>
                    <span aria-hidden="true">{technology}</span>
                    <span aria-hidden="true" className={styles.bar}>
                      <span style={{ width: `${share * 100}%` }} />
                    </span>
                    <span aria-hidden="true">
                      {analysis.coverage.levelBounds === undefined && share > 0 && share < 0.005
                        ? `<${f.percent(0.01, 0)}`
                        : shareText(share, analysis.coverage, f, 0)}
                    </span>
                  </li>
                ))}
              </ul>
              {mastWords(operator) && <p className={textStyles.note}>{mastWords(operator)}</p>}
            </li>
          );
        })}
      </ul>
      {/* It would say that the operators have nothing else, against the verdict. */}
      {!isNobodys && <Ending analysis={analysis} index={index} village={village} />}
    </section>
  );
}

/** What hangs on a technology that goes off air. */
function Ending({ analysis, index, village }: Parameters<typeof AnswerCard>[0]) {
  const { language, f, t: first } = useI18n();
  const t = WORDS[language];
  const technologies = useApp((state) => state.province?.profile.technologies) ?? [];
  const ending = onlyEnding(analysis, index, technologies);
  if (ending === null) return null;
  const kind = kindWord(village, language);
  const said = {
    kind,
    technologies: f.list(ending.technologies),
    date: f.date(ending.endDate),
    operators: f.list(ending.operators),
  };
  const sources = technologies.flatMap(({ id, endSource }) =>
    endSource !== undefined && ending.technologies.includes(id) ? [endSource] : [],
  );
  return (
    <>
      <p>
        {t(ending.endDate < isoToday() ? 'card.ended' : 'card.ending', said)}{' '}
        {ending.isAll && t('card.endingAll', { kind })}
      </p>
      {sources.length > 0 && <p className={textStyles.note}>{first('goal.from', { files: sources.join('; ') })}</p>}
    </>
  );
}

function Fibre({ analysis, index, village }: Parameters<typeof AnswerCard>[0]) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const kind = kindWord(village, language);
  const metres = useApp((state) => {
    if (state.inspection?.kind !== 'village' || state.inspection.found.village !== index) return null;
    const { nearestNode, nearestCable } = state.inspection.found;
    const least = Math.min(nearestNode?.distanceM ?? Infinity, nearestCable?.distanceM ?? Infinity);
    return Number.isFinite(least) ? least : null;
  });
  const by = useApp((state) =>
    state.inspection?.kind === 'village' && state.inspection.found.village === index
      ? (state.inspection.found.fibreOperators ?? null)
      : null,
  );
  const share = analysis.fibreShare?.[index];
  const enough = share !== undefined && share >= analysis.parameters.fibreShare;
  return (
    <section>
      <h3>{t('common.fibreFtth')}</h3>
      <p className={enough ? styles.yes : styles.no}>
        {share === undefined
          ? t('card.fibreUnknown')
          : t(enough ? 'card.fibreYes' : 'card.fibreNo', {
              kind,
              share: shareText(share, { levelBounds: analysis.fibreLevelBounds }, f, 0),
              of: weightNoun(analysis, language, index),
            })}
      </p>
      <p className={textStyles.note}>
        {metres !== null &&
          (metres < 1 ? t('card.fibreInside', { kind }) : t('card.fibreNear', { distance: f.distance(metres) }))}{' '}
        {enough &&
          by !== null &&
          (by.length > 0 ? t('card.fibreBy', { kind, operators: f.list(by) }) : t('card.fibreByNobody'))}{' '}
        {t('card.fibreReported', { reported: yesNo(village.ftthReported, t) })}
      </p>
    </section>
  );
}

function Certain({ analysis, index, village }: Parameters<typeof AnswerCard>[0]) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const published = useApp((state) => state.province?.published ?? false);
  const certainty = certaintyOf(analysis, index);
  const broadband = shareOf(analysis.coverage, index, { kind: 'broadband' });
  const date = analysis.sources.find(({ role }) => role === 'stations')?.date;
  return (
    <section>
      <h3>{t('card.sure')}</h3>
      <p>
        <strong className={styles.sure} data-certainty={certainty}>
          {t(`card.sure.${certainty}`)}.
        </strong>{' '}
        {t(`card.sureWhy.${certainty}`, {
          kind: kindWord(village, language),
          share: shareText(broadband, analysis.coverage, f, 0),
          reported: yesNo(village.mobileReported, t),
          date: date ? f.date(date) : t('common.unknown'),
        })}
      </p>
      <p className={textStyles.note}>
        {/* The sentence above says all of this where it is rather sure. */}
        {certainty !== 'high' &&
          [
            t('card.computed', { date: date ? f.date(date) : t('common.unknown') }),
            t('card.reported', { reported: yesNo(village.mobileReported, t) }),
          ].join(' ')}{' '}
        {published && t('card.published')}
      </p>
    </section>
  );
}

function WhomToAsk() {
  const { language, f, t: first } = useI18n();
  const t = WORDS[language];
  const profile = useApp((state) => state.province?.profile);
  if (!profile) return null;
  const { feedback } = profile;
  const department = departmentOn(profile.department, isoToday());
  return (
    <section>
      <h3>{t('card.ask')}</h3>
      <p>{department.name[language]}</p>
      {department.contact && <p>{department.contact}</p>}
      {department.telephone && (
        <p>
          <a href={`tel:${department.telephone.replace(/[^\d+]/g, '')}`}>
            {t('card.telephone', { telephone: department.telephone })}
          </a>
        </p>
      )}
      {department.from !== undefined && (
        <details>
          <summary className={textStyles.note}>
            {t('card.successor', { former: profile.department.name[language], date: f.date(department.from) })}
          </summary>
          {department.source && <p className={textStyles.note}>{first('goal.from', { files: department.source })}</p>}
        </details>
      )}
      {feedback?.note && <p className={textStyles.note}>{feedback.note[language]}</p>}
    </section>
  );
}

function yesNo(value: boolean | null, t: (typeof WORDS)['vi']): string {
  return t(value === null ? 'common.unknown' : value ? 'village.yes' : 'card.no');
}
