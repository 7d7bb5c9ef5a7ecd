import { NOTHING_KNOWN } from '../../src/model/new-station.ts';
import type { BaseStation } from '../../src/model/province.ts';

/** A station as short as a test can say it; the rest is as an ordinary file would leave it. */
export function station(given: Partial<BaseStation> & Pick<BaseStation, 'id'>): BaseStation {
  return {
    operator: 'Viettel',
    location: [106, 20.2],
    status: 'existing',
    technologies: ['4G'],
    ...NOTHING_KNOWN,
    ...given,
  };
}

const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;

/** A point so many metres east and north of 106° E, 20.2° N. */
export function at(eastM: number, northM = 0): readonly [number, number] {
  const lat = 20.2 + northM / METRES_PER_DEGREE;
  return [106 + eastM / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)), lat];
}
