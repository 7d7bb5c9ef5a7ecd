import type { Measurement } from '../../src/model/province.ts';

/** A measurement of 4G somewhere in the province, of which nothing else is known. */
export function measurement(given: Partial<Measurement>): Measurement {
  return {
    commune: null,
    operator: null,
    technology: '4G',
    rsrpDbm: null,
    downloadMbps: null,
    uploadMbps: null,
    samples: null,
    time: null,
    source: null,
    location: [106, 20.2],
    extra: {},
    ...given,
  };
}
