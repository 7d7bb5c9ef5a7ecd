import { useState } from 'react';
import { percentOf } from '../../analysis/plan-figures.ts';
import { profileOptionLabel } from '../../i18n/words/profile-form.ts';
import type { ProfileField } from '../../model/profile-field.ts';
import controls from '../styles/controls.module.css';
import { useI18n } from '../use-i18n.ts';
import { type DraftValue, isDraftList, shareIn, typedNumber } from './profile-draft.ts';

interface LeafProps {
  readonly field: ProfileField;
  readonly label: string;
  readonly value: DraftValue | undefined;
  /** Typed, and not what the profile's reader expects. */
  readonly wrong: boolean;
  readonly onChange: (value: DraftValue | undefined) => void;
}

/** The field of one member that holds no others. */
export function ProfileInput({ field, label, value, wrong, onChange }: LeafProps) {
  const { language } = useI18n();
  const said = `${label}${field.required ? ' *' : ''}`;
  switch (field.kind) {
    case 'yes-no':
      return (
        <label className={controls.check}>
          <input type="checkbox" checked={value === true} onChange={({ target }) => onChange(target.checked)} />
          {label}
        </label>
      );
    case 'choice':
      return (
        <label>
          <span>{said}</span>
          <select
            value={typeof value === 'string' ? value : ''}
            onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
          >
            {!field.required && <option value="">–</option>}
            {field.choices.map((choice) => (
              <option key={choice} value={choice}>
                {profileOptionLabel(choice, language)}
              </option>
            ))}
          </select>
        </label>
      );
    case 'choices': {
      const chosen = isDraftList(value) ? value : [];
      return (
        <fieldset>
          <legend>{said}</legend>
          {field.choices.map((choice) => (
            <label key={choice} className={controls.check}>
              <input
                type="checkbox"
                checked={chosen.includes(choice)}
                onChange={({ target }) =>
                  onChange(field.choices.filter((one) => (one === choice ? target.checked : chosen.includes(one))))
                }
              />
              {profileOptionLabel(choice, language)}
            </label>
          ))}
        </fieldset>
      );
    }
    case 'date':
    case 'colour':
      return (
        <label>
          <span>{said}</span>
          <input
            type={field.kind === 'date' ? 'date' : 'color'}
            aria-invalid={wrong}
            value={typeof value === 'string' ? value : ''}
            onChange={({ target }) => onChange(target.value)}
          />
        </label>
      );
    default: {
      const written = WRITTEN[field.kind] ?? TEXT;
      return (
        <WrittenInput
          label={field.kind === 'share' ? `${said} (%)` : said}
          shown={written.shown(value)}
          hint={field.kind === 'share' ? '' : field.expected}
          wrong={wrong}
          onWrite={(text) => onChange(written.read(text))}
        />
      );
    }
  }
}

interface Written {
  readonly shown: (value: DraftValue | undefined) => string;
  readonly read: (text: string) => DraftValue;
}

function plain(value: DraftValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function listed(value: DraftValue | undefined): string {
  return isDraftList(value) ? value.map(plain).join(', ') : '';
}

function parts(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const TEXT: Written = { shown: plain, read: (text) => text };
const WRITTEN: Partial<Record<ProfileField['kind'], Written>> = {
  number: { shown: plain, read: typedNumber },
  'number-or-text': { shown: plain, read: typedNumber },
  share: { shown: (value) => (typeof value === 'number' ? String(percentOf(value)) : plain(value)), read: shareIn },
  texts: { shown: listed, read: parts },
  numbers: { shown: listed, read: (text) => parts(text).map(typedNumber) },
};

/** What is being typed stays as it is typed: "1," is on the way to "1,5". */
function WrittenInput({
  label,
  shown,
  hint,
  wrong,
  onWrite,
}: {
  readonly label: string;
  readonly shown: string;
  readonly hint: string;
  readonly wrong: boolean;
  readonly onWrite: (text: string) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <label>
      <span>{label}</span>
      <input
        type="text"
        aria-invalid={wrong}
        title={hint === '' ? undefined : hint}
        value={typed ?? shown}
        onChange={({ target }) => {
          setTyped(target.value);
          onWrite(target.value);
        }}
        onBlur={() => setTyped(null)}
      />
    </label>
  );
}
