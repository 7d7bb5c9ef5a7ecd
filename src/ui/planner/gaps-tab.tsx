import { useMemo, useState } from 'react';
import { usualGapOrder } from '../../analysis/gaps/usual-order.ts';
import { fillGaps, stopAsking } from '../../commands/questions.ts';
import { bringTo, lightUp } from '../../commands/selection.ts';
import { gapsToScenario } from '../../commands/to-scenario.ts';
import { showBounds } from '../../commands/view.ts';
import { gapSiteSheet, gapStepSheet } from '../../export/planner-sheets.ts';
import { pointPlace } from '../../export/sheet-geojson.ts';
import type { GapSite } from '../../model/planner.ts';
import { pointFeature } from '../../state/move-overlay.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import rowStyles from '../styles/rows.module.css';
import textStyles from '../styles/text.module.css';
import { SaveTable } from '../tables/save-table.tsx';
import tableStyles from '../tables/tables.module.css';
import { useI18n } from '../use-i18n.ts';
import { AskedStatus } from './asked-status.tsx';
import formStyles from './form.module.css';
import { GapChart, GapTable } from './gap-chart.tsx';
import { Segments } from './segments.tsx';
import toolStyles from './tool.module.css';
import { useOverlay } from './use-overlay.ts';
import { useAsked } from './use-planner.ts';
import { usePlannerWords } from './use-words.ts';
import { VillageShifts } from './village-shifts.tsx';

const SHAPES = ['chart', 'table'] as const;
const MARGIN_DEG = 0.02;
const MOST = 50;

