import { late } from '../late-part.tsx';

/** Parts of the planner's screens that other late parts show, without bringing them to those who never plan. */

export const CandidateCard = late(async () => (await import('./candidate-card.tsx')).CandidateCard);
export const PairCard = late(async () => (await import('./pair-card.tsx')).PairCard);
export const LineKey = late(async () => (await import('./line-key.tsx')).LineKey, { unasked: true });
export const PlanReport = late(async () => (await import('./plan-report.tsx')).PlanReport, {
  leave: ({ onClose }) => onClose(),
});
export const DecisionLog = late(async () => (await import('./decision-log.tsx')).DecisionLog, {
  leave: ({ onClose }) => onClose(),
});
export const EditPosition = late(async () => (await import('./edit-position.tsx')).EditPosition);
export const PlanChangesSection = late(async () => (await import('./plan-changes.tsx')).PlanChangesSection);
