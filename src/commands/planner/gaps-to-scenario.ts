import type { GapSite } from '../../model/planner.ts';
import type { Profile } from '../../model/profile.ts';
import type { Edit } from '../../model/scenario.ts';
import type { Basis } from '../../state/planner.ts';
import { useApp } from '../../state/store.ts';
import { openTab } from '../open-tab.ts';
import { editScenario } from './edit-scenario.ts';

/**
 * Adds a planned station at each place found, in the open scenario or in a new one of this
 * name. Where the search was for anyone's coverage, the first operator of the profile that is
 * not there yet stands for whoever builds it: the scenario's station can be changed.
 */
export async function gapsToScenario(name: string): Promise<void> {
  const { planner, province } = useApp.getState();
  if (planner.gaps.kind !== 'done' || !province) return;
  const { answer, basis } = planner.gaps;
  const { order, sites, reanalysed } = answer.filling;
  const taken = new Set(basis.stations.map(({ id }) => id));
  const edits = reanalysed.sites.flatMap((index): Edit[] => {
    const site = sites[index];
    const operator = site && (order.operator ?? newcomer(site, province.profile, basis));
    if (!site || !operator) return [];
    const id = freeId(taken);
    return [
      {
        kind: 'add',
        station: {
          id,
          operator,
          technologies: [order.technology],
          location: site.location,
          status: 'planned',
          radiusM: { [order.technology]: site.radiusM },
        },
      },
    ];
  });
  await editScenario(edits, name);
  openTab('scenarios');
}

function newcomer(site: GapSite, profile: Profile, { analysis }: Basis): string | undefined {
  const there = site.kind === 'existing' ? (analysis.positions[site.index]?.operators ?? []) : [];
  return (profile.operators.find(({ id }) => !there.includes(id)) ?? profile.operators[0])?.id;
}

/** An id that no station has, and remembers it. */
export function freeId(taken: Set<string>): string {
  let number = 1;
  while (taken.has(`KB-${number}`)) number += 1;
  taken.add(`KB-${number}`);
  return `KB-${number}`;
}
