import type { Feature, FeatureCollection } from 'geojson';
import { shareOf } from '../analysis/layout.ts';
import { resilienceOf } from '../analysis/village-answer.ts';
import type { Village } from '../model/province.ts';
import type { Analysis } from '../model/results.ts';

/**
 * Villages with their boundaries and what was computed of them.
 *
 * @param shapes Features of all villages in order, as the map has them.
 * @param sources Lines on where the figures come from; kept as a member of the collection.
 */
export function villageFeatures(
  villages: readonly Omit<Village, 'geometry'>[],
  analysis: Analysis,
  members: readonly number[],
  shapes: FeatureCollection,
  sources: readonly string[],
): FeatureCollection & { readonly sources: readonly string[] } {
  const { coverage, fibreShare, verdicts } = analysis;
  const { operators, technologies } = coverage.layout;
  const features = members.flatMap((v): Feature[] => {
    const [village, shape] = [villages[v], shapes.features[v]];
    if (!village || !shape) return [];
    const shares = [
      ...operators.map((operator) => [`share_${operator}`, shareOf(coverage, v, { kind: 'operator', operator })]),
      ...technologies.map((technology) => [
        `share_${technology}`,
        shareOf(coverage, v, { kind: 'technology', technology }),
      ]),
    ];
    const properties = {
      code: village.code,
      name: village.name,
      commune: village.commune,
      commune_code: village.communeCode,
      district: village.district,
      district_code: village.districtCode,
      population: village.population,
      share_broadband: shareOf(coverage, v, { kind: 'broadband' }),
      ...Object.fromEntries(shares),
      mobile_computed: verdicts[v] === 'unknown' ? null : (verdicts[v] ?? null),
      mobile_reported: village.mobileReported,
      resilience: resilienceOf(analysis, v),
      fibre_share: fibreShare?.[v] ?? null,
      ftth_reported: village.ftthReported,
    };
    return [{ type: 'Feature', geometry: shape.geometry, properties }];
  });
  return { type: 'FeatureCollection', features, sources };
}
