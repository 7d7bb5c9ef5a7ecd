import { describe, expect, it } from 'vitest';
import { fibreStandardJson } from '../../src/export/fibre-standard.ts';
import { openDelivery } from '../../src/ingest/deliveries/open-delivery.ts';
import { streamFibre } from '../../src/ingest/fibre.ts';
import type { FibreNetwork } from '../../src/model/province.ts';
import { source } from '../support/format-files.ts';
import { brief, PROFILE as SMALL } from '../support/geojson-files.ts';

const PROFILE = { ...SMALL, centralMeridian: 105 };

async function fibre(name: string, text: string) {
  const opened = await openDelivery(source(name, text), 'fibre', PROFILE);
  if (!opened.ok) return { network: null, issues: opened.issues.map(brief) };
  const read = await streamFibre(opened.content, name, PROFILE);
  return { network: read.ok ? read.value : null, issues: read.issues.map(brief) };
}

const NETWORK: FibreNetwork = {
  nodes: [
    { id: 'n1', kind: 'olt', operator: 'Viettel', location: [105.9, 20.2], reachM: 800 },
    { id: 'n2', kind: 'splitter', operator: null, location: [105.91, 20.21], reachM: null },
  ],
  cables: [
    {
      id: 's1',
      operator: 'VinaPhone',
      lines: [
        [
          [105.9, 20.2],
          [105.91, 20.21],
        ],
      ],
      reachM: null,
    },
  ],
};

describe('the Open Fibre Data Standard', () => {
  it('is read as it is written', async () => {
    const text = fibreStandardJson(NETWORK, { id: 'x', name: 'Mạng', publisher: 'Sở', date: '2025-06-30' });
    expect(await fibre('a.json', text)).toEqual({ network: NETWORK, issues: [] });
  });

  it('has a span for each line of a cable', () => {
    const [cable] = NETWORK.cables;
    const two = {
      nodes: [],
      cables: [{ id: 's', operator: null, lines: [cable?.lines[0] ?? [], cable?.lines[0] ?? []], reachM: null }],
    };
    const written = JSON.parse(fibreStandardJson(two, { id: 'x', name: 'x', publisher: 'x', date: null }));
    expect(written.networks[0].spans).toMatchObject([{ id: 's-1' }, { id: 's-2' }]);
  });

  it('is read from its GeoJSON; what is not in operation is named and left out', async () => {
    const span = (id: string, status: string) => ({
      type: 'Feature',
      geometry: {
        type: 'LineString',
        coordinates: [
          [105.9, 20.2],
          [105.91, 20.21],
        ],
      },
      properties: {
        id,
        status,
        featureType: 'span',
        network: { id: 'x' },
        networkProviders: [{ id: '1', name: 'VNPT' }],
      },
    });
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [span('a', 'operational'), span('b', 'planned')],
    });
    const { network, issues } = await fibre('spans.geojson', text);
    expect(network?.cables).toMatchObject([{ id: 'a', operator: 'VinaPhone' }]);
    expect(issues).toEqual(['2 value-broken! status']);
  });
});
