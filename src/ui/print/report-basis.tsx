import { sourceDate } from '../../i18n/source-date.ts';
import { type AnalysisParameters, defaultParameters } from '../../model/parameters.ts';
import type { Source } from '../../model/province.ts';
import { changedParameters, NUMBER_SPECS } from '../../state/parameter-specs.ts';
import { useApp } from '../../state/store.ts';
import { changeWords, numberWords, weightWords } from '../parameter-words.ts';
import { radioBasisLines } from '../radio-basis-words.ts';
import { useDetail } from '../use-detail.ts';
import { useI18n } from '../use-i18n.ts';
import reportStyles from './report.module.css';
import { usePrintWords } from './report-frame.tsx';

/** Under which assumptions the figures hold, each with the profile's own value where it was changed. @param given Absent: those of the screen. */
export function ReportAssumptions({ given }: { readonly given?: AnalysisParameters }) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const words = usePrintWords();
  const shown = useApp((state) => state.analysis?.parameters);
  const parameters = given ?? shown;
  const profile = useApp((state) => state.province?.profile);
  if (!parameters || !profile) return null;
  const usual = defaultParameters(profile);
  const changes = changedParameters(parameters, profile).filter(
    ({ key }) => !NUMBER_SPECS.some((spec) => spec.key === key),
  );
  const rule = profile.rules.find(({ id }) => id === parameters.ruleId);
  const period = profile.periods.find(({ id }) => id === parameters.periodId);
  return (
    <section className={reportStyles.list}>
      <h2>{words('assume.title')}</h2>
      <ul>
        {NUMBER_SPECS.map(({ key, unit }) => (
          <li key={key}>
            {words(`param.${key}`)}: {numberWords(parameters[key], unit, i18n)}
            {parameters[key] !== usual[key] && (
              <strong> {words('print.changed', { usual: numberWords(usual[key], unit, i18n) })}</strong>
            )}
          </li>
        ))}
        {period && (
          <li>
            {words('param.periodId')}: {f.date(period.from)} – {f.date(period.to)}
          </li>
        )}
        {rule && (
          <li>
            {words('param.ruleId')}: {rule.document}, {f.date(rule.date)} (
            {t(rule.inForce ? 'rule.inForce' : 'rule.sample')})
          </li>
        )}
        {radioBasisLines(parameters, profile, i18n).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {parameters.weight && <li>{weightWords(parameters.weight, i18n)}</li>}
        {changes.map((change) => (
          <li key={JSON.stringify(change)}>
            <strong>{changeWords(change, profile, i18n)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** From which files the figures come. */
export function ReportSources({ roles }: { readonly roles: readonly Source['role'][] }) {
  const { t, f } = useI18n();
  const { t: detail } = useDetail();
  const words = usePrintWords();
  const sources = useApp((state) => state.province?.sources) ?? [];
  return (
    <section className={reportStyles.list}>
      <h2>{words('print.sources')}</h2>
      <ul>
        {sources
          .filter(({ role }) => roles.includes(role === 'villageTable' ? 'villages' : role))
          .map((source) => (
            <li key={`${source.role} ${source.file}`}>
              {t(`role.${source.role}`)}: {source.file}, {sourceDate(source, f) ?? t('data.noDate')}
              {source.origin !== null && `; ${source.origin}`}
              {source.licence !== null && `; ${detail('data.licence', { licence: source.licence })}`}
              {source.sample && <strong> ({t('sample.badge').toLowerCase()})</strong>}
            </li>
          ))}
      </ul>
    </section>
  );
}
