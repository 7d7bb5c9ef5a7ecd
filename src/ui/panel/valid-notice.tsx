import { VALIDITY_WORDS } from '../../i18n/words/validity.ts';
import { departmentOn, isoToday, isPast } from '../../model/today.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';

const WORDS = speaker(VALIDITY_WORDS);

/** At every door: the units of the data on the screen no longer hold. */
export function ValidNotice() {
  const { language, f, t } = useI18n();
  const profile = useApp((state) => state.province?.profile);
  const today = isoToday();
  if (!profile?.validTo || !isPast(profile, today)) return null;
  const department = departmentOn(profile.department, today);
  const date = f.date(profile.validTo);
  const sources = [profile.validToSource ?? [], department.source ?? []].flat();
  return (
    <section>
      <details>
        <summary className={textStyles.note}>{WORDS[language]('validity.past', { date })}</summary>
        <p className={textStyles.note}>
          {WORDS[language]('validity.since', { department: department.name[language] })}{' '}
          {sources.length > 0 && t('goal.from', { files: sources.join('; ') })}
        </p>
      </details>
    </section>
  );
}
