import { stationRadiusM } from '../../analysis/footprints.ts';
import type { BaseStation } from '../../model/province.ts';
import { isoToday } from '../../model/today.ts';
import { useApp } from '../../state/store.ts';
import { structureWords } from '../structure-words.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import styles from './equipment.module.css';

/** Tenants and their equipment, as the file gives them. */
export function Equipment({ stations }: { readonly stations: readonly BaseStation[] }) {
  const i18n = useDetail();
  const { t, f } = i18n;
  const parameters = useApp((state) => state.analysis?.parameters);
  if (!parameters) return null;
  return (
    <section>
      <h3>{t('position.equipment')}</h3>
      <ul className={styles.equipment}>
        {stations.map((station) => {
          const date = station.commissioned ?? station.plannedDate;
          const facts: readonly (readonly [string, string | null])[] = [
            [
              t('position.radius'),
              station.technologies
                .map((technology) => `${technology} ${f.distance(stationRadiusM(station, technology, parameters))}`)
                .join(' · '),
            ],
            [t('position.height'), station.heightM === null ? null : `${f.number(station.heightM)} ${t('unit.metre')}`],
            [t('common.structure'), station.structure && structureWords(station.structure, i18n)],
            [
              t('position.sectors'),
              station.sectors.length === 0
                ? t('position.omni')
                : station.sectors.map(({ azimuthDeg }) => `${f.number(azimuthDeg)}°`).join(', '),
            ],
            [t('common.date'), date && f.date(date)],
            [t('common.freeSlots'), station.tenantSlots === null ? null : f.number(station.tenantSlots)],
            [
              t('common.source'),
              [station.source, station.sourceDate && f.date(station.sourceDate)].filter(Boolean).join(', ') || null,
            ],
          ];
          return (
            <li key={station.id} data-status={station.status}>
              <h4>
                <span>
                  {station.operator} <span className={textStyles.quiet}>{station.technologies.join(' ')}</span>
                </span>
                <span
                  className={
                    station.status === 'planned' ? `${textStyles.kind} ${textStyles.planned}` : textStyles.kind
                  }
                >
                  {t(isLate(station) ? 'status.plannedPast' : `status.${station.status}`)}
                </span>
              </h4>
              <p className={textStyles.note}>{station.id}</p>
              <dl className={controls.pairs}>
                {facts.map(([name, value]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value ?? t('common.unknown')}</dd>
                  </div>
                ))}
              </dl>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Planned for a day that is past: nobody has said that it was built. */
function isLate({ status, plannedDate }: BaseStation): boolean {
  return status === 'planned' && plannedDate !== null && plannedDate < isoToday();
}
