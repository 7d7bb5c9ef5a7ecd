import { useMemo, useState } from 'react';
import { gapStepSheet } from '../../export/planner-sheets.ts';
import { pointFeature } from '../../state/move-overlay.ts';
import textStyles from '../styles/text.module.css';
import { SaveTable } from '../tables/save-table.tsx';
import tableStyles from '../tables/tables.module.css';
import { useI18n } from '../use-i18n.ts';
import { GapChart, GapTable } from './gap-chart.tsx';
import { GapSites } from './gap-sites.tsx';
import { GapsForm } from './gaps-form.tsx';
import { Segments } from './segments.tsx';
import toolStyles from './tool.module.css';
import { useMapAt, useOverlay } from './use-overlay.ts';
import { useAsked } from './use-planner.ts';
import { usePlannerWords } from './use-words.ts';

const SHAPES = ['chart', 'table'] as const;

/** The next positions that bring broadband to the most people. */
export function GapsTab() {
  const { f } = useI18n();
  const words = usePlannerWords();
  const { asked, stale } = useAsked('gaps');
  const [shape, setShape] = useState<(typeof SHAPES)[number]>('chart');
  const filling = asked.kind === 'done' ? asked.answer.filling : null;
  const basis = asked.kind === 'done' ? asked.basis : null;
  const last = filling && (filling.optimum.at(-1) ?? filling.greedy.at(-1));
  const sites = useMemo(
    () =>
      filling && last
        ? last.sites.flatMap((index, place) => {
            const site = filling.sites[index];
            return site ? [{ ...site, gain: last.gains[place] }] : [];
          })
        : [],
    [filling, last],
  );
  const overlay = useMemo(
    () =>
      filling && {
        about: 'gaps' as const,
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
  useMapAt(filling, overlay);

  return (
    <div className={toolStyles.tool}>
      <GapsForm />
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
                : words('gaps.nobody')}{' '}
              {last?.publicPlaces !== undefined &&
                words('gaps.publicReached', {
                  count: last.publicPlaces,
                  total: filling.publicPlacesWithout ?? null,
                })}
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
          <GapSites filling={filling} sites={sites} basis={basis} stale={stale} />
        </>
      ) : (
        <p className={tableStyles.empty}>{words('gaps.start')}</p>
      )}
    </div>
  );
}
