import type { Result } from '../model/issue.ts';
import type { Profile } from '../model/profile.ts';
import type { BaseStation } from '../model/province.ts';
import type { Area } from './area.ts';
import { CsvRows } from './csv-rows.ts';
import { type Content, formatOf, readRows } from './read-rows.ts';
import { stationCollector } from './stations.ts';

type StationProfile = Pick<Profile, 'bounds' | 'operators' | 'technologies'>;

/**
 * Base stations of a GeoJSON or CSV at hand; the file's extension decides which.
 *
 * @param area Land of the villages; a station outside is kept and named. Null: not asked.
 */
export function readStations(
  content: Content,
  file: string,
  profile: StationProfile,
  area: Area | null = null,
): Result<readonly BaseStation[]> {
  return readRows(stationCollector(file, profile, area), content, formatOf(file) === 'csv' ? CsvRows : null);
}
