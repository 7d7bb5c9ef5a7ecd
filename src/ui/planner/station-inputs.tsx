import type { FieldSpec } from '../../model/fields.ts';
import type { EditableKey } from '../../model/fields-station.ts';
import type { StationStatus } from '../../model/province.ts';
import { EDITABLE_SPECS } from '../../model/station-edit.ts';
import { useApp } from '../../state/store.ts';
import { KNOWN_STRUCTURES, structureWords } from '../structure-words.ts';
import textStyles from '../styles/text.module.css';
import { type DetailI18n, useDetail } from '../use-detail.ts';
import formStyles from './form.module.css';
import { NameChecks } from './name-checks.tsx';
import { type TypedStation, typedAt } from './station-fields.ts';
import { usePlannerWords } from './use-words.ts';

/** Everything that a person can set of a station but its place, from the table of fields; what cannot be is said at once. */
export function StationInputs({
  typed,
  set,
  fault,
  statuses,
}: {
  readonly typed: TypedStation;
  readonly set: (change: Partial<TypedStation>) => void;
  readonly fault: EditableKey | null;
  readonly statuses: readonly StationStatus[];
}) {
  const i18n = useDetail();
  const { language } = i18n;
  const words = usePlannerWords();
  const profile = useApp((state) => state.province?.profile);
  if (!profile) return null;
  const ids = {
    operators: profile.operators.map(({ id }) => id),
    technologies: profile.technologies.map(({ id }) => id),
  };
  const unused = typed.status === 'planned' ? 'commissioned' : 'plannedDate';
  const wrong = EDITABLE_SPECS.find(({ key }) => key === fault);

  const choicesOf = (spec: FieldSpec): readonly string[] => {
    if (spec.key === 'status') return statuses;
    if (spec.key === 'structure') return [...new Set(['', ...KNOWN_STRUCTURES, ...textsAt(typed, spec)])];
    const choices = spec.of === undefined ? (spec.choices ?? []) : ids[spec.of];
    return spec.required === true || spec.otherwise !== undefined ? choices : ['', ...choices];
  };
  const field = (spec: FieldSpec) => {
    const { key, kind, unit } = spec;
    const text = typedAt(typed, key);
    const invalid = fault === key || undefined;
    const name = `${spec.label[language]}${unit === undefined ? '' : ` (${unit})`}`;
    const change = ({ target }: { readonly target: { readonly value: string } }): void => set({ [key]: target.value });
    if (kind === 'choice' || key === 'structure') {
      return (
        <label key={key}>
          <span>{name}</span>
          <select value={text} onChange={change}>
            {choicesOf(spec).map((one) => (
              <option key={one} value={one}>
                {one === '' ? words('station.unknown') : choiceName(key, one, i18n)}
              </option>
            ))}
          </select>
        </label>
      );
    }
    const plain = kind === 'text' || kind === 'sectors';
    return (
      <label key={key} className={plain ? formStyles.wholeRow : undefined}>
        <span>{name}</span>
        <input
          type={kind === 'date' ? 'date' : 'text'}
          inputMode={plain || kind === 'date' ? 'text' : 'decimal'}
          autoComplete="off"
          maxLength={MOST_CHARACTERS}
          aria-invalid={invalid}
          value={text}
          onChange={change}
        />
      </label>
    );
  };
  const lists = EDITABLE_SPECS.filter(({ kind }) => kind === 'list');
  return (
    <>
      <div className={formStyles.grid}>
        {EDITABLE_SPECS.filter((spec) => spec.key !== unused && !lists.includes(spec)).map(field)}
      </div>
      {lists.map((spec) => (
        <NameChecks
          key={spec.key}
          legend={spec.label[language]}
          all={ids[spec.of ?? 'operators'].filter((id) => spec.required === true || id !== typed.operator)}
          chosen={textsAt(typed, spec)}
          onChange={(chosen) => set({ [spec.key]: chosen })}
        />
      ))}
      <p className={textStyles.note}>{words('station.servedNote')}</p>
      {wrong === undefined ? (
        <p className={textStyles.note}>
          {words('station.empty')} {words('station.radio')}
        </p>
      ) : (
        <p className={textStyles.missed} role="alert">
          {wrongWords(wrong, language, words)}
        </p>
      )}
    </>
  );
}

/** What a field must be, from its line in the table. */
function wrongWords(
  { kind, label, unit, whole, possible = {} }: FieldSpec,
  language: 'vi' | 'en',
  words: ReturnType<typeof usePlannerWords>,
): string {
  const field = label[language];
  const { least = null, most = null, above } = possible;
  const values = { field, least, most, unit: unit ?? '' };
  switch (kind) {
    case 'date':
      return words('station.wrong.date', { field });
    case 'sectors':
      return words('station.wrong.sectors', { field });
    case 'list':
      return words('station.wrong.list', { field });
    case 'text':
    case 'choice':
      return words('station.wrong.text', { field });
    default:
      if (above !== undefined) return words('station.wrong.above', { ...values, above });
      return words(whole ? 'station.wrong.whole' : 'station.wrong.number', values);
  }
}

function choiceName(key: string, choice: string, i18n: DetailI18n): string {
  const { t } = i18n;
  if (key === 'structure') return structureWords(choice, i18n);
  if (choice === 'urban' || choice === 'other') return t(`area.${choice}`);
  if (choice === 'existing' || choice === 'planned' || choice === 'retired' || choice === 'estimate')
    return t(`status.${choice}`);
  return choice;
}

function textsAt(typed: TypedStation, { key }: FieldSpec): readonly string[] {
  const value = typedAt(typed, key);
  return typeof value === 'string' ? [value] : value;
}

/** Far below what a scenario file may carry. */
const MOST_CHARACTERS = 200;
