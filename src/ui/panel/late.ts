import { createElement } from 'react';
import { late } from '../late-part.tsx';
import styles from './public-lead.module.css';

/** Parts of the panel that arrive after it. */

export const FindMe = late(async () => (await import('../public/find-me.tsx')).FindMe, {
  waiting: createElement('div', { className: styles.wait }),
});
export const Folds = late(async () => (await import('./folds.tsx')).Folds);
export const Goal = late(async () => (await import('../planner/goal.tsx')).Goal);
export const UnitPanel = late(async () => (await import('../district/unit-panel.tsx')).UnitPanel);
export const ProvinceSwitch = late(async () => (await import('../shell/province-switch.tsx')).ProvinceSwitch, {
  unasked: true,
});
