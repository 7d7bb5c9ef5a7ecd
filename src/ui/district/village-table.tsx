import { useMemo, useState } from 'react';
import { unitFigures } from '../../analysis/units.ts';
import { goTo, highlight } from '../../commands/selection.ts';
import { villagePlaces } from '../../export/sheet-geojson.ts';
import { villageSheet } from '../../export/village-sheets.ts';
import { DISTRICT_WORDS } from '../../i18n/words/district.ts';
import { useApp } from '../../state/store.ts';
import { SortableTable } from '../tables/sortable.tsx';
import tableStyles from '../tables/tables.module.css';
import { useDetail } from '../use-detail.ts';
import { speaker } from '../use-i18n.ts';
import { useUnit } from './use-unit.ts';
import { type ColumnSet, villageColumns } from './village-columns.tsx';
import { VillageFilters } from './village-filters.tsx';

const WORDS = speaker(DISTRICT_WORDS);

/** Every village of a unit, worst first, linked with the map both ways: what is filtered is highlighted there. */
export function VillageTable() {
  const i18n = useDetail();
  const { t, language } = i18n;
  const d = WORDS[language];
  const province = useApp((state) => state.province);
  const villages = province?.villages;
  const analysis = useApp((state) => state.analysis);
  const selection = useApp((state) => state.selection);
  const isOneCommune = useApp((state) => state.unit.commune !== null);
  const { members, shown, name } = useUnit();
  const [which, setWhich] = useState<ColumnSet>('main');
  const columns = useMemo(() => {
    const all = villages && analysis ? villageColumns(which, villages, analysis, i18n) : [];
    // One commune is named beside the table: the other columns have its room.
    return isOneCommune ? all.filter(({ key }) => key !== 'commune') : all;
  }, [which, villages, analysis, i18n, isOneCommune]);
  const counts = useMemo(
    () => (villages && analysis ? unitFigures(villages, analysis, shown) : null),
    [villages, analysis, shown],
  );
  if (!province || !villages || !analysis) return null;
  return (
    <div className={tableStyles.block}>
      <div className={tableStyles.tools}>
        <h2>{t('common.villages')}</h2>
        <VillageFilters />
        <label>
          {d('filter.columns')}
          <select
            value={nameOf(which)}
            onChange={({ target }) => setWhich(setOf(target.value, analysis.coverage.layout))}
          >
            <option value="main">{d('columns.main')}</option>
            <option value="operators">{d('columns.operators')}</option>
            <option value="technologies">{d('columns.technologies')}</option>
            {analysis.coverage.layout.technologies.map((technology) => (
              <option key={technology} value={`=${technology}`}>
                {d('columns.cells', { technology })}
              </option>
            ))}
          </select>
        </label>
      </div>
      <SortableTable
        key={nameOf(which)}
        caption={t('common.villages')}
        columns={columns}
        rows={shown}
        total={members.length}
        rowKey={String}
        isSelected={(index) => selection?.kind === 'village' && selection.index === index}
        selection={selection?.kind === 'village' ? selection.index : null}
        onSelect={(index) => goTo({ kind: 'village', index })}
        onHighlight={(index) => highlight(index === null ? {} : { villages: [index] })}
        firstSort={{ key: typeof which === 'object' ? 'all' : 'share', descending: false }}
        empty={t('table.noVillages')}
        summary={
          counts && counts.verdicts.covered !== null
            ? d('filter.counts', { ...counts.verdicts, people: counts.population })
            : undefined
        }
        fileOf={(rows) => ({
          sheet: (about) =>
            villageSheet(villages, analysis, rows, name, { ...about, technologies: province.profile.technologies }),
          places: () => villagePlaces(province.mapVillages, rows),
        })}
      />
    </div>
  );
}

function nameOf(which: ColumnSet): string {
  return typeof which === 'object' ? `=${which.technology}` : which;
}

function setOf(name: string, { technologies }: { readonly technologies: readonly string[] }): ColumnSet {
  const technology = technologies.find((one) => `=${one}` === name);
  if (technology !== undefined) return { technology };
  return name === 'operators' || name === 'technologies' ? name : 'main';
}
