import { describe, expect, it } from 'vitest';
import { areaOf } from '../../src/ingest/area.ts';
import { readFibre } from '../../src/ingest/fibre.ts';
import { briefs, collection, feature, PROFILE, point, polygon, square, unwrap } from '../support/geojson-files.ts';

const read = (...features: unknown[]) => readFibre(collection(...features), 'f.geojson', PROFILE);
const node = (properties: Record<string, unknown> = {}, geometry: unknown = point(105.95, 20.25)) =>
  feature({ kind: 'olt', ...properties }, geometry);
const line = (...coordinates: unknown[]) => ({ type: 'LineString', coordinates });
const LINE = [
  [105.9, 20.2],
  [105.91, 20.2],
];

describe('fibre', () => {
  it('reads nodes and cables', () => {
    const result = read(
      node({ id: 'N1', kind: 'OLT', operator: 'vnpt', reach_m: 800 }),
      feature({ id: 'N1', operator: null }, line(...LINE)),
      feature(null, { type: 'MultiLineString', coordinates: [LINE, LINE] }),
    );
    expect(result.issues).toEqual([]);
    expect(unwrap(result)).toEqual({
      nodes: [{ id: 'N1', kind: 'olt', operator: 'VinaPhone', location: [105.95, 20.25], reachM: 800 }],
      cables: [
        { id: 'N1', operator: null, lines: [LINE], reachM: null },
        { id: '#3', operator: null, lines: [LINE, LINE], reachM: null },
      ],
    });
  });

  it.each([
    ['an unknown kind', node({ kind: 'tủ' }), '2 value-broken! kind'],
    ['no kind', node({ kind: null }), '2 value-missing! kind'],
    ['an unknown operator', node({ operator: 'FPT' }), '2 unknown-operator! operator'],
    ['a polygon', node({}, polygon()), '2 geometry-wrong-type!'],
    ['a line of one point', feature({}, line(LINE[0], LINE[0])), '2 geometry-degenerate!'],
    ['swapped coordinates', feature({}, line(LINE[0], [20.2, 105.9])), '2 coordinates-swapped!'],
    ['the id of another node', node({ id: 'N1' }), '2 duplicate-id! id'],
  ])('leaves out %s', (_, second, issue) => {
    expect(briefs(read(node({ id: 'N1' }), second))).toEqual([issue]);
  });

  it('forgets a reach that is none, and keeps the node', () => {
    expect(briefs(read(node({ reach_m: -300 })))).toEqual(['1 value-broken reach_m']);
  });

  it('keeps what lies outside the villages, with a warning', () => {
    const area = areaOf([{ geometry: [square(105.9, 20.2, 0.02)] }]);
    const text = collection(
      node(),
      feature({}, line([105.8, 20.2], [105.91, 20.21])),
      feature({}, line([106, 20], [106, 20.1])),
    );
    expect(briefs(readFibre(text, 'f', PROFILE, area))).toEqual(['1 outside-province', '3 outside-province']);
  });

  it('may be empty', () => {
    expect(read()).toEqual({ ok: true, value: { nodes: [], cables: [] }, issues: [] });
  });
});
