import type { StationStatus } from '../../model/province.ts';
import { AREA_CLASSES } from '../../state/parameter-specs.ts';
import { useApp } from '../../state/store.ts';
import { KNOWN_STRUCTURES, structureWords } from '../structure-words.ts';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import formStyles from './form.module.css';
import { NameChecks } from './name-checks.tsx';
import type { TypedFault, TypedStation } from './station-fields.ts';
import { usePlannerWords } from './use-words.ts';

/** Everything that a person can set of a station but its place; what cannot be is said at once. */
export function StationInputs({
  typed,
  set,
  fault,
  statuses,
}: {
  readonly typed: TypedStation;
  readonly set: (change: Partial<TypedStation>) => void;
  readonly fault: TypedFault | null;
  readonly statuses: readonly StationStatus[];
}) {
  const i18n = useDetail();
  const { t } = i18n;
  const words = usePlannerWords();
  const profile = useApp((state) => state.province?.profile);
  if (!profile) return null;
  const date = typed.status === 'planned' ? 'plannedDate' : 'commissioned';
  const structures = [...new Set<string>(['', ...KNOWN_STRUCTURES, typed.structure])];
  const operators = profile.operators.map(({ id }) => id);
  const text = (key: TextField, name: string) => (
    <label key={key} className={key === 'owner' || key === 'sectors' ? formStyles.wholeRow : undefined}>
      <span>{name}</span>
      <input
        type="text"
        inputMode={key === 'sectors' || key === 'owner' ? 'text' : 'decimal'}
        autoComplete="off"
        maxLength={MOST_CHARACTERS}
        aria-invalid={fault === key || undefined}
        value={typed[key]}
        onChange={({ target }) => set({ [key]: target.value })}
      />
    </label>
  );
  return (
    <>
      <div className={formStyles.grid}>
        <label>
          <span>{t('position.operator')}</span>
          <select value={typed.operator} onChange={({ target }) => set({ operator: target.value })}>
            {operators.map((id) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words('station.areaClass')}</span>
          <select
            value={typed.areaClass}
            onChange={({ target }) => set({ areaClass: AREA_CLASSES.find((one) => one === target.value) ?? '' })}
          >
            <option value="">{words('station.unknown')}</option>
            {AREA_CLASSES.map((one) => (
              <option key={one} value={one}>
                {t(`area.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('position.status')}</span>
          <select
            value={typed.status}
            onChange={({ target }) => set({ status: statuses.find((one) => one === target.value) ?? typed.status })}
          >
            {statuses.map((one) => (
              <option key={one} value={one}>
                {t(`status.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words(`station.${date}`)}</span>
          <input
            type="date"
            aria-invalid={fault === 'date' || undefined}
            value={typed[date]}
            onChange={({ target }) => set({ [date]: target.value })}
          />
        </label>
        <label>
          <span>{t('position.structure')}</span>
          <select value={typed.structure} onChange={({ target }) => set({ structure: target.value })}>
            {structures.map((one) => (
              <option key={one} value={one}>
                {one === '' ? words('station.unknown') : structureWords(one, i18n)}
              </option>
            ))}
          </select>
        </label>
        {text('heightM', `${t('position.height')} (${t('unit.metre')})`)}
        {text('owner', words('station.owner'))}
        {text('tenantSlots', t('position.slotsColumn'))}
        {text('radiusM', `${words('station.radius')} (${t('unit.metre')})`)}
        {text('sectors', words('station.sectors'))}
        {text('frequencyMhz', words('station.frequencyMhz'))}
        {text('eirpDbm', words('station.eirpDbm'))}
      </div>
      <NameChecks
        legend={t('position.technologies')}
        all={profile.technologies.map(({ id }) => id)}
        chosen={typed.technologies}
        onChange={(technologies) => set({ technologies })}
      />
      <NameChecks
        legend={words('station.served')}
        all={operators.filter((id) => id !== typed.operator)}
        chosen={typed.servedOperators}
        onChange={(servedOperators) => set({ servedOperators })}
      />
      <p className={textStyles.note}>{words('station.servedNote')}</p>
      {fault === null ? (
        <p className={textStyles.note}>
          {words('station.empty')} {words('station.radio')}
        </p>
      ) : (
        <p className={textStyles.missed} role="alert">
          {words(`station.wrong.${fault}`)}
        </p>
      )}
    </>
  );
}

type TextField = 'owner' | 'heightM' | 'tenantSlots' | 'radiusM' | 'sectors' | 'frequencyMhz' | 'eirpDbm';

/** Far below what a scenario file may carry. */
const MOST_CHARACTERS = 200;