/** The next positions that bring broadband to the most people. */
export function GapsTab() {
  const { f } = useI18n();
  const words = usePlannerWords();
  const profile = useApp((state) => state.province?.profile);
  const structures = useApp((state) => state.province?.structures);
  const known = useApp((state) => state.candidates !== null);
  const { asked, stale } = useAsked('gaps');
  const [operator, setOperator] = useState('');
  const [technology, setTechnology] = useState('');
  const [count, setCount] = useState<string | null>(null);
  const [leastPeople, setLeastPeople] = useState<string | null>(null);
  const [shape, setShape] = useState<(typeof SHAPES)[number]>('chart');
  const technologies = profile?.technologies.filter(({ broadband }) => broadband).map(({ id }) => id) ?? [];
  const usual = usualGapOrder({ technologies: profile?.technologies ?? [] });
  const wanted = Number(count ?? usual.count);
  const people = Number(leastPeople ?? usual.leastPeople);
  const wrong =
    !Number.isInteger(wanted) || wanted < 1 || wanted > MOST
      ? words('gaps.wrongCount', { most: MOST })
      : !(people >= 0)
        ? words('gaps.wrongPeople')
        : null;

  const filling = asked.kind === 'done' ? asked.answer.filling : null;
  const basis = asked.kind === 'done' ? asked.basis : null;
  const sites = useMemo(
    () => filling?.reanalysed.sites.flatMap((index) => filling.sites[index] ?? []) ?? [],
    [filling],
  );
  const overlay = useMemo(
    () =>
      filling && {
        footprints: null,
        gained: filling.reanalysed.villages.gained.map(({ village }) => village),
        lost: [],
        features: {
          type: 'FeatureCollection' as const,
          features: sites.map((site, index) => pointFeature(site.location, 'chosen', String(index + 1))),
        },
      },
    [filling, sites],
  );
  useOverlay(overlay);

  const name = (site: GapSite): string => {
    if (site.kind !== 'existing') return words(`site.${site.kind}`);
    const position = basis?.analysis.positions[site.index];
    return position ? `${position.id} (${position.existingOperators.join(', ')})` : '';
  };
  const ask = (exact: boolean): void =>
    void fillGaps(
      {
        ...usual,
        operator: operator === '' ? null : operator,
        technology: technology || usual.technology,
        count: wanted,
        leastPeople: people,
      },
      exact,
    );
  return (
    <div className={toolStyles.tool}>
      <section aria-label={words('gaps.order')}>
        <p>{words('gaps.lead')}</p>
        <label className={formStyles.line}>
          <span>{words('gaps.count')}</span>
          <input
            type="number"
            min={1}
            max={MOST}
            value={count ?? usual.count}
            onChange={({ target }) => setCount(target.value)}
          />
        </label>
        <label className={formStyles.line}>
          <span>{words('gaps.operator')}</span>
          <select value={operator} onChange={({ target }) => setOperator(target.value)}>
            <option value="">{words('gaps.anyone')}</option>
            {profile?.operators.map(({ id }) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </select>
        </label>
        <label className={formStyles.line}>
          <span>{words('ask.technology')}</span>
          <select value={technology || usual.technology} onChange={({ target }) => setTechnology(target.value)}>
            {technologies.map((id) => (
              <option key={id} value={id}>
                {id}
              </option>
            ))}
          </select>
        </label>
        <label className={formStyles.line}>
          <span>{words('gaps.leastPeople')}</span>
          <input
            type="number"
            min={0}
            value={leastPeople ?? usual.leastPeople}
            onChange={({ target }) => setLeastPeople(target.value)}
          />
        </label>
        {wrong && (
          <p className={textStyles.missed} role="alert">
            {wrong}
          </p>
        )}
        <p className={`${controls.actions} ${toolStyles.actions}`}>
          <button
            type="button"
            className={`${controls.button} ${controls.primary}`}
            disabled={!known || wrong !== null || asked.kind === 'running'}
            onClick={() => ask(true)}
          >
            {words('gaps.run')}
          </button>
          <button
            type="button"
            className={controls.button}
            disabled={!known || wrong !== null || asked.kind === 'running'}
            onClick={() => ask(false)}
          >
            {words('gaps.quick')}
          </button>
        </p>
        <AskedStatus asked={asked} stale={stale} onStop={() => stopAsking('gaps')} />
      </section>
      {filling ? (
        <>
          <section aria-label={words('gaps.curve')}>
            <p>
              {filling.peopleWithout > 0
                ? words('gaps.result', {
                    without: f.number(filling.peopleWithout, 0),
                    reachable: f.number(filling.peopleReachable, 0),
                    count: sites.length,
                    people: f.number(filling.reanalysed.people, 0),
                  })
                : words('gaps.nobody')}
            </p>
            <Segments
              label={words('goal.shape')}
              options={SHAPES.map((key) => ({ key, words: words(`goal.${key}`) }))}
              current={shape}
              onChange={setShape}
            />
            {shape === 'chart' ? <GapChart filling={filling} /> : <GapTable filling={filling} />}
            {shape === 'chart' && <p className={textStyles.note}>{words('gaps.key')}</p>}
            <SaveTable
              name={words('gaps.curve')}
              file={{
                sheet: (about) => gapStepSheet(words('gaps.curve'), filling, about),
                analysis: basis?.analysis,
              }}
            />
          </section>
          <section className={toolStyles.table} aria-label={words('gaps.sites')}>
            <h3>{words('gaps.sites')}</h3>
            <ol className={`${rowStyles.list} ${rowStyles.numbered}`}>
              {sites.map((site, index) => (
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
                    onPointerEnter={() =>
                      lightUp(site.kind === 'existing' && !stale ? { positions: [site.index] } : {})
                    }
                    onPointerLeave={() => lightUp({})}
                  >
                    <span className={rowStyles.name}>
                      {index + 1}. {name(site)}
                    </span>
                    <span className={textStyles.figure}>
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
                      gapSiteSheet(
                        words('gaps.sites'),
                        sites,
                        basis?.analysis.positions ?? [],
                        structures ?? [],
                        about,
                      ),
                    places: () => sites.map(({ location }) => pointPlace(location)),
                    analysis: basis?.analysis,
                  }}
                />
              </>
            )}
            <VillageShifts
              title={words('common.verdictRises')}
              none={words('gaps.gainedNone')}
              changes={filling.reanalysed.villages.gained}
              analysis={basis?.analysis}
            />
          </section>
        </>
      ) : (
        <p className={tableStyles.empty}>{words('gaps.start')}</p>
      )}
    </div>
  );
}
