import { useEffect } from 'react';
import { squareSideM } from '../../analysis/publish/blur.ts';
import { reopenObjections } from '../../commands/objections.ts';
import { PUBLISH_WORDS } from '../../i18n/words/publish.ts';
import type { LoadedProvince } from '../../model/loaded-province.ts';
import type { PublishRules } from '../../model/profile.ts';
import { changedParameters } from '../../state/parameter-specs.ts';
import { useApp } from '../../state/store.ts';
import { changeWords } from '../parameter-words.ts';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './sources.module.css';

const WORDS = speaker(PUBLISH_WORDS);

interface Props {
  readonly province: LoadedProvince;
  readonly rules: PublishRules;
}

/** What of the province on the screen would be public, and what would not. */
export function PublishedLists({ province, rules }: Props) {
  const i18n = useI18n();
  const { language, f } = i18n;
  const t = WORDS[language];
  const parameters = useApp((state) => state.parameters);
  const analysis = useApp((state) => state.analysis);
  const objections = useApp((state) => state.objections);
  useEffect(reopenObjections, []);
  const { profile, villages, stations, sources } = province;
  const side = f.number(squareSideM(rules));
  const standing = (analysis?.positions ?? []).filter((position) => position.status !== 'planned').length;
  const planned = stations.filter(({ status }) => status === 'planned').length;
  const dates = sources.flatMap(({ date }) => date ?? []).sort();
  const newest = dates.at(-1);
  const changes = parameters === null ? [] : changedParameters(parameters, profile);
  const shown = [
    t('publish.shown.villages', { count: f.number(villages.length) }),
    rules.positions === 'blurred' ? t('publish.shown.blurred', { count: f.number(standing), side }) : null,
    rules.planned === true ? t('publish.shown.planned', { count: f.number(planned), side }) : null,
    t('publish.shown.profile', { department: profile.department.name[language] }),
    t('publish.shown.sources', {
      date: newest === undefined ? t('common.unknown') : f.date(newest),
      licence: rules.licence,
    }),
    objections.length === 0 ? null : t('publish.shown.objections', { count: f.number(objections.length) }),
    changes.length === 0
      ? null
      : t('publish.shown.assumptions', { names: changes.map((one) => changeWords(one, profile, i18n)).join('; ') }),
  ];
  const hidden = [
    t('publish.hidden.masts'),
    rules.positions === 'omitted' ? t('publish.hidden.positions') : null,
    rules.planned === true ? null : t('publish.hidden.planned'),
    objections.length === 0 ? null : t('publish.hidden.objections'),
    t('publish.hidden.work'),
  ];
  return (
    <div className={styles.told}>
      <List title={t('publish.shown')} items={shown} />
      <List title={t('publish.hidden')} items={hidden} />
      {sources.some(({ sample }) => sample) && <p className={textStyles.note}>{t('publish.sample')}</p>}
    </div>
  );
}

function List({ title, items }: { readonly title: string; readonly items: readonly (string | null)[] }) {
  const said = items.filter((item) => item !== null);
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {said.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}
