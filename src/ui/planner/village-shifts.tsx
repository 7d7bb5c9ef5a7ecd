import type { VillageChange } from '../../model/planner.ts';
import { useI18n } from '../use-i18n.ts';
import { VillageRows } from '../village-rows.tsx';

const FIRST_SHOWN = 6;

/** Villages by name with their share before and after. */
export function VillageShifts({
  title,
  none,
  changes,
}: {
  readonly title: string;
  readonly none: string;
  readonly changes: readonly VillageChange[];
}) {
  const { f } = useI18n();
  return (
    <section>
      <h3>{title}</h3>
      {changes.length === 0 && <p className="quiet">{none}</p>}
      <VillageRows
        rows={changes}
        first={FIRST_SHOWN}
        figure={({ shareBefore, shareAfter }) => `${f.percent(shareBefore)} → ${f.percent(shareAfter)}`}
      />
    </section>
  );
}
