import { type Theme, useApp } from '../state/store.ts';

export function setTheme(theme: Theme): void {
  useApp.setState({ theme });
}
