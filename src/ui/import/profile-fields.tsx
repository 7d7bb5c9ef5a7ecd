import { useRef, useState } from 'react';
import { PROFILE_FORM_WORDS, profileFieldLabel } from '../../i18n/words/profile-form.ts';
import { isBothLanguages, type ProfileField } from '../../model/profile-field.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import { blankOf, type Draft, type DraftValue, isDraft, isDraftList, withMember } from './profile-draft.ts';
import styles from './profile-form.module.css';
import { ProfileInput } from './profile-inputs.tsx';

const WORDS = speaker(PROFILE_FORM_WORDS);

export function useProfileWords() {
  return WORDS[useI18n().language];
}

interface Part {
  /** Where it stands in the profile: `operators[2]`; empty: the profile itself. */
  readonly at: string;
  /** Paths that the profile's reader refuses. */
  readonly refused: ReadonlySet<string>;
  /** Parts to be marked, by their paths, and what is said of them. */
  readonly marked: ReadonlyMap<string, string>;
  /** Parts that are open from the beginning. */
  readonly opened: ReadonlySet<string>;
}

type FieldsWithin = Extract<ProfileField, { fields: readonly ProfileField[] }>;

/** The fields of one object: what holds a value first, then the parts that hold others. */
export function ProfileFields({
  fields,
  draft,
  onChange,
  part,
}: {
  readonly fields: readonly ProfileField[];
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly part: Part;
}) {
  const { language } = useI18n();
  const t = useProfileWords();
  const label = ({ path, key }: ProfileField): string => profileFieldLabel(path, key, language);
  const set = (key: string) => (value: DraftValue | undefined) => onChange(withMember(draft, key, value));
  const pathOf = (key: string): string => (part.at === '' ? key : `${part.at}.${key}`);
  return (
    <>
      <div className={styles.grid}>
        {fields.flatMap((field) => {
          const pair = pairOf(field);
          if (pair === null)
            return 'fields' in field
              ? []
              : [
                  <ProfileInput
                    key={field.key}
                    field={field}
                    label={label(field)}
                    value={draft[field.key]}
                    wrong={isWrong(part, pathOf(field.key), draft[field.key])}
                    onChange={set(field.key)}
                  />,
                ];
          const values = draft[field.key];
          const own: Draft = isDraft(values) ? values : {};
          return pair.fields.map((one) => (
            <ProfileInput
              key={one.path}
              // English may stay unwritten: the Vietnamese then stands for it.
              field={{ ...one, required: field.required && one.key !== 'en' }}
              label={`${label(field)} (${t(PAIR_WORDS[one.key] ?? 'area.other')})`}
              value={own[one.key]}
              wrong={isWrong(part, `${pathOf(field.key)}.${one.key}`, own[one.key])}
              onChange={(value) => set(field.key)(withMember(own, one.key, value))}
            />
          ));
        })}
      </div>
      {fields.map((field) =>
        'fields' in field && pairOf(field) === null ? (
          <ProfilePart
            key={field.key}
            field={field}
            label={label(field)}
            value={draft[field.key]}
            onChange={set(field.key)}
            part={{ ...part, at: pathOf(field.key) }}
          />
        ) : null,
      )}
    </>
  );
}

const PAIR_WORDS: Readonly<Record<string, 'language.vi' | 'language.en' | 'area.urban' | 'area.other'>> = {
  vi: 'language.vi',
  en: 'language.en',
  urban: 'area.urban',
  other: 'area.other',
};

/** A text in both languages, or a length by area class: two fields of one name. */
function pairOf(field: ProfileField): FieldsWithin | null {
  if (field.kind !== 'group') return null;
  return isBothLanguages(field) || field.fields.map(({ key }) => key).join() === 'urban,other' ? field : null;
}

/** What is blank is named at the end of the form; what is typed and wrong is marked where it stands. */
function isWrong({ refused }: Part, path: string, value: DraftValue | undefined): boolean {
  return value !== undefined && value !== '' && refused.has(path);
}

function isWithin(path: string, at: string): boolean {
  return path === at || path.startsWith(`${at}.`) || path.startsWith(`${at}[`);
}

