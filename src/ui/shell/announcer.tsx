import { useApp } from '../../state/store.ts';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';

/** Tells those who do not see it what has been opened: from the map, a list or a link. */
export function Announcer() {
  const { t } = useI18n();
  const words = useApp(({ selection, province, analysis }) => {
    if (!selection || !province || !analysis) return '';
    if (selection.kind === 'position')
      return t('position.title', { id: analysis.positions[selection.index]?.id ?? '' });
    const { name, commune } = province.villages[selection.index] ?? {};
    const verdict = t(`verdict.${analysis.verdicts[selection.index] ?? 'unknown'}`);
    return `${[name, commune].filter(Boolean).join(', ')}: ${verdict}`;
  });
  return (
    <p className={textStyles.srOnly} role="status">
      {words}
    </p>
  );
}
