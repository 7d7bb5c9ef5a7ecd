import type { Bounds, LonLat } from '../../model/geometry.ts';
import { NOTHING_KNOWN } from '../../model/new-station.ts';
import type { Profile } from '../../model/profile.ts';
import type { BaseStation, StationStatus, Structure } from '../../model/province.ts';
import type { Position } from '../../model/results.ts';
import type { Edit, EditIssue, EditIssueCode, NewStation, StationChange, StationFields } from '../../model/scenario.ts';
import { isOfPosition, reachDeg } from '../positions.ts';

/**
 * A scenario's edits made one after another. What comes out are stations like any others:
 * positions are grouped, counted and covered by the same rules as those of a file. Stations
 * of the data keep their index, switched off or not; added ones follow.
 *
 * A host that was only grouped by nearness is given its id in writing when it is first
 * shared, so that what a person put together stays together, and nothing else joins.
 */
export interface EditedStations {
  readonly stations: readonly BaseStation[];
  /** What differs from the stations given, ascending; added ones too. */
  readonly changed: readonly StationChange[];
  readonly issues: readonly EditIssue[];
}

/** What edits are made to. Positions are those of the stations as given. */
export interface EditInput {
  readonly profile: Pick<Profile, 'operators' | 'technologies' | 'bounds'>;
  readonly stations: readonly BaseStation[];
  /** Of these stations, unedited. */
  readonly positions: readonly Position[];
  readonly structures: readonly Structure[];
}

/** As far from the province as a file's stations may be. */
const FARTHEST_M = 100_000;

/** Makes the edits in order. One that does not fit is left out and named in `issues`. */
export function applyEdits(ground: EditInput, edits: readonly Edit[]): EditedStations {
  const editor = new Editor(ground);
  const issues: EditIssue[] = [];
  edits.forEach((edit, index) => {
    const fault = editor.make(edit);
    if (fault) issues.push({ code: fault[0], edit: index, found: fault[1] });
  });
  const { stations } = editor;
  const changed = stations.flatMap((station, s): StationChange[] =>
    station === ground.stations[s] ? [] : [[s, station]],
  );
  return { stations, changed, issues };
}

type Fault = readonly [code: EditIssueCode, found: string] | null;

/** Where a station was before it was shared. */
type Before = Pick<BaseStation, 'location' | 'positionId'> & { readonly at: string | null };

class Editor {
  readonly stations: BaseStation[];
  readonly #ground: EditInput;
  readonly #indexOf: Map<string, number>;
  readonly #positions: Map<string, Position>;
  readonly #structures: Map<string, Structure>;
  /** Id of the position that each station is known to be at; null for one moved to wherever it now stands. */
  readonly #at: (string | null)[];
  readonly #members: Map<string, Set<number>>;
  /** Status of those switched off. */
  readonly #off = new Map<number, StationStatus>();
  readonly #shared = new Map<number, Before>();
  readonly #moved = new Set<number>();

  constructor(ground: EditInput) {
    this.#ground = ground;
    this.stations = [...ground.stations];
    this.#indexOf = new Map(ground.stations.map(({ id }, s) => [id, s]));
    this.#positions = new Map(ground.positions.map((position) => [position.id, position]));
    this.#structures = new Map(ground.structures.map((structure) => [structure.id, structure]));
    this.#at = ground.stations.map(() => null);
    this.#members = new Map(ground.positions.map(({ id, stations }) => [id, new Set(stations)]));
    for (const { id, stations } of ground.positions) for (const s of stations) this.#at[s] = id;
  }

  make(edit: Edit): Fault {
    switch (edit.kind) {
      case 'add':
        return this.#add(edit.station);
      case 'move':
        return this.#ofStation(edit.station, (s, station) => this.#move(s, station, edit.location));
      case 'change':
        return this.#ofStation(edit.station, (s, station) => this.#change(s, station, edit.fields));
      case 'switch-station':
        return this.#ofStation(edit.station, (s) => this.#switch(s, edit));
      case 'switch-position': {
        const members = this.#members.get(edit.position);
        if (!members) return ['position-unknown', edit.position];
        for (const s of members) this.#switch(s, edit);
        return null;
      }
      case 'share':
        return this.#ofStation(edit.station, (s, station) => this.#share(s, station, edit.host));
      case 'unshare':
        return this.#ofStation(edit.station, (s, station) => this.#unshare(s, station));
    }
  }

