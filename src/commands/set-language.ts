import type { Language } from '../i18n/language.ts';
import { useApp } from '../state/store.ts';

export function setLanguage(language: Language): void {
  useApp.setState({ language });
}
