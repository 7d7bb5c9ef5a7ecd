import type { Comparison } from '../../model/import.ts';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import styles from './entry-panel.module.css';
import { useWords } from './import-words.ts';

const SHOWN = 30;

/** What the new delivery changes, before it takes the place of the last. */
export function ComparisonList({
  comparison: { added, removed, changed, moved, same },
}: {
  readonly comparison: Comparison;
}) {
  const t = useWords();
  const { f } = useI18n();
  const group = (title: string, ids: readonly string[]) =>
    ids.length > 0 && (
      <details>
        <summary>{title}</summary>
        <p className={textStyles.note}>
          {ids.slice(0, SHOWN).join(' · ')}
          {ids.length > SHOWN && ' …'}
        </p>
      </details>
    );
  return (
    <section className={styles.compare}>
      <h3>{t('import.compare')}</h3>
      {group(t('import.added', { count: added.length }), added)}
      {group(t('import.removed', { count: removed.length }), removed)}
      {group(
        t('import.changed', { count: changed.length }),
        changed.map(({ id, fields }) => `${id} (${fields.join(', ')})`),
      )}
      {group(
        t('import.moved', { count: moved.length, distance: f.distance(moved[0]?.metres ?? 0) }),
        moved.map(({ id, metres }) => `${id} ${f.distance(metres)}`),
      )}
      <p>{t('import.same', { count: same })}</p>
    </section>
  );
}
