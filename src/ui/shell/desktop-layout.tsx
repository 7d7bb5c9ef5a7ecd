import { useMemo, useState } from 'react';
import type { Theme } from '../../map/view.ts';
import { useApp } from '../../state/store.ts';
import { Dock, Inspector, Panel, VillageTable, Workbench } from '../late.ts';
import { MapPane } from '../map/map-pane.tsx';
import { useI18n } from '../use-i18n.ts';
import { ONE_PANEL, useMedia } from '../use-media.ts';
import layoutStyles from './layout.module.css';
import { StatusBar } from './status-bar.tsx';

const PANEL_PX = 348;
const INSPECTOR_PX = 384;
/** The table under the map at first: on a tall screen it takes what the map can spare. */
const DOCK_PX = 320;
const MAP_AND_HEADER_PX = 620;
/** The planner's key to lines and signs, above the map. */
const KEY_PX = 36;

/** The map fills the window; the panel, the inspector and the table lie over it. */
export function DesktopLayout({ theme }: { readonly theme: Theme }) {
  const { t } = useI18n();
  const audience = useApp((state) => state.audience);
  const selected = useApp((state) => state.selection !== null);
  const [dockPx, setDockPx] = useState(() => Math.max(DOCK_PX, window.innerHeight - MAP_AND_HEADER_PX));
  const hasDock = audience !== 'public';
  const bottom = hasDock ? dockPx : 0;
  const onePanel = useMedia(ONE_PANEL);
  // What is chosen then takes the panel's place, and gives it back when it is closed.
  const beside = selected && !onePanel;
  const right = beside ? INSPECTOR_PX : 0;
  const top = audience === 'planner' ? KEY_PX : 0;
  const padding = useMemo(() => ({ top, right, bottom, left: PANEL_PX }), [top, right, bottom]);
  return (
    <main
      className={layoutStyles.stage}
      style={{ '--panel': `${PANEL_PX}px`, '--inspector': `${right}px`, '--dock': `${bottom}px` }}
    >
      <MapPane theme={theme} padding={padding} />
      <StatusBar />
      <section className={layoutStyles.panel} aria-label={t('app.panel')} hidden={selected && onePanel}>
        <Panel theme={theme} />
      </section>
      {hasDock && (
        <Dock heightPx={dockPx} onResize={setDockPx}>
          {audience === 'planner' ? <Workbench /> : <VillageTable />}
        </Dock>
      )}
      {selected && (
        <aside className={beside ? layoutStyles.inspector : layoutStyles.panel} aria-label={t('app.inspector')}>
          <Inspector theme={theme} />
        </aside>
      )}
    </main>
  );
}
