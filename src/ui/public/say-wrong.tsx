import { useId, useState } from 'react';
import { operatorAnswers } from '../../analysis/village-answer.ts';
import { PUBLIC_WORDS } from '../../i18n/words/public.ts';
import type { VillageRecord } from '../../model/loaded-province.ts';
import type { Analysis } from '../../model/results.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './say-wrong.module.css';

const WORDS = speaker(PUBLIC_WORDS);
const KINDS = ['noSignal', 'weak', 'hasSignal', 'noFibre'] as const;

/** "This is wrong": a message ready to be copied or mailed by the person; nothing is sent from here. */
export function SayWrong({
  analysis,
  index,
  village,
}: {
  readonly analysis: Analysis;
  readonly index: number;
  readonly village: VillageRecord;
}) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const id = useId();
  const profile = useApp((state) => state.province?.profile);
  const [operator, setOperator] = useState('');
  const [technology, setTechnology] = useState('');
  const [kind, setKind] = useState<(typeof KINDS)[number]>('noSignal');
  const [openedAt, setOpenedAt] = useState(() => new Date());
  const [copied, setCopied] = useState<'common.copied' | 'wrong.copyFailed' | null>(null);
  if (!profile) return null;
  const { operators, technologies } = analysis.coverage.layout;

  const broadband = new Set(profile.technologies.flatMap((one) => (one.broadband ? [one.id] : [])));
  const said = operatorAnswers(analysis, index, broadband)
    .filter((answer) => operator === '' || answer.operator === operator)
    .map(({ operator: name, best }) =>
      [
        name,
        best && best.extent !== 'none' ? t(`card.${best.extent}`, { technology: best.technology }) : t('card.none'),
      ].join(': '),
    )
    .join('; ');
  const date = analysis.sources.find(({ role }) => role === 'stations')?.date;
  const message = t('wrong.body', {
    village: village.name,
    where: [village.commune, village.district].filter((part) => part !== null).join(', '),
    code: village.code,
    operator: operator || t('wrong.any'),
    technology: technology || t('wrong.any'),
    kind: t(`wrong.${kind}`),
    answer: said,
    time: timeWords(openedAt),
    date: date ? f.date(date) : t('common.unknown'),
    link: window.location.href,
  });
  const email = profile.feedback?.email;
  const mail = `mailto:${email}?subject=${encodeURIComponent(t('wrong.subject', { village: village.name }))}&body=${encodeURIComponent(message)}`;
  const choice = (
    part: 'operator' | 'technology',
    value: string,
    values: readonly string[],
    change: (value: string) => void,
  ) => (
    <div>
      <label htmlFor={`${id}-${part}`}>{t(`wrong.${part}`)}</label>
      <select id={`${id}-${part}`} value={value} onChange={({ target }) => change(target.value)}>
        <option value="">{t('wrong.any')}</option>
        {values.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </div>
  );

  return (
    <details
      className={styles.sayWrong}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) setOpenedAt(new Date());
      }}
    >
      <summary>{t('wrong.open')}</summary>
      <p className={textStyles.note}>{t('wrong.lead')}</p>
      {analysis.sources.some(({ sample }) => sample) && <p className={textStyles.note}>{t('wrong.sample')}</p>}
      <div className={styles.choices}>
        {choice('operator', operator, operators, setOperator)}
        {choice('technology', technology, technologies, setTechnology)}
        <div>
          <label htmlFor={`${id}-kind`}>{t('wrong.kind')}</label>
          <select
            id={`${id}-kind`}
            value={kind}
            onChange={({ target }) => setKind(KINDS.find((one) => one === target.value) ?? 'noSignal')}
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`wrong.${one}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <label htmlFor={`${id}-message`}>{t('wrong.message')}</label>
      <textarea id={`${id}-message`} readOnly rows={9} value={message} />
      <div className={styles.actions}>
        <button
          type="button"
          className={`${controls.button} ${controls.primary}`}
          onClick={() =>
            navigator.clipboard.writeText(message).then(
              () => setCopied('common.copied'),
              () => setCopied('wrong.copyFailed'),
            )
          }
        >
          {t('common.copy')}
        </button>
        {email && (
          <a className={controls.button} href={mail}>
            {t('wrong.mail')}
          </a>
        )}
        <span role="status">{copied && t(copied)}</span>
      </div>
    </details>
  );
}

/** dd/mm/yyyy hh:mm, on the person's clock. */
function timeWords(time: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${two(time.getDate())}/${two(time.getMonth() + 1)}/${time.getFullYear()}`;
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`;
}
