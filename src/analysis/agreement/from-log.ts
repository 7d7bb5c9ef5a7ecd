import { currentMoves, type MoveEvent } from '../../model/agreement.ts';
import { withPin } from '../../model/pins.ts';
import type { Pin } from '../../model/plan.ts';
import type { Edit } from '../../model/scenario.ts';

/** What a log of moves changes in the plan and in the data. */

/** The pins with every refused move out, why and since when; a pin that a person set on it in is taken back. */
export function withRefusals(pins: readonly Pin[], log: readonly MoveEvent[]): readonly Pin[] {
  let all = pins;
  for (const { station, host, state, by, note, date } of currentMoves(log)) {
    if (state !== 'refused') continue;
    if (all.some((pin) => pin.station === station && pin.host === host && !pin.in)) continue;
    const reason = [by, note].filter((part) => part !== null).join(': ') || null;
    all = withPin(all, { station, host, in: false, reason, date });
  }
  return all;
}

/** Surveyed slots and heights as edits of the stations at the host, each with its source and date. */
export function surveyEdits(log: readonly MoveEvent[]): readonly Edit[] {
  const found = new Map<string, { readonly event: MoveEvent; slots: number | null; heightM: number | null }>();
  for (const { events } of currentMoves(log)) {
    for (const event of events) {
      if (event.survey === null) continue;
      const { slots, heightM, stations } = event.survey;
      for (const id of stations) {
        const earlier = found.get(id);
        const isLater = earlier === undefined || earlier.event.date <= event.date;
        if (!isLater) continue;
        found.set(id, { event, slots: slots ?? earlier?.slots ?? null, heightM: heightM ?? earlier?.heightM ?? null });
      }
    }
  }
  return [...found].map(([station, { event, slots, heightM }]): Edit => {
    const { by, date, source } = event;
    const fields = {
      ...(slots === null ? {} : { tenantSlots: slots }),
      ...(heightM === null ? {} : { heightM }),
      source: source ?? by ?? 'khảo sát',
      sourceDate: date,
    };
    return { kind: 'change', station, fields };
  });
}
