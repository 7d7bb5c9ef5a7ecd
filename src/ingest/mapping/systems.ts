import type { CoordinateSystem } from '../../model/mapping.ts';
import type { Profile } from '../../model/profile.ts';
import { WEB_MERCATOR } from './stated-system.ts';

/** Central meridians of the 3° zones that provinces use, degrees. */
export const MERIDIANS_3 = [
  102, 103, 104, 104.5, 104.75, 105, 105.5, 105.75, 106, 106.25, 106.5, 107, 107.25, 107.5, 107.75, 108, 108.25, 108.5,
  111, 114, 117,
] as const;
export const MERIDIANS_6 = [105, 111, 117] as const;

/** The meridian of a zone of UTM, which zones of 6° of VN-2000 have too. */
export const UTM_MERIDIANS = { 48: 105, 49: 111 } as const;

/** Every system that such numbers may be in, the likeliest first. */
export function systemsFor(
  plane: boolean,
  stated: CoordinateSystem | null,
  profile: Pick<Profile, 'centralMeridian'>,
): readonly CoordinateSystem[] {
  if (!plane) {
    const others: CoordinateSystem[] = [{ kind: 'wgs84' }];
    return stated?.kind === 'vn2000-degrees' || stated?.kind === 'other' ? [stated, ...others] : others;
  }
  const zone = (centralMeridian: number, zoneDeg: 3 | 6): CoordinateSystem => ({
    kind: 'vn2000',
    centralMeridian,
    zoneDeg,
  });
  const own = profile.centralMeridian;
  const isPlane = stated !== null && stated.kind !== 'wgs84' && stated.kind !== 'vn2000-degrees';
  return [
    ...(isPlane ? [stated] : []),
    zone(own, 3),
    ...MERIDIANS_6.map((meridian) => zone(meridian, 6)),
    ...MERIDIANS_3.filter((meridian) => meridian !== own).map((meridian) => zone(meridian, 3)),
    { kind: 'utm', zone: 48 },
    { kind: 'utm', zone: 49 },
    WEB_MERCATOR,
  ];
}
