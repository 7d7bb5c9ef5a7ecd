import type { NamedMove } from './planner.ts';
import type { PlannerQuestion } from './questions.ts';

/**
 * A planner's question as one text: two questions with the same key have the same answer on the
 * same analysis. How it is searched (greedily, for how long) and why a move is pinned are no part of it.
 */
export function questionKey(question: PlannerQuestion): string {
  return JSON.stringify(essence(question));
}

function essence(question: PlannerQuestion): unknown {
  switch (question.kind) {
    case 'plan': {
      const { aim, reading, enforceMandatory, pinnedIn, pinnedOut, limits = [], newSites = false } = question.order;
      const bound = aim.kind === 'keep' ? aim.leastKept : aim.goal;
      const limited = limits.map(({ operator, mostMoves, mostLoss }) => [operator, mostMoves, mostLoss]);
      const pinned = [moves(pinnedIn), moves(pinnedOut)];
      return ['plan', aim.kind, bound, reading, enforceMandatory, ...pinned, limited, newSites];
    }
    case 'gaps': {
      const { operator, technology, radiusM, count, leastPeople, aim, siteSpacingM, sampleSpacingM } = question.order;
      const { newMastPeople, publicPlacePeople = 0 } = question.order;
      const price = aim === 'price' ? newMastPeople : null;
      const asked = [operator, technology, radiusM, count, leastPeople, aim, price, publicPlacePeople];
      return ['gaps', ...asked, siteSpacingM, sampleSpacingM];
    }
    case 'pairs':
      return ['pairs', question.withinM];
    case 'compare':
      return ['compare', question.a, question.b, question.withPlanned];
    case 'outage':
      return ['outage', [...question.positions].sort((a, b) => a - b)];
    case 'goal':
      return ['goal'];
    case 'models':
      return ['models'];
    case 'move':
      return ['move', question.station, question.host];
    case 'section':
      return ['section', question.station, question.technology, question.to];
    case 'village-signal':
      return ['village-signal', question.village];
    case 'mast-changes':
      return ['mast-changes', question.station];
    case 'measured':
    case 'measurement-errors':
      return [question.kind];
  }
}

/** In one order, whatever order they were pinned in. */
function moves(pinned: readonly NamedMove[]): readonly string[] {
  return pinned.map(({ station, host }) => JSON.stringify([station, host])).sort();
}
