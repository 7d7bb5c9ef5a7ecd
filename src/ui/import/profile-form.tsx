import { useEffect, useMemo, useState } from 'react';
import {
  type ProfileVillages,
  readDraft,
  readProfileVillages,
  saveProfile,
  takenIds,
  takeProfile,
} from '../../commands/project.ts';
import { folded } from '../../ingest/names.ts';
import { profileFields } from '../../ingest/profile-fields.ts';
import type { Issue } from '../../model/issue.ts';
import { freeId, newProfile, TAKEN_OVER } from '../../model/new-profile.ts';
import type { Profile } from '../../model/profile.ts';
import { IssueList } from '../panel/issue-list.tsx';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import dialogStyles from './import-dialog.module.css';
import { IndicatorTemplate } from './indicator-template.tsx';
import { type Draft, draftOf, isDraft, isDraftList, profileOf, withMember } from './profile-draft.ts';
import { ProfileFields, useProfileWords } from './profile-fields.tsx';
import styles from './profile-form.module.css';

/** Parts that whoever makes a new province has to look at. */
const OPENED_AT_FIRST: ReadonlySet<string> = new Set(['department', 'periods', 'operators', 'technologies']);
const NOTHING_OPENED: ReadonlySet<string> = new Set();

/** A province without code: every member of its profile, of a new one or of the one on the screen. */
export function ProfileForm({
  which,
  shown,
  onBack,
}: {
  readonly which: 'new' | 'same';
  /** The profile on the screen. */
  readonly shown: Profile;
  readonly onBack: () => void;
}) {
  const t = useProfileWords();
  const isNew = which === 'new';
  const fields = useMemo(profileFields, []);
  const [draft, setDraft] = useState<Draft>(() => draftOf(isNew ? newProfile(shown) : shown));
  const [villages, setVillages] = useState<ProfileVillages | null>(null);
  const [refusedVillages, setRefusedVillages] = useState<readonly Issue[]>([]);
  const [taken, setTaken] = useState<ReadonlySet<string>>(() => new Set([shown.id]));
  useEffect(() => {
    void takenIds().then(setTaken);
  }, []);
  const made = profileOf(isNew ? withOwnId(draft, taken) : draft, fields);
  const read = readDraft(made);
  const refused = useMemo(() => new Set(read.issues.flatMap(({ field }) => field ?? [])), [read]);
  const marked = new Map(isNew ? TAKEN_OVER.map((key): [string, string] => [key, t('form.takenOver')]) : []);
  const needsVillages = isNew && villages === null;
  const title = t(isNew ? 'form.newTitle' : 'form.editTitle');
  const take = (chosen: ProfileVillages): void => {
    setVillages(chosen);
    setDraft((before) => ({ ...before, bounds: chosen.bounds, tiers: chosen.tiers }));
  };
  return (
    <form
      className={`${dialogStyles.entry} ${styles.form}`}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        if (read.ok && !needsVillages) void takeProfile(read.value, villages);
      }}
    >
      <h3>{title}</h3>
      {isNew && <p className={textStyles.note}>{t('form.newLead')}</p>}
      <VillagesFile villages={villages} onRead={take} onRefused={setRefusedVillages} />
      {villages && <p role="status">{t('form.villagesRead', { count: villages.count })}</p>}
      {refusedVillages.length > 0 && <IssueList issues={refusedVillages} most={5} />}
      <ProfileFields
        fields={fields}
        draft={isNew ? withOwnId(draft, taken) : draft}
        onChange={(changed) => setDraft(isNew ? withoutOwnId(changed, draft, taken) : changed)}
        part={{ at: '', refused, marked, opened: isNew ? OPENED_AT_FIRST : NOTHING_OPENED }}
      />
      <IndicatorTemplate
        onAdd={(indicators) =>
          setDraft((before) =>
            withMember(before, 'indicators', [
              ...(isDraftList(before.indicators) ? before.indicators : []),
              ...indicators,
            ]),
          )
        }
      />
      {!read.ok && (
        <div role="alert" className={dialogStyles.refused}>
          <h4>{t('form.wrong')}</h4>
          <IssueList issues={read.issues} most={8} />
        </div>
      )}
      {needsVillages && <p className={textStyles.note}>{t('form.villagesFirst')}</p>}
      <div className={controls.actions}>
        <button type="button" className={controls.button} onClick={onBack}>
          {t('form.back')}
        </button>
        <button
          type="button"
          className={controls.button}
          disabled={!read.ok}
          onClick={() => read.ok && saveProfile(read.value)}
        >
          {t('form.save')}
        </button>
        <button type="submit" className={`${controls.button} ${controls.primary}`} disabled={!read.ok || needsVillages}>
          {t('form.use')}
        </button>
      </div>
    </form>
  );
}

/** Until a person writes an id, it is made of name and year. */
function withOwnId(draft: Draft, taken: ReadonlySet<string>): Draft {
  if (draft.id !== '') return draft;
  const name = isDraft(draft.name) && typeof draft.name.vi === 'string' ? folded(draft.name.vi) : '';
  const year = typeof draft.validFrom === 'string' ? draft.validFrom : '';
  return { ...draft, id: freeId(name, year, taken) };
}

/** The id that was made is not kept as if a person had written it. */
function withoutOwnId(changed: Draft, before: Draft, taken: ReadonlySet<string>): Draft {
  return before.id === '' && changed.id === withOwnId(before, taken).id ? { ...changed, id: '' } : changed;
}

function VillagesFile({
  villages,
  onRead,
  onRefused,
}: {
  readonly villages: ProfileVillages | null;
  readonly onRead: (villages: ProfileVillages) => void;
  readonly onRefused: (issues: readonly Issue[]) => void;
}) {
  const t = useProfileWords();
  return (
    <div className={styles.villages}>
      <p className={textStyles.note}>{t('form.villages')}</p>
      <label className={`${controls.button} ${controls.small} ${dialogStyles.file}`}>
        {villages?.file.file ?? t('form.choose')}
        <input
          type="file"
          aria-label={t('form.villages')}
          onChange={async ({ target }) => {
            const file = target.files?.[0];
            if (!file) return;
            const read = await readProfileVillages(file);
            const isRead = 'bounds' in read;
            onRefused(isRead ? [] : read);
            if (isRead) onRead(read);
          }}
        />
      </label>
    </div>
  );
}
