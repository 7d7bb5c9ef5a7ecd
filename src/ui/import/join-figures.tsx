import type { TableJoin } from '../../model/import.ts';
import { useI18n } from '../use-i18n.ts';
import styles from './entry-panel.module.css';
import { useWords } from './import-words.ts';

/** How much of a table of villages found its borders, and what is left over on either side. */
export function JoinFigures({
  join: { byCode, byName, unmatchedRows, villagesWithoutRow },
}: {
  readonly join: TableJoin;
}) {
  const t = useWords();
  const { f } = useI18n();
  return (
    <ul>
      <li>{t('import.joined', { count: byCode + byName, byCode: f.number(byCode), byName: f.number(byName) })}</li>
      <li className={unmatchedRows > 0 ? styles.lack : undefined}>{t('import.joinRows', { count: unmatchedRows })}</li>
      <li className={villagesWithoutRow > 0 ? styles.lack : undefined}>
        {t('import.joinVillages', { count: villagesWithoutRow })}
      </li>
    </ul>
  );
}
