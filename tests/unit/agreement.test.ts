import { describe, expect, it } from 'vitest';
import { surveyEdits, withRefusals } from '../../src/analysis/agreement/from-log.ts';
import { hostsOfLog } from '../../src/analysis/agreement/move-hosts.ts';
import { answersByOperator, goalByState } from '../../src/analysis/agreement/progress.ts';
import { newSiteId } from '../../src/analysis/plan/new-site-id.ts';
import { groupPositions } from '../../src/analysis/positions.ts';
import { hostsOf } from '../../src/analysis/sharing/hosts.ts';
import { currentMoves, type MoveEvent } from '../../src/model/agreement.ts';
import { PROFILE } from '../support/province.ts';
import { at, station } from '../support/stations.ts';

let number = 0;
const event = (change: Partial<MoveEvent>): MoveEvent => ({
  id: `e${++number}`,
  station: 'p',
  host: '~m',
  state: 'proposed',
  date: '2025-06-01',
  recorded: `2025-06-30T00:00:00.${String(number).padStart(3, '0')}Z`,
  by: null,
  note: null,
  survey: null,
  source: null,
  ...change,
});
const theMove = (...log: MoveEvent[]) => {
  const [move] = currentMoves(log);
  if (!move) throw new Error('no move');
  return move;
};

describe('a move', () => {
  it('refused by one operator stays refused though another accepts, and that is named', () => {
    const refusal = event({ state: 'refused', by: 'Viettel', note: 'hết chỗ', date: '2025-06-10' });
    const move = theMove(event({}), refusal, event({ state: 'accepted', by: 'VinaPhone', date: '2025-06-12' }));
    expect(move).toMatchObject({ state: 'refused', note: 'hết chỗ', contradictions: ['answers-differ'] });
    const asked = theMove(...move.events, event({ date: '2025-06-20' }));
    expect(asked).toMatchObject({ state: 'proposed', contradictions: [], proposed: '2025-06-01' });
  });

  it('accepted where a survey found no place, or undone once built, is doubtful', () => {
    const survey = { slots: 0, heightM: 30, stations: ['m'] };
    expect(
      theMove(event({ state: 'surveyed', survey }), event({ state: 'accepted', by: 'Viettel', date: '2025-06-02' })),
    ).toMatchObject({ state: 'accepted', contradictions: ['no-slot'] });
    expect(
      theMove(event({ state: 'built' }), event({ state: 'refused', by: 'Viettel', date: '2025-06-02' })),
    ).toMatchObject({ contradictions: ['after-built'] });
  });

  it('that is refused is pinned out with who and why, whatever it was pinned before', () => {
    const refusal = event({ state: 'refused', by: 'Viettel', note: 'hết chỗ', date: '2025-06-10' });
    const pinnedIn = { station: 'p', host: '~m', in: true, reason: null, date: null };
    expect(withRefusals([pinnedIn], [refusal])).toEqual([
      { station: 'p', host: '~m', in: false, reason: 'Viettel: hết chỗ', date: '2025-06-10' },
    ]);
  });

  it('that was surveyed changes the data at its host, with source and date; the later survey counts', () => {
    const first = { slots: 0, heightM: 30, stations: ['m'] };
    const later = { slots: 2, heightM: null, stations: ['m'] };
    expect(
      surveyEdits([
        event({ state: 'surveyed', survey: first, date: '2025-06-10', source: 'viettel.xlsx' }),
        event({ state: 'surveyed', survey: later, date: '2025-06-12', by: 'Sở' }),
      ]),
    ).toEqual([
      {
        kind: 'change',
        station: 'm',
        fields: { tenantSlots: 2, heightM: 30, source: 'Sở', sourceDate: '2025-06-12' },
      },
    ]);
  });
});

describe('the goal by state', () => {
  const stations = [
    station({ id: 'm', operator: 'Viettel', location: at(500, 500) }),
    station({ id: 'p', operator: 'VinaPhone', location: at(900, 500), status: 'planned', plannedDate: '2025-06-01' }),
    station({ id: 'q', operator: 'MobiFone', location: at(1900, 500), status: 'planned', plannedDate: '2025-06-01' }),
  ];
  const { positions } = groupPositions(stations, 30, PROFILE);
  const period = { id: '2025', from: '2023-07-01', to: '2025-12-31', goal: 0.3 };
  const ground = { profile: PROFILE, stations, hosts: hostsOf(positions, []), period, reading: 'deployment' } as const;
  const host = positions.find((one) => one.stations.includes(0))?.id ?? '';

  it('counts each move from the day it reached a state, and each level all that is surer', () => {
    const log = [
      event({ host, date: '2025-03-01' }),
      event({ host, state: 'accepted', by: 'Viettel', date: '2025-04-01' }),
      event({ host, station: 'unknown', date: '2025-03-01' }),
    ];
    const [before, proposed, accepted] = goalByState(ground, log, ['2025-02-28', '2025-03-31', '2025-04-30']);
    const shares = (of: typeof before) => of?.levels.map(({ share }) => share);
    expect(before).toMatchObject({ base: 0 });
    expect(shares(before)).toEqual([0, 0, 0, 0]);
    expect(shares(proposed)).toEqual([0, 0, 0, 0.5]);
    expect(shares(accepted)).toEqual([0, 0, 0.5, 0.5]);
    expect(accepted?.levels.map(({ moves }) => moves)).toEqual([0, 0, 1, 1]);
  });

  it('counts moves to a new mast that the data do not have: the log names its place', () => {
    const site = newSiteId(at(1400, 500));
    const log = ['p', 'q'].map((id) => event({ station: id, host: site, date: '2025-03-01' }));
    const [now] = goalByState({ ...ground, hosts: hostsOfLog(positions, [], log) }, log, ['2025-04-30']);
    expect(now?.levels.at(-1)).toMatchObject({ level: 'proposed', moves: 2, shared: 1, locations: 1, share: 1 });
  });

  it('tells what each operator was asked, has answered and owes', () => {
    const log = [
      event({ host, date: '2025-03-01' }),
      event({ host, state: 'accepted', by: 'Viettel', date: '2025-03-05' }),
      event({ station: 'q', host, date: '2025-03-01' }),
    ];
    const parties = ({ station: id }: { readonly station: string }) =>
      id === 'p' ? ['VinaPhone', 'Viettel'] : ['MobiFone', 'Viettel'];
    const operators = ['Viettel', 'VinaPhone', 'MobiFone'];
    expect(answersByOperator(operators, currentMoves(log), parties, '2025-05-01')).toMatchObject([
      { operator: 'Viettel', asked: 2, accepted: 1, refused: 0, waiting: 1, overdue: 1 },
      { operator: 'VinaPhone', asked: 1, accepted: 0, waiting: 1, overdue: 0 },
      { operator: 'MobiFone', asked: 1, accepted: 0, waiting: 1, overdue: 1 },
    ]);
  });
});