/** A group that may be absent, or a list: folded, with what it holds said in its title. */
function ProfilePart({
  field,
  label,
  value,
  onChange,
  part,
}: {
  readonly field: FieldsWithin;
  readonly label: string;
  readonly value: DraftValue | undefined;
  readonly onChange: (value: DraftValue | undefined) => void;
  readonly part: Part;
}) {
  const t = useProfileWords();
  const { f } = useI18n();
  const [open, setOpen] = useState(part.opened.has(part.at));
  const wrongHere = [...part.refused].filter((path) => isWithin(path, part.at)).length;
  const count = isDraftList(value) ? f.number(value.length) : value === undefined ? t('form.none') : '';
  const mark = part.marked.get(part.at);
  return (
    <details
      className={`${controls.fold} ${styles.part}`}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {label} {count !== '' && <span className={textStyles.quiet}>{count}</span>}{' '}
        {mark !== undefined && <span className={`${textStyles.kind} ${textStyles.sample}`}>{mark}</span>}
        {wrongHere > 0 && <span className={textStyles.missed}>{t('form.wrongHere', { count: wrongHere })}</span>}
      </summary>
      {open &&
        (field.kind === 'list' ? (
          <ProfileList
            field={field}
            label={label}
            items={isDraftList(value) ? value.filter(isDraft) : []}
            onChange={onChange}
            part={part}
          />
        ) : isDraft(value) ? (
          <>
            <ProfileFields fields={field.fields} draft={value} onChange={onChange} part={part} />
            {!field.required && (
              <button
                type="button"
                className={`${controls.button} ${controls.small}`}
                onClick={() => onChange(undefined)}
              >
                {t('form.removeFrom', { item: label })}
              </button>
            )}
          </>
        ) : (
          <button
            type="button"
            className={`${controls.button} ${controls.small}`}
            onClick={() => onChange(blankOf(field.fields))}
          >
            {t('form.addTo', { part: label })}
          </button>
        ))}
    </details>
  );
}

/** Entries of a long list are folded: 129 communes are 129 lines. */
const OPEN_AT_MOST = 6;

/** Names by which the screen knows entries that have none of their own: what is typed stays with its entry. */
function useEntryNames() {
  const names = useRef<string[]>([]);
  const last = useRef(0);
  return {
    of(index: number): string {
      while (names.current.length <= index) names.current.push(`entry ${last.current++}`);
      return names.current[index] ?? '';
    },
    forget: (index: number): void => {
      names.current.splice(index, 1);
    },
  };
}

function ProfileList({
  field,
  label,
  items,
  onChange,
  part,
}: {
  readonly field: FieldsWithin;
  readonly label: string;
  readonly items: readonly Draft[];
  readonly onChange: (items: readonly DraftValue[]) => void;
  readonly part: Part;
}) {
  const t = useProfileWords();
  const { f } = useI18n();
  const names = useEntryNames();
  const isOpen = items.length <= OPEN_AT_MOST;
  return (
    <>
      {items.map((item, index) => {
        const at = `${part.at}[${index}]`;
        const title = titleOf(item) ?? t('form.unnamed', { number: index + 1 });
        return (
          <ProfileEntry
            key={names.of(index)}
            title={title}
            label={`${label} ${f.number(index + 1)}`}
            startsOpen={isOpen}
          >
            <ProfileFields
              fields={field.fields}
              draft={item}
              onChange={(changed) => onChange(items.map((one, place) => (place === index ? changed : one)))}
              part={{ ...part, at }}
            />
            <button
              type="button"
              className={`${controls.button} ${controls.small}`}
              onClick={() => {
                names.forget(index);
                onChange(items.filter((_, place) => place !== index));
              }}
            >
              {t('form.removeFrom', { item: title })}
            </button>
          </ProfileEntry>
        );
      })}
      <button
        type="button"
        className={`${controls.button} ${controls.small}`}
        onClick={() => onChange([...items, blankOf(field.fields)])}
      >
        {t('form.addTo', { part: label })}
      </button>
    </>
  );
}

function ProfileEntry({
  title,
  label,
  startsOpen,
  children,
}: {
  readonly title: string;
  readonly label: string;
  readonly startsOpen: boolean;
  readonly children: React.ReactNode;
}) {
  const [open, setOpen] = useState(startsOpen);
  return (
    <details
      className={styles.entry}
      aria-label={label}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{title}</summary>
      {open && children}
    </details>
  );
}

/** An entry is known by its name, else by its id. */
function titleOf({ name, id, technology }: Draft): string | null {
  const named = isDraft(name) ? name.vi : name;
  const title = [named, id, technology].find((text) => typeof text === 'string' && text !== '');
  return typeof title === 'string' ? title : null;
}
