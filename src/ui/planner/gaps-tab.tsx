import { useMemo, useState } from 'react';
import { usualGapOrder } from '../../analysis/gaps/usual-order.ts';
import { fillGaps, stopAsking } from '../../commands/questions.ts';
import { gapStepSheet } from '../../export/planner-sheets.ts';
import { pointFeature } from '../../state/move-overlay.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { SaveTable } from '../tables/save-table.tsx';
import tableStyles from '../tables/tables.module.css';
import { useI18n } from '../use-i18n.ts';
import { AskedStatus } from './asked-status.tsx';
import { ChoiceLine, NumberLine } from './fields.tsx';
import { GapChart, GapTable } from './gap-chart.tsx';
import { GapSites } from './gap-sites.tsx';
import { Segments } from './segments.tsx';
import toolStyles from './tool.module.css';
import { useOverlay } from './use-overlay.ts';
import { useAsked } from './use-planner.ts';
import { usePlannerWords } from './use-words.ts';

const SHAPES = ['chart', 'table'] as const;
const MOST = 50;

/** The next positions that bring broadband to the most people. */
export function GapsTab() {
  const { f } = useI18n();
  const words = usePlannerWords();
  const profile = useApp((state) => state.province?.profile);
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

  const ask = (method: 'greedy' | 'exact'): void =>
    void fillGaps(
      {
        ...usual,
        operator: operator === '' ? null : operator,
        technology: technology || usual.technology,
        count: wanted,
        leastPeople: people,
      },
      method,
    );
  return (
    <div className={toolStyles.tool}>
      <section aria-label={words('gaps.order')}>
        <p>{words('gaps.lead')}</p>
        <NumberLine
          label={words('gaps.count')}
          value={String(count ?? usual.count)}
          min={1}
          max={MOST}
          onChange={setCount}
        />
        <ChoiceLine
          label={words('gaps.operator')}
          value={operator}
          options={[
            { value: '', words: words('gaps.anyone') },
            ...(profile?.operators ?? []).map(({ id }) => ({ value: id, words: id })),
          ]}
          onChange={setOperator}
        />
        <ChoiceLine
          label={words('ask.technology')}
          value={technology || usual.technology}
          options={technologies.map((id) => ({ value: id, words: id }))}
          onChange={setTechnology}
        />
        <NumberLine
          label={words('gaps.leastPeople')}
          value={String(leastPeople ?? usual.leastPeople)}
          min={0}
          onChange={setLeastPeople}
        />
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
            onClick={() => ask('exact')}
          >
            {words('gaps.run')}
          </button>
          <button
            type="button"
            className={controls.button}
            disabled={!known || wrong !== null || asked.kind === 'running'}
            onClick={() => ask('greedy')}
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
          <GapSites filling={filling} sites={sites} basis={basis} stale={stale} />
        </>
      ) : (
        <p className={tableStyles.empty}>{words('gaps.start')}</p>
      )}
    </div>
  );
}
