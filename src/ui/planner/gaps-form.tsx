import { type ReactNode, useState } from 'react';
import { publicPlaces } from '../../analysis/gaps/public-places.ts';
import { usualGapOrder } from '../../analysis/gaps/usual-order.ts';
import { fillGaps } from '../../commands/questions.ts';
import { GAP_AIMS, type GapAim } from '../../model/planner.ts';
import { useApp } from '../../state/store.ts';
import { ChoiceLine, NumberLine } from './fields.tsx';
import { ToolForm } from './tool-form.tsx';
import { usePlannerWords } from './use-words.ts';

const MOST = 50;

/** What the next positions are asked for: how many, whose, for what, and for how many people at least. */
export function GapsForm() {
  const words = usePlannerWords();
  const profile = useApp((state) => state.province?.profile);
  const [operator, setOperator] = useState('');
  const [technology, setTechnology] = useState('');
  const [count, setCount] = useState<string | null>(null);
  const [leastPeople, setLeastPeople] = useState<string | null>(null);
  const technologies = profile?.technologies.filter(({ broadband }) => broadband).map(({ id }) => id) ?? [];
  const [aim, setAim] = useState<GapAim>('masts-first');
  const [price, setPrice] = useState<string | null>(null);
  const { people: eachPlace, field: publicPlacesField } = usePublicPlaces();
  const usual = usualGapOrder({ technologies: profile?.technologies ?? [] });
  const wanted = Number(count ?? usual.count);
  const people = Number(leastPeople ?? usual.leastPeople);
  const newMastPeople = Number(price ?? usual.newMastPeople);
  const wrong =
    !Number.isInteger(wanted) || wanted < 1 || wanted > MOST
      ? words('gaps.wrongCount', { most: MOST })
      : [people, newMastPeople, eachPlace].every((one) => one >= 0)
        ? null
        : words('gaps.wrongPeople');

  const order = {
    ...usual,
    operator: operator === '' ? null : operator,
    technology: technology || usual.technology,
    count: wanted,
    leastPeople: people,
    aim,
    newMastPeople,
    ...(eachPlace > 0 ? { publicPlacePeople: eachPlace } : {}),
  };
  const ask = (method: 'greedy' | 'exact'): void => void fillGaps(order, method);
  return (
    <ToolForm
      label={words('gaps.order')}
      question="gaps"
      now={{ kind: 'gaps', order, exact: true }}
      wrong={wrong}
      fields={
        <>
          <p>{words(`gaps.lead.${aim}`)}</p>
          <ChoiceLine
            label={words('gaps.aim')}
            value={aim}
            options={GAP_AIMS.map((one) => ({ value: one, words: words(`gaps.aim.${one}`) }))}
            onChange={setAim}
          />
          {aim === 'price' && (
            <NumberLine
              label={words('gaps.price')}
              value={String(price ?? usual.newMastPeople)}
              min={0}
              onChange={setPrice}
            />
          )}
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
          {publicPlacesField}
        </>
      }
      actions={[
        { words: words('gaps.run'), ask: () => ask('exact') },
        { words: words('gaps.quick'), ask: () => ask('greedy') },
      ]}
    />
  );
}

/** How many people a school or commune office counts as, and the field for it: only where the files have such places. */
function usePublicPlaces(): { readonly people: number; readonly field: ReactNode } {
  const words = usePlannerWords();
  const structures = useApp((state) => state.province?.structures);
  const [people, setPeople] = useState('0');
  if (publicPlaces(structures ?? []).length === 0) return { people: 0, field: null };
  return {
    people: Number(people),
    field: <NumberLine label={words('gaps.publicPlaces')} value={people} min={0} onChange={setPeople} />,
  };
}
