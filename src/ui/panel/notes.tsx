import { useMemo } from 'react';
import { sourceDate } from '../../i18n/source-date.ts';
import { COMMON_WORDS } from '../../i18n/words/common.ts';
import type { Source } from '../../model/province.ts';
import { changedParameters } from '../../state/parameter-specs.ts';
import { useApp } from '../../state/store.ts';
import { changeWords, radioCounts, weightWords } from '../parameter-words.ts';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';

const WORDS = speaker(COMMON_WORDS);

/** Which files a figure comes from, of which date, and whether they are samples. */
export function SourceNote({ roles }: { readonly roles: readonly Source['role'][] }) {
  const { t, f } = useI18n();
  const sources = useApp((state) => state.analysis?.sources ?? state.province?.sources);
  const own = (sources ?? []).filter(({ role }) => roles.includes(role === 'villageTable' ? 'villages' : role));
  if (own.length === 0) return null;
  const name = (source: Source): string => `${source.file}, ${sourceDate(source, f) ?? t('data.noDate')}`;
  return (
    <p className={textStyles.note}>
      {t('goal.from', { files: own.map(name).join('; ') })}
      {own.some(({ sample }) => sample) && ` (${t('sample.badge').toLowerCase()})`}
    </p>
  );
}

/** Beside results: which assumptions are not the profile's. */
export function ChangedMark() {
  const i18n = useI18n();
  const parameters = useApp((state) => state.analysis?.parameters);
  const profile = useApp((state) => state.province?.profile);
  const changes = useMemo(
    () => (parameters && profile ? changedParameters(parameters, profile) : []),
    [parameters, profile],
  );
  const weight = parameters?.weight;
  if ((changes.length === 0 && weight === undefined) || !profile) return null;
  const names = changes.map((change) => changeWords(change, profile, i18n));
  const isNamed = weight === undefined || changes.some(({ key }) => key === 'weight');
  const radio = parameters?.radio;
  return (
    <p className={textStyles.changedMark}>
      {names.length > 0 && `${WORDS[i18n.language]('assume.mark', { names: names.join('; ') })}.`}
      {!isNamed && ` ${weightWords(weight, i18n)}.`}
      {radio && 'modelledStations' in radio && ` ${radioCounts(radio, i18n)}.`}
    </p>
  );
}
