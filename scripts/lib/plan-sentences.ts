import type { PinFault } from '../../src/analysis/plan/pins.ts';
import { formatFor } from '../../src/i18n/format.ts';
import type { Language } from '../../src/i18n/language.ts';
import { sayIn } from '../../src/i18n/translate.ts';
import { CLI_WORDS } from '../../src/i18n/words/cli.ts';
import { TOOL_WORDS } from '../../src/i18n/words/tools.ts';
import type { JointProof, Plan, PlanObstacle } from '../../src/model/plan.ts';

/** What `npm run plan` says of its answer. */

/** Those of a range name the option that is out of it. */
export function obstacleSentence(obstacle: PlanObstacle, language: Language): string {
  return obstacle === 'goal-range' || obstacle === 'bound-range'
    ? sayIn(CLI_WORDS, language)(`cli.plan.${obstacle}`)
    : sayIn(TOOL_WORDS, language)(`obstacle.${obstacle}`);
}

/** Why a pin cannot be kept. */
export function faultSentence({ code, pin }: PinFault, language: Language): string {
  return sayIn(CLI_WORDS, language)(`cli.pin.${code}`, { station: pin.station, host: pin.host });
}

/** What became of the plan: its figures, why a goal cannot be met, what is proved. */
export function planSentence(plan: Plan, language: Language): string {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  const percent = (share: number | null) =>
    share === null ? '–' : share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 });
  const words = sayIn(CLI_WORDS, language);
  const figures = {
    moves: plan.chosen.length,
    masts: plan.mastsSaved,
    before: percent(plan.before.newBuild[plan.reading].share),
    after: percent(plan.after.newBuild[plan.reading].share),
    kept: percent(plan.coverageKept),
  };
  if (plan.status === 'infeasible') {
    const binding = plan.binding.map((one) => sayIn(TOOL_WORDS, language)(`binding.${one}`)).join(', ');
    const why = words('cli.plan.infeasible', {
      binding: binding || '–',
      far: percent(plan.bestReachable?.share ?? null),
    });
    return plan.farthest ? `${why}\n${words('cli.plan.farthest', figures)}` : why;
  }
  const { joint } = plan;
  const isOpen = plan.status === 'optimal' && joint !== null && !joint.proven;
  const key = isOpen ? 'cli.plan.open' : plan.status === 'optimal' ? 'cli.plan.optimal' : 'cli.plan.feasible';
  const whole = words(key, figures);
  return joint === null ? whole : `${whole}\n${jointSentence(joint, plan, language)}`;
}

/** What is proved of the loss of the moves together, as on the screen. */
function jointSentence(joint: JointProof, plan: Plan, language: Language): string {
  const words = sayIn(TOOL_WORDS, language);
  const f = formatFor(language);
  const { lossReanalysed } = plan.weighted ?? plan;
  const unit = words(plan.weighted ? 'plan.unit.weighted' : 'plan.unit.people');
  const people = { loss: f.number(lossReanalysed, 1), unit, count: joint.analysed, bound: f.number(joint.bound, 1) };
  const first = words(joint.proven ? 'plan.jointProven' : 'plan.joint', people);
  return joint.leastSum === null ? first : `${first} ${words('plan.jointSum', { sum: f.number(joint.leastSum, 1) })}`;
}
