import { useApp } from '../../state/store.ts';
import styles from './line-key.module.css';
import { usePlannerWords } from './use-words.ts';

/** What the lines, diamonds and discs of the planner's map are. Nothing where none are drawn. */
export function LineKey({ where }: { readonly where: 'map' | 'legend' }) {
  const words = usePlannerWords();
  const about = useApp((state) => state.overlay?.about ?? null);
  const hasCandidates = useApp(
    ({ shown, selection, candidates, mapInstead }) =>
      (candidates?.length ?? 0) > 0 && mapInstead === null && (shown.candidates || selection?.kind === 'position'),
  );
  const planned = useApp((state) => state.shown.planned);
  if (about === null && !hasCandidates) return null;
  return (
    <ul className={where === 'map' ? `${styles.key} ${styles.onMap}` : styles.key} aria-label={words('key.title')}>
      {about !== null && (
        <li>
          <span className={styles.sign} data-sign={about === 'gaps' ? 'number' : 'move'} aria-hidden="true" />
          {words(`key.${about}`)}
        </li>
      )}
      {hasCandidates && (
        <>
          <li>
            <span className={styles.sign} data-sign="passes" aria-hidden="true" />
            {words('key.passes')}
          </li>
          <li>
            <span className={styles.sign} data-sign="fails" aria-hidden="true" />
            {words('key.fails')}
          </li>
        </>
      )}
      {planned && (
        <li>
          <span className={styles.sign} data-sign="planned" aria-hidden="true" />
          {words('common.plannedStation')}
        </li>
      )}
      {about !== null && <li className={styles.note}>{words('key.quiet')}</li>}
    </ul>
  );
}
