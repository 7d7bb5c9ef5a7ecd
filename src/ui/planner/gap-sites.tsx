import { useMemo, useState } from 'react';
import { bringTo, highlight } from '../../commands/selection.ts';
import { gapsToScenario } from '../../commands/to-scenario.ts';
import { showBounds } from '../../commands/view.ts';
import { gapSiteSheet } from '../../export/planner-sheets.ts';
import { pointPlace } from '../../export/sheet-geojson.ts';
import type { GapFilling, GapSite } from '../../model/planner.ts';
import type { Basis } from '../../state/planner.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import rowStyles from '../styles/rows.module.css';
import textStyles from '../styles/text.module.css';
import { SaveTable } from '../tables/save-table.tsx';
import { useI18n } from '../use-i18n.ts';
import { ANYWHERE, isWithinPlace } from './candidate-filter.ts';
import filterStyles from './filter-bar.module.css';
import { PlaceFilterFields } from './place-choice.tsx';
import toolStyles from './tool.module.css';
import { usePlannerUnits } from './use-planner-units.ts';
import { usePlannerWords } from './use-words.ts';
import { VillageShifts } from './village-shifts.tsx';

const MARGIN_DEG = 0.02;

/** The sites chosen, in the order of what they bring, and the villages that gain by them. */
export function GapSites({
  filling,
  sites,
  basis,
  stale,
}: {
  readonly filling: GapFilling;
  /** Each with the people that it adds to those before it. */
  readonly sites: readonly (GapSite & { readonly gain: number | undefined })[];
  readonly basis: Basis | null;
  readonly stale: boolean;
}) {
  const { f } = useI18n();
  const words = usePlannerWords();
  const structures = useApp((state) => state.province?.structures);
  const villages = useApp((state) => state.province?.villages);
  const { districts, communes, unitsAt } = usePlannerUnits();
  const [place, setPlace] = useState(ANYWHERE);
  const shown = useMemo(
    () =>
      sites
        .map((site, index) => ({ ...site, order: index + 1 }))
        .filter((site) => place === ANYWHERE || isWithinPlace(unitsAt(site.location), place)),
    [sites, place, unitsAt],
  );
  const gained = useMemo(
    () =>
      filling.reanalysed.villages.gained.filter(({ village }) => {
        const found = villages?.[village];
        return (
          found === undefined || isWithinPlace({ district: found.districtCode, commune: found.communeCode }, place)
        );
      }),
    [filling, place, villages],
  );
  const name = (site: GapSite): string => {
    if (site.kind !== 'existing') return words(`site.${site.kind}`);
    const position = basis?.analysis.positions[site.index];
    return position ? `${position.id} (${position.existingOperators.join(', ')})` : '';
  };
  return (
    <section className={toolStyles.table} aria-label={words('gaps.sites')}>
      <h3>{words('gaps.sites')}</h3>
      {sites.length > 0 && (
        <search className={filterStyles.bar} aria-label={words('filter.commune')}>
          <PlaceFilterFields
            place={place}
            districts={districts}
            communes={communes}
            onChange={(change) => setPlace({ ...place, ...change })}
          />
        </search>
      )}
      {sites.length > 0 && shown.length === 0 && <p className={textStyles.quiet}>{words('gaps.noneThere')}</p>}
      <ol className={`${rowStyles.list} ${rowStyles.numbered}`}>
        {shown.map((site) => (
          <li key={`${site.kind} ${site.location.join(' ')}`}>
            <button
              type="button"
              onClick={() => {
                if (site.kind === 'existing' && !stale) bringTo({ kind: 'position', index: site.index });
                else {
                  const [lon, lat] = site.location;
                  showBounds([lon - MARGIN_DEG, lat - MARGIN_DEG, lon + MARGIN_DEG, lat + MARGIN_DEG]);
                }
              }}
              onPointerEnter={() => highlight(site.kind === 'existing' && !stale ? { positions: [site.index] } : {})}
              onPointerLeave={() => highlight({})}
            >
              <span className={rowStyles.name}>
                {site.order}. {name(site)}
              </span>
              <span className={textStyles.figure}>
                {site.gain !== undefined && words('gaps.gain', { people: f.number(site.gain, 0) })}
              </span>
              <span className={rowStyles.more}>
                {site.location[1].toFixed(5)}, {site.location[0].toFixed(5)}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {sites.length > 0 && (
        <>
          <button
            type="button"
            className={`${controls.button} ${controls.small}`}
            disabled={stale}
            onClick={() => gapsToScenario(words('gaps.scenarioName'))}
          >
            {words('gaps.toScenario')}
          </button>
          <SaveTable
            name={words('gaps.sites')}
            file={{
              sheet: (about) =>
                gapSiteSheet(words('gaps.sites'), shown, basis?.analysis.positions ?? [], structures ?? [], about),
              places: () => shown.map(({ location }) => pointPlace(location)),
              analysis: basis?.analysis,
            }}
          />
        </>
      )}
      <VillageShifts
        title={words('common.verdictRises')}
        none={words('gaps.gainedNone')}
        changes={gained}
        analysis={basis?.analysis}
      />
    </section>
  );
}
