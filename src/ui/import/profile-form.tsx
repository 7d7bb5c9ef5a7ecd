import { useState } from 'react';
import {
  type ProfileVillages,
  profileIssues,
  readProfileVillages,
  saveProfile,
  takeProfile,
} from '../../commands/project.ts';
import type { Issue } from '../../model/issue.ts';
import type { Profile } from '../../model/profile.ts';
import { IssueList } from '../panel/issue-list.tsx';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import dialogStyles from './import-dialog.module.css';
import { draftOf, idOf, type ProfileDraft, profileOf } from './profile-draft.ts';
import styles from './profile-form.module.css';
import { IndicatorTable, ProfileTables } from './profile-tables.tsx';
import { useProjectWords } from './project-words.ts';

/** A province without code: its profile in plain fields, begun from the one on the screen. */
export function ProfileForm({ began, onBack }: { readonly began: Profile; readonly onBack: () => void }) {
  const t = useProjectWords();
  const [draft, setDraft] = useState<ProfileDraft>(() => draftOf(began));
  const [villages, setVillages] = useState<ProfileVillages | null>(null);
  const [refused, setRefused] = useState<readonly Issue[]>([]);
  const profile = profileOf(draft, began, villages?.bounds ?? null);
  const issues = profileIssues(profile);
  const set = (change: Partial<ProfileDraft>): void => setDraft((before) => ({ ...before, ...change }));
  const field = (
    key: 'id' | 'department' | 'signatory' | 'validFrom' | 'meridian' | 'baseline' | 'baselineDate' | 'baselineSource',
    type: 'text' | 'date' = 'text',
  ) => (
    <label>
      <span>{t(`profile.${key}`)}</span>
      <input type={type} value={draft[key]} onChange={({ target }) => set({ [key]: target.value })} />
    </label>
  );
  return (
    <form
      className={`${dialogStyles.entry} ${styles.form}`}
      aria-label={t('profile.title')}
      onSubmit={(event) => {
        event.preventDefault();
        void takeProfile(profile, villages);
      }}
    >
      <h3>{t('profile.title')}</h3>
      <div className={styles.villages}>
        <p className={textStyles.note}>{t('profile.villages')}</p>
        <label className={`${controls.button} ${controls.small} ${dialogStyles.file}`}>
          {villages?.file.file ?? t('profile.choose')}
          <input
            type="file"
            aria-label={t('profile.villages')}
            onChange={async ({ target }) => {
              const file = target.files?.[0];
              const read = file ? await readProfileVillages(file) : null;
              const isRead = read !== null && 'bounds' in read;
              setVillages(isRead ? read : null);
              setRefused(isRead || read === null ? [] : read);
            }}
          />
        </label>
      </div>
      {villages && <p role="status">{t('profile.villagesRead', { count: villages.count })}</p>}
      {refused.length > 0 && <IssueList issues={refused} most={5} />}
      <div className={dialogStyles.grid}>
        <label>
          <span>{t('profile.name')}</span>
          <input
            type="text"
            value={draft.name}
            onChange={({ target }) => set({ name: target.value, id: idOf(target.value) })}
          />
        </label>
        {field('id')}
        {field('validFrom', 'date')}
        {field('department')}
        {field('signatory')}
        {field('meridian')}
        <label>
          <span>{t('profile.tiers')}</span>
          <select
            value={draft.districts ? 'three' : 'two'}
            onChange={({ target }) => set({ districts: target.value === 'three' })}
          >
            {(['two', 'three'] as const).map((tiers) => (
              <option key={tiers} value={tiers}>
                {t(`profile.tiers.${tiers}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ProfileTables draft={draft} onChange={set} />
      <div className={dialogStyles.grid}>
        {field('baseline')}
        {field('baselineDate', 'date')}
        {field('baselineSource')}
      </div>
      <IndicatorTable draft={draft} onChange={set} />
      {issues.length > 0 && (
        <div role="alert" className={dialogStyles.refused}>
          <h4>{t('profile.wrong')}</h4>
          <IssueList issues={issues} most={8} />
        </div>
      )}
      <div className={controls.actions}>
        <button type="button" className={controls.button} onClick={onBack}>
          {t('profile.back')}
        </button>
        <button
          type="button"
          className={controls.button}
          disabled={issues.length > 0}
          onClick={() => saveProfile(profile)}
        >
          {t('profile.save')}
        </button>
        <button type="submit" className={`${controls.button} ${controls.primary}`} disabled={issues.length > 0}>
          {t('profile.use')}
        </button>
      </div>
    </form>
  );
}
