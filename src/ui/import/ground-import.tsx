import { useEffect, useRef } from 'react';
import {
  leaveGroundImport,
  makeGround,
  removeGroundFile,
  setGroundHeights,
  setGroundUse,
  stopGround,
  takeGround,
} from '../../commands/ground-import.ts';
import { coverLines } from '../../i18n/cover-word.ts';
import type { Format } from '../../i18n/format.ts';
import { groundAdvice, groundIssueLine } from '../../i18n/ground-issue.ts';
import { GROUND_IMPORT_WORDS } from '../../i18n/words/ground-import.ts';
import { GROUND_FILE_USES, type GroundIssue, type HeightsOf } from '../../model/ground.ts';
import { type GroundFile, type GroundStage, useGroundImport } from '../../state/ground-import-store.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import styles from './ground-import.module.css';
import dialogStyles from './import-dialog.module.css';

const WORDS = speaker(GROUND_IMPORT_WORDS);
const HEIGHTS: readonly HeightsOf[] = ['terrain', 'surface'];

/** Files of heights, land cover and people: what each is, what pack they make, and what is missing in it. */
export function GroundImport() {
  const t = WORDS[useI18n().language];
  const { files, heights, stage } = useGroundImport();
  const section = useRef<HTMLElement>(null);
  // On a phone what comes of the files would stand below the screen.
  const { kind } = stage;
  useEffect(() => {
    if (kind !== 'waiting') section.current?.scrollIntoView({ block: 'start' });
  }, [kind]);
  const small = `${controls.button} ${controls.small}`;
  return (
    <section ref={section} className={`${dialogStyles.entry} ${styles.ground}`} aria-label={t('groundImport.title')}>
      <h3>{t('groundImport.title')}</h3>
      <p className={textStyles.note}>
        {t('groundImport.lead')} <strong>{t('groundImport.leaving')}</strong>
      </p>
      <ul className={styles.files}>
        {files.map((file) => (
          <FileLine key={file.id} file={file} />
        ))}
      </ul>
      {files.some(({ use }) => use === 'elevation') && (
        <label className={styles.heights}>
          <span>{t('groundImport.heights')}</span>
          <select
            value={heights ?? ''}
            onChange={({ target }) => setGroundHeights(HEIGHTS.find((one) => one === target.value) ?? null)}
          >
            <option value="">{t('groundImport.heights.auto')}</option>
            {HEIGHTS.map((one) => (
              <option key={one} value={one}>
                {t(`groundImport.heights.${one}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      <Stage stage={stage} />
      <p className={styles.buttons}>
        {stage.kind === 'made' ? (
          <button type="button" className={`${controls.button} ${controls.primary}`} onClick={() => void takeGround()}>
            {t('groundImport.take')}
          </button>
        ) : (
          stage.kind !== 'working' && (
            <button type="button" className={controls.button} onClick={() => void makeGround()}>
              {t('groundImport.make')}
            </button>
          )
        )}
        <button type="button" className={small} onClick={leaveGroundImport}>
          {t('groundImport.remove')}
        </button>
      </p>
    </section>
  );
}

function sizeWords(bytes: number, f: Format): string {
  return bytes < 1e5 ? `${f.number(Math.ceil(bytes / 1e3))} kB` : `${f.number(bytes / 1e6, 1)} MB`;
}

function FileLine({ file: { id, name, content, use } }: { readonly file: GroundFile }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  return (
    <li>
      <span>
        <strong>{name}</strong> <span className={textStyles.quiet}>{sizeWords(content.size, f)}</span>
      </span>
      {use === 'pack' ? (
        <span>{t('groundImport.use.pack')}</span>
      ) : (
        <select
          aria-label={t('groundImport.useFile', { file: name })}
          value={use}
          onChange={({ target }) => setGroundUse(id, GROUND_FILE_USES.find((one) => one === target.value) ?? use)}
        >
          {GROUND_FILE_USES.filter((one) => one !== 'pack').map((one) => (
            <option key={one} value={one}>
              {t(`groundImport.use.${one}`)}
            </option>
          ))}
        </select>
      )}
      <button
        type="button"
        className={controls.link}
        aria-label={t('groundImport.removeFile', { file: name })}
        onClick={() => removeGroundFile(id)}
      >
        ×
      </button>
    </li>
  );
}

/** How far it is, and what came of it. */
function Stage({ stage }: { readonly stage: GroundStage }) {
  const { language, t: say } = useI18n();
  const t = WORDS[language];
  const hasGround = useApp((state) => state.province?.profile.ground !== undefined);
  switch (stage.kind) {
    case 'waiting':
      return null;
    case 'working':
      return (
        <div role="status">
          <progress
            className={controls.thinBar}
            aria-label={t('groundImport.making', { done: stage.done, total: stage.total })}
            value={stage.done}
            max={stage.total}
          />
          <p>
            {t('groundImport.making', { done: stage.done, total: stage.total })}{' '}
            <button type="button" className={`${controls.button} ${controls.small}`} onClick={stopGround}>
              {say('status.stop')}
            </button>
          </p>
        </div>
      );
    case 'stopped':
    case 'lost':
      return <p role="status">{t(`groundImport.${stage.kind}`)}</p>;
    case 'failed': {
      const { fault, issues } = stage;
      const isWithoutGround = !hasGround && issues.some(({ kind }) => kind === 'no-heights');
      return (
        <div role="alert" className={dialogStyles.refused}>
          <h3>{t('groundImport.failed')}</h3>
          {fault && (
            <p>
              {fault.file}:{' '}
              {t(`groundImport.pack-${fault.kind}`, { found: fault.found ?? null, expected: fault.expected ?? null })}
            </p>
          )}
          <Issues issues={issues} />
          {isWithoutGround && <p>{t('groundImport.nothing')}</p>}
        </div>
      );
    }
    case 'made':
      return <Made stage={stage} />;
  }
}

function Made({ stage: { facts, pack, issues } }: { readonly stage: Extract<GroundStage, { kind: 'made' }> }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const inUse = useApp((state) => state.province?.profile.ground?.file ?? '');
  const { columns, rows, heights, classes, people, onBase } = facts;
  const clutter = useApp((state) => state.province?.profile.clutter);
  const covers = coverLines(classes, language, clutter).map(({ name, leastM, mostM }) =>
    leastM === mostM ? `${name} ${f.number(leastM)} m` : `${name} ${f.number(leastM)}–${f.number(mostM)} m`,
  );
  return (
    <div role="status" className={styles.made}>
      <p>
        <strong>
          {t('groundImport.made', {
            columns,
            rows,
            size: sizeWords(pack.size, f),
            heights: t(`groundImport.heights.${heights}`),
          })}
        </strong>
      </p>
      {onBase && <p>{t('groundImport.base', { file: inUse })}</p>}
      {covers.length > 0 && <p>{t('groundImport.classes', { classes: covers.join('; ') })}</p>}
      {people !== null && <p>{t('groundImport.people', { people })}</p>}
      {issues.length > 0 && (
        <>
          <h4>{t('groundImport.issues')}</h4>
          <Issues issues={issues} />
        </>
      )}
    </div>
  );
}

function Issues({ issues }: { readonly issues: readonly GroundIssue[] }) {
  const { language } = useI18n();
  return (
    <ul className={styles.issues}>
      {issues
        .map((issue) => {
          const advice = groundAdvice(issue);
          const line = groundIssueLine(issue, language);
          return advice === null ? line : `${line} ${WORDS[language](`groundImport.advice.${advice}`)}`;
        })
        .map((line) => (
          <li key={line}>{line}</li>
        ))}
    </ul>
  );
}
