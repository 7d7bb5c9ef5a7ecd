import type { Candidate } from '../../model/results.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import { usePlannerWords } from './use-words.ts';

/** The rule a candidate falls under: mandatory or voluntary, by which document, and whether it is in force here. */
export function RuleWords({ candidate }: { readonly candidate: Candidate }) {
  const { t, f } = useI18n();
  const words = usePlannerWords();
  const rule = useApp((state) => state.province?.profile.rules.find(({ id }) => id === candidate.rule));
  if (!rule) return <p>{words('rule.none')}</p>;
  const least = f.distance(rule.leastDistanceM[candidate.areaClass]);
  return (
    <>
      <p>
        <strong>{words(candidate.mandatory ? 'rule.mandatory' : 'rule.voluntary')}</strong>{' '}
        {candidate.nearestOtherM === null
          ? words('rule.nobodyNear')
          : words(candidate.nearestOtherM < rule.leastDistanceM[candidate.areaClass] ? 'rule.nearer' : 'rule.farther', {
              distance: f.distance(candidate.nearestOtherM),
              least,
              area: words(`area.${candidate.areaClass}`),
            })}
      </p>
      <p className={textStyles.note}>
        {words('rule.document', { document: rule.document, date: f.date(rule.date) })}{' '}
        <span className={rule.inForce ? textStyles.kind : `${textStyles.kind} ${textStyles.sample}`}>
          {t(rule.inForce ? 'rule.inForce' : 'rule.sample')}
        </span>
      </p>
    </>
  );
}
