import { useApp } from '../../state/store.ts';
import { BaseFaults } from '../base-map/late.ts';
import { MeasuredSection } from '../measured/late.ts';
import { PlanTable } from '../plan/plan-table.tsx';
import { ProvinceObjectionsNote } from '../public/objection-counts.tsx';
import { VillageList } from '../public/village-list.tsx';
import { Assumptions } from './assumptions.tsx';
import { DataSection } from './data-section.tsx';

/** The folded parts at the foot of the panel, which no one opens before the first map. */
export function Folds() {
  const audience = useApp((state) => state.audience);
  const published = useApp((state) => state.province?.published ?? false);
  const hasMeasurements = useApp((state) => state.province?.measurements !== undefined);
  const hasFaults = useApp(({ baseFaults = [] }) => baseFaults.length > 0);
  return (
    <>
      {hasFaults && <BaseFaults />}
      {audience === 'public' && <ProvinceObjectionsNote />}
      {audience === 'public' && <VillageList />}
      {hasMeasurements && <MeasuredSection />}
      {!published && <Assumptions />}
      <PlanTable />
      <DataSection />
    </>
  );
}
