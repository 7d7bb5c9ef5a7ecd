import { useMemo } from 'react';
import { hasTwoTiers, villagesByCommune } from '../../analysis/commune-tiers.ts';
import { unitFigures } from '../../analysis/units.ts';
import { showCommunes } from '../../commands/deliveries.ts';
import { DISTRICT_WORDS } from '../../i18n/words/district.ts';
import { COMMUNE_TIERS } from '../../model/profile.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './commune-figures.module.css';

const WORDS = speaker(DISTRICT_WORDS);

/** Figures by the communes of today or by those before the units changed, whichever the files name. */
export function CommuneFigures({ members }: { readonly members: readonly number[] }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const tier = useApp((state) => state.communeTier);
  const villages = useApp((state) => state.province?.villages);
  const profile = useApp((state) => state.province?.profile);
  const analysis = useApp((state) => state.analysis);
  const rows = useMemo(() => {
    if (!villages || !analysis || !profile || !hasTwoTiers(profile)) return null;
    const here = members.flatMap((index) => villages[index] ?? []);
    const { groups, undecided } = villagesByCommune(here, tier === null ? [] : (profile.communes ?? []), tier ?? 'now');
    const figures = groups.map(({ name, villages: within }) => {
      const indexes = within.flatMap((at) => members[at] ?? []);
      return { name, figures: unitFigures(villages, analysis, indexes) };
    });
    return { figures: figures.sort((a, b) => f.compare(a.name, b.name)), undecided: undecided.length };
  }, [villages, analysis, profile, members, tier, f]);
  if (rows === null) return null;
  return (
    <details className={`${controls.fold} ${styles.communes}`}>
      <summary>{t('communes.title')}</summary>
      <fieldset className={styles.tiers}>
        <legend className={textStyles.srOnly}>{t('communes.title')}</legend>
        {COMMUNE_TIERS.map((one) => (
          <button
            key={one}
            type="button"
            className={`${controls.button} ${controls.small}`}
            aria-pressed={one === tier}
            onClick={() => void showCommunes(one === tier ? null : one)}
          >
            {t(`communes.${one}`)}
          </button>
        ))}
      </fieldset>
      {rows.undecided > 0 && <p className={textStyles.note}>{t('communes.undecided', { count: rows.undecided })}</p>}
      <table className={styles.table} aria-label={t('communes.title')}>
        <thead>
          <tr>
            <th scope="col">{t('common.commune')}</th>
            <th scope="col">{t('communes.villages')}</th>
            <th scope="col">{t('communes.covered')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.figures.map(({ name, figures }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{f.number(figures.villages)}</td>
              <td>{f.number(figures.verdicts.covered ?? Number.NaN)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
