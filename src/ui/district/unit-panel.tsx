import { useMemo } from 'react';
import { type UnitFigures, unitFigures } from '../../analysis/units.ts';
import { knowsCoverage } from '../../analysis/verdicts.ts';
import { showReport } from '../../commands/view.ts';
import { unitSheet } from '../../export/figure-sheets.ts';
import { DISTRICT_WORDS } from '../../i18n/words/district.ts';
import { REPORT_WORDS } from '../../i18n/words/report.ts';
import type { Profile } from '../../model/profile.ts';
import { useApp } from '../../state/store.ts';
import { ChangedMark, SourceNote } from '../panel/notes.tsx';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { SaveTable } from '../tables/save-table.tsx';
import tableStyles from '../tables/tables.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import { AttentionList } from './attention-list.tsx';
import { CommuneFigures } from './commune-figures.tsx';
import { CompareDates } from './compare-dates.tsx';
import { Objections } from './objections.tsx';
import styles from './unit.module.css';
import { UnitPicker } from './unit-picker.tsx';
import { useUnit } from './use-unit.ts';

const WORDS = speaker(DISTRICT_WORDS);
const REPORT = speaker(REPORT_WORDS);

/** One district or commune: how it stands beside the province and the plan, and what needs attention there. */
export function UnitPanel() {
  const { t: say, language, f } = useI18n();
  const t = WORDS[language];
  const villages = useApp((state) => state.province?.villages);
  const profile = useApp((state) => state.province?.profile);
  const analysis = useApp((state) => state.analysis);
  const { members, name } = useUnit();
  const figures = useMemo(
    () => (villages && analysis ? unitFigures(villages, analysis, members) : null),
    [villages, analysis, members],
  );
  if (!villages || !profile) return null;
  return (
    <section className={styles.panel}>
      <h2>{t('unit.title')}</h2>
      <UnitPicker />
      {figures && analysis && (
        <>
          <h3 className={styles.name}>{name ?? t('unit.whole', { province: profile.name[language] })}</h3>
          <p className={textStyles.quiet}>
            {t('common.villagesAndPeople', {
              villages: f.number(figures.villages),
              people: f.number(figures.population ?? Number.NaN),
            })}
          </p>
          <ChangedMark />
          <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => showReport(true)}>
            {REPORT[language]('common.a4Report')}
          </button>
          {!knowsCoverage(analysis) && <p>{say('figures.noStations')}</p>}
          {(knowsCoverage(analysis) || analysis.fibreShare) && <AttentionList members={members} />}
          <Objections />
          <UnitTable profile={profile} figures={figures} name={name} />
          <CommuneFigures members={members} />
          {knowsCoverage(analysis) && <CompareDates members={members} />}
        </>
      )}
    </section>
  );
}

const ROWS = ['covered', 'people', 'reported', 'fibre', 'ftthReported', 'differs', 'hanging'] as const;

/** Shares of the unit, of the province, and what the plan says of the same. */
function UnitTable({
  profile,
  figures,
  name,
}: {
  readonly profile: Profile;
  readonly figures: UnitFigures;
  /** Null: the province. */
  readonly name: string | null;
}) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const whole = name === null;
  const villages = useApp((state) => state.province?.villages);
  const analysis = useApp((state) => state.analysis);
  const province = useMemo(
    () => (villages && analysis ? unitFigures(villages, analysis, [...villages.keys()]) : figures),
    [villages, analysis, figures],
  );
  const operators = analysis?.coverage.layout.operators ?? [];
  const percent = (part: number | null, of: UnitFigures): string =>
    part === null || of.villages === 0 ? '–' : f.percent(part / of.villages);
  const value = (row: (typeof ROWS)[number], of: UnitFigures): string => {
    switch (row) {
      case 'covered':
        return percent(of.verdicts.covered, of);
      case 'people':
        return of.coveredPopulationShare === null ? '–' : f.percent(of.coveredPopulationShare);
      case 'reported':
        return percent(of.mobileReported, of);
      case 'fibre':
        return percent(of.fibre, of);
      case 'ftthReported':
        return percent(of.ftthReported, of);
      case 'differs':
        return f.number(of.contradictions ?? Number.NaN);
      case 'hanging':
        return f.number(of.hanging ?? Number.NaN);
    }
  };
  const planned = (id: 'mobile-villages' | 'ftth-villages'): string => {
    const base = profile.indicators.find(({ computed }) => computed === id)?.base;
    return typeof base === 'string' ? base.replace(/\d+/g, (digits) => f.number(Number(digits))) : '';
  };
  const date = profile.indicators.find(({ computed }) => computed === 'mobile-villages')?.baseDate;
  return (
    <>
      <h3>{t('unitFigures.title')}</h3>
      <table className={tableStyles.unit}>
        <thead>
          <tr>
            <th scope="col">{t('common.indicator')}</th>
            {!whole && <th scope="col">{t('unitFigures.unit')}</th>}
            <th scope="col">{t('unitFigures.province')}</th>
            <th scope="col">{t('common.plan')}</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <tr key={row}>
              <th scope="row">{t(`unitFigures.${row}`)}</th>
              {!whole && <td>{value(row, figures)}</td>}
              <td>{value(row, province)}</td>
              <td>
                {row === 'reported'
                  ? planned('mobile-villages')
                  : row === 'ftthReported'
                    ? planned('ftth-villages')
                    : ''}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="rowgroup" colSpan={whole ? 3 : 4} className={tableStyles.part}>
              {t('unitFigures.operators')}
            </th>
          </tr>
          {operators.map((operator, o) => (
            <tr key={operator}>
              <th scope="row">{operator}</th>
              {!whole && <td>{percent(figures.byOperator[o] ?? null, figures)}</td>}
              <td>{percent(province.byOperator[o] ?? null, province)}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <SaveTable
        name={t('unitFigures.title')}
        file={{
          sheet: (about) =>
            unitSheet(
              name === null ? null : { name, figures },
              province,
              operators,
              { reported: planned('mobile-villages'), ftthReported: planned('ftth-villages') },
              about,
            ),
        }}
      />
      {date && <p className={textStyles.note}>{t('unitFigures.planNote', { date: f.date(date) })}</p>}
      <SourceNote roles={['villages', 'stations', 'fibre']} />
    </>
  );
}
