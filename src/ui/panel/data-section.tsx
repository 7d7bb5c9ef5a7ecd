import { leaveDeliveries } from '../../commands/deliveries.ts';
import { openImport } from '../../commands/view.ts';
import { useApp } from '../../state/store.ts';
import { AsOfChoice } from '../deliveries/as-of-choice.tsx';
import { CommuneChoice } from '../deliveries/commune-choice.tsx';
import { ProvinceChanges } from '../deliveries/province-changes.tsx';
import { UndoNotice } from '../deliveries/undo-notice.tsx';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import { useI18n } from '../use-i18n.ts';
import styles from './data-section.module.css';
import { IssueList } from './issue-list.tsx';

/** Where every figure comes from, what is wrong in the files, and how to bring one's own. */
export function DataSection() {
  const { t, f } = useI18n();
  const { t: detail } = useDetail();
  const province = useApp((state) => state.province);
  const importing = useApp((state) => state.importing !== null);
  if (!province) return null;
  const errors = province.issues.filter(({ severity }) => severity === 'error').length;
  const warnings = province.issues.length - errors;
  return (
    <details className={controls.fold}>
      <summary>
        {t('data.title')}{' '}
        {province.issues.length > 0 && (
          <span className={errors > 0 ? textStyles.changedCount : textStyles.quiet}>
            {detail('data.issuesCount', { errors, warnings })}
          </span>
        )}
      </summary>
      <AsOfChoice />
      <CommuneChoice />
      <ProvinceChanges />
      <h3>{detail('data.sources')}</h3>
      <ul className={styles.sources}>
        {province.sources.map((source) => (
          <li key={`${source.role} ${source.file}`}>
            <strong>{t(`role.${source.role}`)}</strong> <code>{source.file}</code>{' '}
            {source.sample && <span className={`${textStyles.kind} ${textStyles.sample}`}>{t('sample.badge')}</span>}
            <span className={textStyles.note}>
              {[
                detail('data.rows', { count: source.rows }),
                source.date ? f.date(source.date) : t('data.noDate'),
                source.rowDates &&
                  detail('data.rowDates', {
                    oldest: f.date(source.rowDates.oldest),
                    newest: f.date(source.rowDates.newest),
                    undated: source.rowDates.undated || null,
                  }),
                source.licence && detail('data.licence', { licence: source.licence }),
                source.origin,
              ]
                .filter((part) => part)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <h3>{detail('data.issues')}</h3>
      {province.issues.length === 0 ? (
        <p>{detail('data.noIssues')}</p>
      ) : (
        <IssueList issues={province.issues} most={50} />
      )}
      <OwnData />
      {!importing && <UndoNotice />}
    </details>
  );
}

/** One's own files, of any format, or back to the province's. */
function OwnData() {
  const { t: detail } = useDetail();
  const given = useApp((state) => state.given);
  return (
    <>
      <h3>{detail('data.open')}</h3>
      <p className={textStyles.note}>{detail('data.openNote')}</p>
      <div className={controls.actions}>
        <button type="button" className={`${controls.button} ${controls.primary}`} onClick={() => openImport()}>
          {detail('data.use')}
        </button>
        {given.length > 0 && (
          <button type="button" className={controls.button} onClick={() => void leaveDeliveries()}>
            {detail('data.backToProfile')}
          </button>
        )}
      </div>
    </>
  );
}