  #ofStation(id: string, change: (s: number, station: BaseStation) => Fault): Fault {
    const s = this.#indexOf.get(id);
    const station = s === undefined ? undefined : this.stations[s];
    return s === undefined || station === undefined ? ['station-unknown', id] : change(s, station);
  }

  #add(given: NewStation): Fault {
    if (this.#indexOf.has(given.id)) return ['station-exists', given.id];
    const fault = this.#unknownNames(given) ?? this.#far(given.location);
    if (fault) return fault;
    const s = this.stations.length;
    this.stations.push({ ...NOTHING_KNOWN, ...given, positionId: null });
    this.#indexOf.set(given.id, s);
    this.#at.push(null);
    this.#moved.add(s);
    this.#goTo(s, `~${given.id}`);
    return null;
  }

  #move(s: number, station: BaseStation, location: LonLat): Fault {
    const fault = this.#far(location);
    if (fault) return fault;
    const at = this.#at[s] ?? null;
    const alone = at === null || this.#others(at, s).length === 0;
    const leaves = !alone || this.#shared.has(s);
    this.stations[s] = { ...station, location, positionId: leaves ? null : station.positionId };
    if (leaves) this.#goTo(s, null);
    this.#moved.add(s);
    this.#shared.delete(s);
    return null;
  }

  #change(s: number, station: BaseStation, fields: StationFields): Fault {
    const fault = this.#unknownNames(fields);
    if (fault) return fault;
    const off = this.#off.has(s);
    if (off && fields.status) this.#off.set(s, fields.status);
    this.stations[s] = { ...station, ...fields, ...(off ? { status: 'retired' } : {}) };
    return null;
  }

  #switch(s: number, { on }: { readonly on: boolean }): Fault {
    const station = this.stations[s];
    const before = this.#off.get(s);
    if (!station) return null;
    if (on && before !== undefined) {
      this.stations[s] = { ...station, status: before };
      this.#off.delete(s);
    } else if (!on && before === undefined && station.status !== 'retired') {
      this.#off.set(s, station.status);
      this.stations[s] = { ...station, status: 'retired' };
    }
    return null;
  }

  #share(s: number, station: BaseStation, host: string): Fault {
    const at = this.#at[s] ?? null;
    if (host === at) return ['host-is-own', host];
    const location = this.#hostLocation(host, s);
    if (typeof location === 'string') return [location, host];
    const others = this.#others(host, s);
    if (others.some((o) => this.stations[o]?.operator === station.operator)) return ['operator-there', host];
    // Where nothing names the host but nearness, its stations are given its name.
    const named = others.some((o) => this.stations[o]?.positionId === host);
    for (const o of named ? [] : others) {
      const other = this.stations[o];
      if (other?.positionId === null) this.stations[o] = { ...other, positionId: host };
    }
    if (!this.#shared.has(s)) {
      this.#shared.set(s, { location: station.location, positionId: station.positionId, at });
    }
    this.stations[s] = { ...station, location, positionId: host };
    this.#goTo(s, host);
    return null;
  }

  #unshare(s: number, station: BaseStation): Fault {
    const before = this.#shared.get(s);
    if (!before) return ['not-shared', station.id];
    this.stations[s] = { ...station, location: before.location, positionId: before.positionId };
    this.#goTo(s, before.at);
    this.#shared.delete(s);
    return null;
  }

  /** A structure's place; that of a position as long as anyone is left there. */
  #hostLocation(host: string, s: number): LonLat | EditIssueCode {
    const structure = this.#structures.get(host);
    if (structure) return structure.location;
    if (!this.#members.has(host)) return 'host-unknown';
    const others = this.#others(host, s);
    const [first] = others;
    if (first === undefined) return 'host-empty';
    const stays = others.some((o) => !this.#moved.has(o) && !this.#shared.has(o));
    const position = this.#positions.get(host);
    return stays && position ? position.location : (this.stations[first]?.location ?? 'host-empty');
  }

  /** Stations known to be at a position, but this one and those switched off. */
  #others(position: string, s: number): number[] {
    return [...(this.#members.get(position) ?? [])].filter((o) => {
      const other = this.stations[o];
      return o !== s && other !== undefined && isOfPosition(other);
    });
  }

  #goTo(s: number, position: string | null): void {
    const from = this.#at[s] ?? null;
    if (from !== null) this.#members.get(from)?.delete(s);
    this.#at[s] = position;
    if (position === null) return;
    const members = this.#members.get(position) ?? new Set<number>();
    members.add(s);
    this.#members.set(position, members);
  }

  #unknownNames({ operator, technologies, servedOperators = [] }: StationFields): Fault {
    const { profile } = this.#ground;
    for (const id of operator === undefined ? servedOperators : [operator, ...servedOperators])
      if (!profile.operators.some((one) => one.id === id)) return ['operator-unknown', id];
    for (const id of technologies ?? [])
      if (!profile.technologies.some((one) => one.id === id)) return ['technology-unknown', id];
    return null;
  }

  #far(location: LonLat): Fault {
    return isNear(location, this.#ground.profile.bounds) ? null : ['location-far', location.join(', ')];
  }
}

function isNear([lon, lat]: LonLat, [west, south, east, north]: Bounds): boolean {
  const reach = reachDeg(FARTHEST_M, Math.max(Math.abs(south), Math.abs(north)));
  return lon >= west - reach.lon && lon <= east + reach.lon && lat >= south - reach.lat && lat <= north + reach.lat;
}
