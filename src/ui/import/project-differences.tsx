import { useEffect, useRef } from 'react';
import type { Difference } from '../../analysis/project/merge-parts.ts';
import type { ProjectPart } from '../../analysis/project/project-parts.ts';
import { changeOf, decideProject } from '../../commands/open-project.ts';
import { decideFolder } from '../../commands/project-folder.ts';
import { useImport } from '../../state/import-store.ts';
import { useApp } from '../../state/store.ts';
import { changeWords } from '../parameter-words.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import styles from './project-differences.module.css';
import { useProjectWords } from './project-words.ts';

/** Names of one list; the rest is counted. */
const MOST_NAMES = 12;

/** What a project has that is not as on the screen, and what to do about it, before anything is replaced. */
export function ProjectDifferences() {
  const t = useProjectWords();
  const offer = useImport((state) => state.offer);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (offer !== null) box.current?.focus();
  }, [offer]);
  if (offer === null) return null;
  const { differences, file, otherProvince, from } = offer;
  const isFolder = from === 'folder';
  const lists = [
    [t('project.both'), differences.filter(({ mine, theirs }) => mine !== null && theirs !== null)],
    [t('project.onlyHere'), differences.filter(({ theirs }) => theirs === null)],
    [t(isFolder ? 'project.onlyInFolder' : 'project.onlyThere'), differences.filter(({ mine }) => mine === null)],
  ] as const;
  return (
    <section ref={box} className={styles.box} aria-labelledby="project-differs" tabIndex={-1}>
      <p id="project-differs" role="alert">
        {t(isFolder ? 'project.collides' : 'project.differs', { file })}
      </p>
      {otherProvince && <p>{t('project.otherProvince')}</p>}
      {lists.map(([title, list]) => list.length > 0 && <Names key={title} title={title} list={list} />)}
      <div className={styles.choices}>
        {isFolder ? (
          <>
            <Choice act={() => decideFolder('theirs')} words={t('project.folderTheirs')} />
            <Choice act={() => decideFolder('mine')} words={t('project.folderMine')} />
          </>
        ) : (
          <>
            {!otherProvince && <Choice act={() => decideProject('both')} words={t('project.takeBoth')} />}
            <Choice act={() => decideProject('theirs')} words={t('project.takeTheirs')} />
            <Choice act={() => decideProject('mine')} words={t('project.keepMine')} />
          </>
        )}
      </div>
      {!otherProvince && !isFolder && <p className={textStyles.note}>{t('project.choices')}</p>}
    </section>
  );
}

function Choice({ act, words }: { readonly act: () => Promise<void>; readonly words: string }) {
  return (
    <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => void act()}>
      {words}
    </button>
  );
}

function Names({ title, list }: { readonly title: string; readonly list: readonly Difference<ProjectPart>[] }) {
  const t = useProjectWords();
  const nameOf = useNames();
  const { f } = useI18n();
  const left = list.length - MOST_NAMES;
  return (
    <div>
      <h3>
        {title} <span>{f.number(list.length)}</span>
      </h3>
      <ul>
        {list.slice(0, MOST_NAMES).map(({ key, mine, theirs }) => (
          <li key={key}>{nameOf(mine ?? theirs)}</li>
        ))}
        {left > 0 && <li>{t('project.more', { count: f.number(left) })}</li>}
      </ul>
    </div>
  );
}

/** What a part is called. */
function useNames(): (part: ProjectPart | null) => string {
  const t = useProjectWords();
  const i18n = useI18n();
  const profile = useApp((state) => state.province?.profile);
  return (part) => {
    switch (part?.kind) {
      case 'delivery':
        return t('project.kind.delivery', { name: part.value.given.file });
      case 'assumption': {
        const [change] = changeOf(part.value);
        return t('project.kind.assumption', { name: change && profile ? changeWords(change, profile, i18n) : '–' });
      }
      case 'asOf':
        return t('project.kind.asOf', { name: i18n.f.date(part.value) });
      case 'scenario':
        return t('project.kind.scenario', { name: part.value.name });
      case 'pin': {
        const { station, host } = part.value;
        return t('project.kind.pin', { station, host });
      }
      case 'figure': {
        const { indicator, date } = part.value;
        return t('project.kind.figure', { indicator, date: i18n.f.date(date) });
      }
      case 'move': {
        const { station, host, date } = part.value;
        return t('project.kind.move', { station, host, date: i18n.f.date(date) });
      }
      default:
        return part === undefined || part === null ? '' : t(`project.kind.${part.kind}`);
    }
  };
}
