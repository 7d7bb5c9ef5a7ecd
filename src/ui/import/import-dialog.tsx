import { useEffect, useRef, useState } from 'react';
import { acceptImport, addFiles, closeImport, withFolder } from '../../commands/import-files.ts';
import { takeDroppedFiles } from '../../commands/view.ts';
import type { ImportRole } from '../../model/mapping.ts';
import { useGroundImport } from '../../state/ground-import-store.ts';
import { type ImportEntry, useImport } from '../../state/import-store.ts';
import { useApp } from '../../state/store.ts';
import { DeliveryList } from '../deliveries/delivery-list.tsx';
import { UndoNotice } from '../deliveries/undo-notice.tsx';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import { useMedia } from '../use-media.ts';
import { EntryList } from './entry-list.tsx';
import { EntryPanel } from './entry-panel.tsx';
import dialogStyles from './import-dialog.module.css';
import { useWords } from './import-words.ts';
import { GroundImport } from './late.ts';
import { ProfileForm } from './profile-form.tsx';
import { ProjectSection } from './project-section.tsx';
import { Sources } from './sources.tsx';
import { ImportNotKept, UnfinishedImport } from './unfinished-import.tsx';

/** As in the style sheet. */
const ONE_COLUMN = '(max-width: 900px)';

/** The profile of another province, or of this one; null: none is made. */
type Making = 'new' | 'same' | null;

/** From files as they come to data that are used: everything is seen before anything is accepted. */
export function ImportDialog() {
  const t = useWords();
  const { t: say } = useI18n();
  const dialog = useRef<HTMLDialogElement>(null);
  const files = useApp((state) => state.importing);
  const entries = useImport((state) => state.entries);
  const current = useImport((state) => state.current);
  const hasGround = useGroundImport(({ files: rasters }) => rasters.length > 0);
  const hasDeliveries = useApp(({ given }) => given.length > 0);
  const [making, setMaking] = useState<Making>(null);

  useEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal();
  }, []);
  useEffect(() => {
    if (files === null || files.length === 0) return;
    // Taken from the store, not from this drawing: an effect may run twice, files come in once.
    const dropped = takeDroppedFiles();
    if (dropped.length > 0) void addFiles(dropped.map(withFolder));
  }, [files]);

  const hadGround = useRef(false);
  useEffect(() => {
    // The ground that was taken, which on a phone would stand below the screen.
    if (hadGround.current && !hasGround)
      dialog.current?.querySelector('[data-kind="ground"]')?.scrollIntoView({ block: 'center' });
    hadGround.current = hasGround;
  }, [hasGround]);

  const entry = entries.find(({ id }) => id === current);
  const isFull = entries.length > 0 || making !== null || hasGround;
  // Where all stands in one column what there is comes first, and then the ways to bring more.
  const isWaysLast = useMedia(ONE_COLUMN) && (isFull || hasDeliveries);
  const ways = <WaysIn folded={isFull || isWaysLast} onProfile={setMaking} />;
  // The browser tells of a closed dialog later, and files that were dropped meanwhile would be lost with it.
  const close = (): void => {
    dialog.current?.close();
    closeImport();
  };
  return (
    <dialog
      ref={dialog}
      className={isFull ? dialogStyles.dialog : `${dialogStyles.dialog} ${dialogStyles.empty}`}
      aria-labelledby="import-title"
      onClose={closeImport}
    >
      <header>
        <div>
          <h2 id="import-title">{isFull ? t('import.title') : say('data.title')}</h2>
          <p className={textStyles.note}>{t('import.lead')}</p>
        </div>
        <button type="button" className={`${controls.button} ${controls.small}`} onClick={close}>
          {t('app.close')}
        </button>
      </header>
      <div
        className={
          entry || making !== null || hasGround ? dialogStyles.body : `${dialogStyles.body} ${dialogStyles.empty}`
        }
      >
        <aside className={dialogStyles.side} aria-label={t('import.files')}>
          {entries.length === 0 && <UndoNotice inDialog />}
          <UnfinishedImport />
          <ImportNotKept />
          <EntryList />
          {!isWaysLast && ways}
        </aside>
        {!isFull && <DeliveryList />}
        {hasGround ? <GroundImport /> : <OneThing entry={entry} making={making} onBack={() => setMaking(null)} />}
        {isWaysLast && (
          <aside className={dialogStyles.side} aria-label={t('import.ways')}>
            {ways}
          </aside>
        )}
      </div>
      {entries.length > 0 && making === null && !hasGround && <Acceptance entries={entries} />}
    </dialog>
  );
}

/** The form of a profile where one is made, else the file that is looked at. */
function OneThing({
  entry,
  making,
  onBack,
}: {
  readonly entry: ImportEntry | undefined;
  readonly making: Making;
  readonly onBack: () => void;
}) {
  const profile = useApp((state) => state.province?.profile);
  if (making !== null && profile) return <ProfileForm key={making} which={making} shown={profile} onBack={onBack} />;
  return entry && <EntryPanel key={entry.id} entry={entry} />;
}

/** All ways for files to come in, and for work to go out. */
function WaysIn({
  folded,
  onProfile,
}: {
  readonly folded: boolean;
  readonly onProfile: (which: 'new' | 'same') => void;
}) {
  const t = useWords();
  return (
    <>
      <Sources folded={folded} />
      <ProjectSection onProfile={onProfile} />
      <p className={textStyles.note}>
        <a className={controls.link} href="licences.txt" target="_blank" rel="noreferrer">
          {t('import.licences')}
        </a>
      </p>
    </>
  );
}

/** The one step that changes what is in use. */
function Acceptance({ entries }: { readonly entries: readonly ImportEntry[] }) {
  const t = useWords();
  const usable = entries.filter(
    ({ included, stage, checked }) => included && stage.kind === 'ready' && (checked?.kept ?? 0) > 0,
  );
  const roles = usable.map(({ mapping }) => mapping?.role);
  return (
    <footer>
      <p className={textStyles.note}>{usable.length === 0 ? t('import.nothing') : t(acceptNote(roles))}</p>
      <button
        type="button"
        className={`${controls.button} ${controls.primary}`}
        disabled={usable.length === 0}
        onClick={() => void acceptImport()}
      >
        {t('import.accept')}
      </button>
    </footer>
  );
}

/** What taking these kinds of files does to what is in use; as `chooseInputs` chooses. */
function acceptNote(roles: readonly (ImportRole | undefined)[]) {
  if (roles.some((role) => role === 'villages' || role === 'stations')) return 'import.acceptNote';
  if (roles.every((role) => role === 'villageTable')) return 'import.acceptTable';
  return roles.includes('measurements') ? 'import.acceptMeasurements' : 'import.acceptBeside';
}
