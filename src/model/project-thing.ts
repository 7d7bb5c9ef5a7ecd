import type { MoveEvent } from './agreement.ts';
import type { IndicatorFigure } from './indicator-figure.ts';
import type { Pin } from './plan.ts';
import type { CommuneTier, Profile } from './profile.ts';
import type { ProjectChange } from './project.ts';
import type { Scenario } from './scenario.ts';

/** One of the things that a project is made of, each a file of its own in a project's folder. `D`: how a delivery is held. */
export type ProjectThing<D> =
  | { readonly kind: 'profile'; readonly value: Profile }
  | { readonly kind: 'delivery'; readonly value: D }
  | { readonly kind: 'assumption'; readonly value: ProjectChange }
  | { readonly kind: 'asOf'; readonly value: string }
  | { readonly kind: 'communeTier'; readonly value: CommuneTier }
  | { readonly kind: 'scenario'; readonly value: Scenario }
  | { readonly kind: 'pin'; readonly value: Pin }
  | { readonly kind: 'move'; readonly value: MoveEvent }
  | { readonly kind: 'figure'; readonly value: IndicatorFigure };
