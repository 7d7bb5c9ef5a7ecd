import type { LonLat } from '../model/geometry.ts';
import { questionKey } from '../model/question-key.ts';
import type { RadioAnswer, RadioQuestion } from '../model/questions.ts';
import type { Analysis } from '../model/results.ts';
import { useApp } from '../state/store.ts';
import { analysisClient } from './analysis-client.ts';
import { giveGround } from './radio.ts';

/** Questions about single paths over the ground; the ground is brought with the first of them. */

/** Answers to the analysis that is on the screen: several parts of it ask the same. */
let known: { readonly analysis: Analysis; readonly answers: Map<string, Promise<RadioAnswer | null>> } | null = null;

/** @returns null where the worker gave no answer. */
export function askRadio(question: RadioQuestion): Promise<RadioAnswer | null> {
  const { analysis } = useApp.getState();
  if (!analysis) return Promise.resolve(null);
  if (known?.analysis !== analysis) known = { analysis, answers: new Map() };
  const key = questionKey(question);
  const asked = known.answers.get(key) ?? answerTo(question);
  known.answers.set(key, asked);
  return asked;
}

async function answerTo(question: RadioQuestion): Promise<RadioAnswer | null> {
  try {
    const answer = await asked(question);
    if (answer === null || !lacksGround(answer)) return answer;
    return (await giveGround()) === null ? answer : await asked(question);
  } catch (reason) {
    console.error(`${question.kind} gave no answer:`, reason);
    return null;
  }
}

async function asked(question: RadioQuestion): Promise<RadioAnswer | null> {
  const answer = await analysisClient().askPlanner(question);
  return answer && isRadio(answer) ? answer : null;
}

function isRadio(answer: { readonly kind: string }): answer is RadioAnswer {
  return answer.kind === 'section' || answer.kind === 'village-signal' || answer.kind === 'mast-changes';
}

function lacksGround(answer: RadioAnswer): boolean {
  const found =
    answer.kind === 'section' ? answer.section : answer.kind === 'mast-changes' ? answer.changes : answer.signal;
  return 'missing' in found && found.missing === 'ground';
}

/** The end of a section: a place, or the next press on the map; null: none is looked at. */
export function setSectionEnd(end: LonLat | 'pick' | null): void {
  useApp.setState({ sectionEnd: end });
}
