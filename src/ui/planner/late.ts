import { lazy } from 'react';

/** Parts of the planner's screens that other late parts show, without bringing them to those who never plan. */

export const CandidateCard = lazy(async () => ({ default: (await import('./candidate-card.tsx')).CandidateCard }));
export const PlanReport = lazy(async () => ({ default: (await import('./plan-report.tsx')).PlanReport }));
export const EditPosition = lazy(async () => ({ default: (await import('./edit-position.tsx')).EditPosition }));
