import { useMemo } from 'react';
import { unitsOf } from '../../analysis/units.ts';
import { setUnit } from '../../commands/view.ts';
import { DISTRICT_WORDS } from '../../i18n/words/district.ts';
import { useApp } from '../../state/store.ts';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './unit.module.css';

const WORDS = speaker(DISTRICT_WORDS);

/** District, where the data have districts, and commune. */
export function UnitPicker() {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const villages = useApp((state) => state.province?.villages);
  const unit = useApp((state) => state.unit);
  const { districts, communes } = useMemo(() => {
    const sorted = (tier: 'district' | 'commune') =>
      [...unitsOf(villages ?? [], tier)].sort((a, b) => f.compare(a.name, b.name));
    return { districts: sorted('district'), communes: sorted('commune') };
  }, [villages, f]);
  const inside = communes.filter(({ districtCode }) => unit.district === null || districtCode === unit.district);
  const choice = (
    label: string,
    value: string | null,
    units: readonly { readonly code: string; readonly name: string }[],
    choose: (code: string | null) => void,
  ) => (
    <label>
      {label}
      <select value={value ?? ''} onChange={({ target }) => choose(target.value || null)}>
        <option value="">{t('common.all')}</option>
        {units.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className={styles.picker}>
      {districts.length > 0 &&
        choice(t('search.district'), unit.district, districts, (district) => setUnit({ district }))}
      {choice(t('common.commune'), unit.commune, inside, (commune) => setUnit({ commune }))}
    </div>
  );
}
