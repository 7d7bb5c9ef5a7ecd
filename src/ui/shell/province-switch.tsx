import { useEffect, useState } from 'react';
import { openProvince, siteProvinces } from '../../commands/site-provinces.ts';
import { PROVINCE_SWITCH_WORDS } from '../../i18n/words/province-switch.ts';
import type { ListedProvince } from '../../model/province-list.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './province-switch.module.css';

const WORDS = speaker(PROVINCE_SWITCH_WORDS);

/** Where the site holds several provinces or editions: which is shown, and the way to another. */
export function ProvinceSwitch() {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const name = useApp((state) => state.province?.profile.name[language]);
  const shown = useApp((state) => state.profileUrl);
  const [list, setList] = useState<readonly ListedProvince[]>([]);
  useEffect(() => {
    void siteProvinces().then(setList);
  }, []);
  if (list.length < 2) return null;
  const unitsOf = ({ name: named, validFrom, validTo }: ListedProvince): string =>
    t('provinceSwitch.units', {
      name: named[language],
      from: f.date(validFrom),
      to: validTo === undefined ? null : f.date(validTo),
    });
  const isListed = list.some(({ profile }) => profile === shown);
  return (
    <label className={styles.switch}>
      <span className={textStyles.srOnly}>{t('provinceSwitch.label')}</span>
      <select
        value={isListed ? shown : ''}
        onChange={({ target }) => {
          const chosen = list.find(({ profile }) => profile === target.value);
          if (chosen) openProvince(chosen);
        }}
      >
        {!isListed && <option value="">{name}</option>}
        {/* What holds for all of them stands over them: the closed field has room for a name and a date. */}
        {[...new Set(list.map(unitsOf))].map((units) => (
          <optgroup key={units} label={units}>
            {list
              .filter((one) => unitsOf(one) === units)
              .map((one) => (
                <option key={one.profile} value={one.profile}>
                  {t('provinceSwitch.one', {
                    name: one.name[language],
                    date: one.date === undefined ? null : f.date(one.date),
                  })}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
