import type { ProfileDraft } from './profile-draft.ts';
import { useProjectWords } from './project-words.ts';
import { RowEditor } from './row-editor.tsx';

interface Part {
  readonly draft: ProfileDraft;
  readonly onChange: (change: Partial<ProfileDraft>) => void;
}

/** Operators, rules of sharing and periods: a row each. */
export function ProfileTables({ draft, onChange: set }: Part) {
  const t = useProjectWords();
  return (
    <>
      <RowEditor
        title={t('common.operators')}
        rows={draft.operators}
        onChange={(operators) => set({ operators })}
        columns={[
          { key: 'id', label: t('profile.operator.id'), type: 'text' },
          { key: 'aliases', label: t('profile.operator.aliases'), type: 'text' },
          { key: 'colour', label: t('profile.operator.colour'), type: 'colour' },
          { key: 'mnc', label: 'MNC', type: 'text' },
        ]}
      />
      <RowEditor
        title={t('profile.rules')}
        rows={draft.rules}
        onChange={(rules) => set({ rules })}
        columns={[
          { key: 'id', label: t('common.id'), type: 'text' },
          { key: 'document', label: t('profile.rule.document'), type: 'text' },
          { key: 'date', label: t('profile.rule.date'), type: 'text' },
          { key: 'urban', label: t('profile.rule.urban'), type: 'number' },
          { key: 'other', label: t('profile.rule.other'), type: 'number' },
          { key: 'inForce', label: t('profile.rule.inForce'), type: 'yes-no' },
        ]}
      />
      <RowEditor
        title={t('profile.periods')}
        rows={draft.periods}
        onChange={(periods) => set({ periods })}
        columns={[
          { key: 'id', label: t('param.periodId'), type: 'text' },
          { key: 'from', label: t('profile.period.from'), type: 'date' },
          { key: 'to', label: t('profile.period.to'), type: 'date' },
          { key: 'goal', label: t('profile.period.goal'), type: 'number' },
        ]}
      />
    </>
  );
}

/** The indicators of the province's plan. */
export function IndicatorTable({ draft, onChange: set }: Part) {
  const t = useProjectWords();
  return (
    <RowEditor
      title={t('common.planIndicators')}
      rows={draft.indicators}
      onChange={(indicators) => set({ indicators })}
      columns={[
        { key: 'id', label: t('common.id'), type: 'text' },
        { key: 'name', label: t('common.indicator'), type: 'text' },
        { key: 'unit', label: t('common.unit'), type: 'text' },
        { key: 'base', label: t('profile.indicator.base'), type: 'text' },
        { key: 'goal', label: t('common.goal'), type: 'text' },
        { key: 'source', label: t('common.source'), type: 'text' },
      ]}
    />
  );
}
