import { type Audience, useApp } from '../state/store.ts';

/** Opens one of the three doors; what is selected and assumed stays. */
export function setView(audience: Audience): void {
  useApp.setState({ audience });
}
