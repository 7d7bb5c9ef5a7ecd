import { villagePlaces } from '../../export/sheet-geojson.ts';
import { changeSheet } from '../../export/village-sheets.ts';
import type { VillageChange } from '../../model/planner.ts';
import type { Analysis } from '../../model/results.ts';
import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import { SaveTable } from '../tables/save-table.tsx';
import { useI18n } from '../use-i18n.ts';
import { VillageTableRows } from '../village-rows.tsx';

const FIRST_SHOWN = 6;

/** Villages by name with their share before and after. */
export function VillageShifts({
  title,
  none,
  changes,
  analysis,
}: {
  readonly title: string;
  readonly none: string;
  readonly changes: readonly VillageChange[];
  /** What they were found with; absent: the analysis on the screen. */
  readonly analysis?: Analysis | undefined;
}) {
  const { f } = useI18n();
  const province = useApp((state) => state.province);
  return (
    <section>
      <h3>{title}</h3>
      {changes.length === 0 && <p className={textStyles.quiet}>{none}</p>}
      <VillageTableRows
        rows={changes}
        first={FIRST_SHOWN}
        figure={({ shareBefore, shareAfter }) => `${f.percent(shareBefore)} → ${f.percent(shareAfter)}`}
      />
      {province && changes.length > 0 && (
        <SaveTable
          name={title}
          file={{
            sheet: (about) => changeSheet(title, changes, province.villages, about),
            places: () =>
              villagePlaces(
                province.mapVillages,
                changes.map(({ village }) => village),
              ),
            analysis,
          }}
        />
      )}
    </section>
  );
}
