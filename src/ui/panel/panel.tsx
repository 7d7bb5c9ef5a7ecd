import type { ReactNode } from 'react';
import type { Theme } from '../../map/view.ts';
import { useApp } from '../../state/store.ts';
import { PHONE, useMedia } from '../use-media.ts';
import { KeyFigures } from './key-figures.tsx';
import { Folds, Goal, ProvinceSwitch, UnitPanel } from './late.ts';
import { LayerSwitches } from './layer-switches.tsx';
import { Legend } from './legend.tsx';
import { PanelSkeleton } from './panel-skeleton.tsx';
import { PublicLead } from './public-lead.tsx';
import { Question } from './question.tsx';
import { ValidNotice } from './valid-notice.tsx';

/** What am I asking, and the figures: in each door the answer its people came for first. */
export function Panel({ theme, table }: { readonly theme: Theme; readonly table?: ReactNode }) {
  const audience = useApp((state) => state.audience);
  const planning = audience === 'planner';
  const loaded = useApp((state) => state.province !== null);
  const phone = useMedia(PHONE);
  const mapDrawn = useApp((state) => state.mapDrawn);
  const reading = useApp((state) => state.status.kind === 'idle' || state.status.kind === 'loading');
  if (!loaded) return reading ? <PanelSkeleton /> : null;
  return (
    <>
      {!phone && <ValidNotice />}
      {audience === 'public' && <PublicLead />}
      {planning && <Goal />}
      {planning && table}
      {audience === 'district' && <UnitPanel />}
      {/* What is in sight of a phone's sheet is the answer. */}
      {phone && <ValidNotice />}
      <Question />
      <Legend theme={theme} />
      {!planning && table}
      <KeyFigures />
      <LayerSwitches theme={theme} />
      {mapDrawn && <Folds />}
      {mapDrawn && phone && <ProvinceSwitch />}
    </>
  );
}
