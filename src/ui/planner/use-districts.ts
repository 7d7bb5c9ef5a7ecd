import { useMemo } from 'react';
import { useApp } from '../../state/store.ts';
import { useI18n } from '../use-i18n.ts';

const NOWHERE = (): null => null;

/** The districts of the province, by name, and the one that a planned station stands in. No such tier: none. */
export function useDistricts() {
  const { f } = useI18n();
  const villages = useApp((state) => state.province?.villages);
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const { districtCode, district } of villages ?? []) {
      if (districtCode !== null) names.set(districtCode, district ?? districtCode);
    }
    const districts = [...names]
      .map(([value, words]) => ({ value, words }))
      .sort((a, b) => f.compare(a.words, b.words));
    return { districts, districtOf: NOWHERE };
  }, [villages, f]);
}
