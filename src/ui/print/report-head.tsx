import { REPORT_WORDS } from '../../i18n/words/report.ts';
import type { Profile } from '../../model/profile.ts';
import { departmentOn, isoToday } from '../../model/today.ts';
import { speaker, useI18n } from '../use-i18n.ts';
import reportStyles from './report.module.css';

const WORDS = speaker(REPORT_WORDS);

/** Quốc hiệu, agency of the day, number, place and date: the head of an administrative document. */
export function ReportHead({ profile, unit }: { readonly profile: Profile; readonly unit: string | null }) {
  const { language } = useI18n();
  const t = WORDS[language];
  const department = departmentOn(profile.department, isoToday());
  const place = profile.name[language];
  return (
    <header className={reportStyles.head}>
      <div>
        <Field
          label={t('report.agencyField')}
          text={unit === null ? department.name[language] : t('report.unitAgency', { unit })}
          className={reportStyles.agency}
        />
        <p className={reportStyles.number}>
          {t('report.number')}
          <Field label={t('report.numberField')} text={t('report.numberHint')} className={reportStyles.inline} />
        </p>
      </div>
      <div>
        <p className={reportStyles.country}>{t('report.country')}</p>
        <p className={reportStyles.motto}>{t('report.motto')}</p>
        <Field
          label={t('report.placeField')}
          text={t('report.placeDate', { place: unit ?? place, year: String(new Date().getFullYear()) })}
          className={reportStyles.date}
        />
      </div>
    </header>
  );
}

/** Nơi nhận on the left, who signs on the right. */
export function ReportFoot({ profile, unit }: { readonly profile: Profile; readonly unit: string | null }) {
  const { language } = useI18n();
  const t = WORDS[language];
  const { name, signatory } = departmentOn(profile.department, isoToday());
  return (
    <footer className={reportStyles.foot}>
      <div>
        <p className={reportStyles.to}>{t('report.to')}</p>
        <Field
          label={t('report.toField')}
          text={unit === null ? t('report.toProvince') : t('report.toUnit', { department: name[language] })}
          className={reportStyles.recipients}
        />
      </div>
      <div>
        <Field
          label={t('report.signField')}
          text={unit === null ? signatory[language] : t('report.signUnit')}
          className={reportStyles.sign}
        />
        <p className={reportStyles.signNote}>{t('report.signNote')}</p>
      </div>
    </footer>
  );
}

/** Text that can be changed before printing; what is typed stays on this sheet only. */
function Field({
  label,
  text,
  className,
}: {
  readonly label: string;
  readonly text: string;
  readonly className: string | undefined;
}) {
  return (
    <textarea
      className={[reportStyles.field, className].join(' ')}
      aria-label={label}
      rows={text.split('\n').length}
      defaultValue={text}
      spellCheck={false}
    />
  );
}
