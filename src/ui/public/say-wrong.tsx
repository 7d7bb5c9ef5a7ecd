import { useId, useState } from 'react';
import { operatorAnswers } from '../../analysis/village-answer.ts';
import { saveObjections } from '../../commands/objections.ts';
import { kindWord } from '../../i18n/kind-word.ts';
import { OBJECTION_WORDS } from '../../i18n/words/objections.ts';
import { PUBLIC_WORDS } from '../../i18n/words/public.ts';
import type { VillageRecord } from '../../model/loaded-province.ts';
import { OBJECTION_KINDS, type Objection, objectionNumber } from '../../model/objection.ts';
import type { Analysis } from '../../model/results.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './say-wrong.module.css';

const WORDS = speaker(PUBLIC_WORDS);
const OBJECTION = speaker(OBJECTION_WORDS);

type Draft = Pick<Objection, 'kind' | 'where' | 'tried' | 'contact'> & {
  /** Empty: not known. */
  readonly operator: string;
  readonly technology: string;
};
const EMPTY_DRAFT: Draft = { operator: '', technology: '', kind: 'noSignal', where: null, tried: '', contact: '' };

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
  const [openedAt, setOpenedAt] = useState(() => new Date());
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  const { operator, technology, kind, where, tried, contact } = draft;
  const [random] = useState(() => crypto.getRandomValues(new Uint8Array(4)));
  const point = useApp((state) => state.point);
  const [copied, setCopied] = useState<'common.copied' | 'wrong.copyFailed' | null>(null);
  if (!profile) return null;
  const { operators, technologies } = analysis.coverage.layout;

  const broadband = new Set(profile.technologies.flatMap((one) => (one.broadband ? [one.id] : [])));
  const said = operatorAnswers(analysis, index, broadband)
    .filter((answer) => operator === '' || answer.operator === operator)
    .map(({ operator: name, best }) =>
      [
        name,
        best && best.extent !== 'none'
          ? t(`card.${best.extent}`, { kind: kindWord(village, language), technology: best.technology })
          : t('card.none'),
      ].join(': '),
    )
    .join('; ');
  const report: Objection = {
    number: objectionNumber(localDate(openedAt), random),
    village: village.code,
    at: point?.at ?? null,
    operator: operator || null,
    technology: technology || null,
    kind,
    where,
    tried,
    date: localDate(openedAt),
    contact,
    state: 'new',
  };
  const date = analysis.sources.find(({ role }) => role === 'stations')?.date;
  const message = t('wrong.body', {
    village: village.name,
    where: [village.commune, village.district].filter((part) => part !== null).join(', '),
    code: village.code,
    operator: operator || t('wrong.any'),
    technology: technology || t('wrong.any'),
    kind: [t(`wrong.${kind}`), where && OBJECTION[language](`where.${where}`)].filter(Boolean).join(', '),
    number: report.number,
    point: point ? `${point.at[1].toFixed(5)}, ${point.at[0].toFixed(5)}` : t('common.unknown'),
    tried: tried || t('common.unknown'),
    contact: contact || t('wrong.noContact'),
    answer: said,
    time: timeWords(openedAt),
    date: date ? f.date(date) : t('common.unknown'),
    link: window.location.href,
  });
  const email = profile.feedback?.email;
  const mail = `mailto:${email}?subject=${encodeURIComponent(t('wrong.subject', { village: village.name }))}&body=${encodeURIComponent(message)}`;
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
      <ReportFields draft={draft} operators={operators} technologies={technologies} onChange={setDraft} />
      <p>{t('wrong.number', { number: report.number })}</p>
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
        <button
          type="button"
          className={controls.button}
          onClick={() => saveObjections([report], `bao-sai-${report.number}.json`)}
        >
          {t('wrong.save')}
        </button>
        <span role="status">{copied && t(copied)}</span>
      </div>
    </details>
  );
}

/** What a person states. */
function ReportFields({
  draft,
  operators,
  technologies,
  onChange,
}: {
  readonly draft: Draft;
  readonly operators: readonly string[];
  readonly technologies: readonly string[];
  readonly onChange: (draft: Draft) => void;
}) {
  const { language } = useI18n();
  const t = WORDS[language];
  const id = useId();
  const change = (part: Partial<Draft>): void => onChange({ ...draft, ...part });
  const choice = (part: 'operator' | 'technology', values: readonly string[]) => (
    <div>
      <label htmlFor={`${id}-${part}`}>{t(`wrong.${part}`)}</label>
      <select
        id={`${id}-${part}`}
        value={draft[part]}
        onChange={({ target }) =>
          change(part === 'operator' ? { operator: target.value } : { technology: target.value })
        }
      >
        <option value="">{t('wrong.any')}</option>
        {values.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </div>
  );
  return (
    <div className={styles.choices}>
      {choice('operator', operators)}
      {choice('technology', technologies)}
      <div>
        <label htmlFor={`${id}-kind`}>{t('wrong.kind')}</label>
        <select
          id={`${id}-kind`}
          value={draft.kind}
          onChange={({ target }) => change({ kind: OBJECTION_KINDS.find((one) => one === target.value) ?? 'noSignal' })}
        >
          {OBJECTION_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`wrong.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`${id}-where`}>{t('wrong.where')}</label>
        <select
          id={`${id}-where`}
          value={draft.where ?? ''}
          onChange={({ target }) => change({ where: PLACES.find((one) => one === target.value) ?? null })}
        >
          <option value="">{t('wrong.any')}</option>
          {PLACES.map((one) => (
            <option key={one} value={one}>
              {OBJECTION[language](`where.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`${id}-tried`}>{t('wrong.tried')}</label>
        <input
          id={`${id}-tried`}
          value={draft.tried}
          maxLength={500}
          placeholder={t('wrong.triedExample')}
          onChange={({ target }) => change({ tried: target.value })}
        />
      </div>
      <div>
        <label htmlFor={`${id}-contact`}>{t('wrong.contact')}</label>
        <input
          id={`${id}-contact`}
          value={draft.contact}
          maxLength={200}
          autoComplete="tel"
          onChange={({ target }) => change({ contact: target.value })}
        />
      </div>
    </div>
  );
}

const PLACES = ['indoors', 'outdoors'] as const;

/** ISO date, on the person's clock. */
function localDate(time: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** dd/mm/yyyy hh:mm, on the person's clock. */
function timeWords(time: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${two(time.getDate())}/${two(time.getMonth() + 1)}/${time.getFullYear()}`;
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`;
}
