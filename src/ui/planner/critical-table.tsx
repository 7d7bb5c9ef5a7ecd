import { useState } from 'react';
import type { criticalRanking } from '../../analysis/outage.ts';
import { goTo, highlight } from '../../commands/selection.ts';
import { switchPosition } from '../../commands/workbench.ts';
import { criticalSheet } from '../../export/planner-sheets.ts';
import { pointPlace } from '../../export/sheet-geojson.ts';
import type { Analysis } from '../../model/results.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { SaveTable } from '../tables/save-table.tsx';
import tableStyles from '../tables/tables.module.css';
import { useDetail } from '../use-detail.ts';
import toolStyles from './tool.module.css';
import { usePlannerWords } from './use-words.ts';

/** So many positions are shown at first. */
const FIRST_SHOWN = 10;

/** Positions whose loss alone takes villages below the threshold, those with most people first. */
export function CriticalTable({
  ranking,
  analysis,
}: {
  readonly ranking: ReturnType<typeof criticalRanking>;
  readonly analysis: Analysis;
}) {
  const { t, f } = useDetail();
  const [most, setMost] = useState(FIRST_SHOWN);
  const words = usePlannerWords();
  const villages = useApp((state) => state.province?.villages);
  const off = useApp((state) => state.workbench.off);
  return (
    <div className={toolStyles.scroll}>
      <table className={tableStyles.breakdown}>
        <caption className={textStyles.srOnly}>{words('failure.critical')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('search.position')}</th>
            <th scope="col">{words('common.villages')}</th>
            <th scope="col">{words('failure.people')}</th>
            <th scope="col">{words('failure.try')}</th>
          </tr>
        </thead>
        <tbody>
          {ranking.slice(0, most).map(({ position, villages: hanging, people, villagesUnknown }) => {
            const found = analysis.positions[position];
            if (!found) return null;
            return (
              <tr key={found.id}>
                <th scope="row">
                  <button
                    type="button"
                    className={controls.link}
                    onClick={() => goTo({ kind: 'position', index: position })}
                    onPointerEnter={() => highlight({ positions: [position], villages: hanging })}
                    onPointerLeave={() => highlight({})}
                    onFocus={() => highlight({ positions: [position], villages: hanging })}
                    onBlur={() => highlight({})}
                  >
                    {found.id}
                  </button>{' '}
                  <span className={textStyles.quiet}>{found.existingOperators.join(', ')}</span>
                </th>
                <td>{f.number(hanging.length)}</td>
                <td>
                  {f.number(people)}
                  {villagesUnknown > 0 && ` (${words('failure.unknown', { count: villagesUnknown })})`}
                </td>
                <td>
                  <input
                    type="checkbox"
                    aria-label={words('failure.switch', { id: found.id })}
                    checked={off.includes(found.id)}
                    onChange={({ target }) => switchPosition(found.id, target.checked ? 'off' : 'on')}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {ranking.length > most && (
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          onClick={() => setMost(ranking.length)}
        >
          {t('position.more', { count: ranking.length - most })}
        </button>
      )}
      <SaveTable
        name={words('failure.critical')}
        file={{
          sheet: (about) =>
            criticalSheet(words('failure.critical'), ranking, analysis.positions, villages ?? [], about),
          places: () =>
            ranking.map(({ position }) => {
              const found = analysis.positions[position];
              return found ? pointPlace(found.location) : null;
            }),
        }}
      />
    </div>
  );
}
