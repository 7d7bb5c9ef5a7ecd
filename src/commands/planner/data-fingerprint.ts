import type { LoadedProvince } from '../../model/loaded-province.ts';
import type { DataFingerprint } from '../../model/scenario.ts';

/** What a scenario's edits and figures rest on, as one hash: the same data read again give the same. */
export async function dataFingerprint(
  province: Pick<LoadedProvince, 'profile' | 'villages' | 'mapVillages' | 'stations' | 'structures'>,
): Promise<DataFingerprint> {
  const known = fingerprints.get(province.stations);
  if (known) return known;
  const { villages, mapVillages, stations, structures } = province;
  const text = [mapVillages, JSON.stringify(villages), JSON.stringify(stations), JSON.stringify(structures)].join('\n');
  const fingerprint = { provinceId: province.profile.id, sha256: await sha256(new TextEncoder().encode(text)) };
  fingerprints.set(province.stations, fingerprint);
  return fingerprint;
}

const fingerprints = new WeakMap<object, DataFingerprint>();

/** Browsers hash by themselves only on pages that came by https; a province's own server may have none. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const own: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  const hash = own
    ? new Uint8Array(await own.digest('SHA-256', bytes))
    : (await import('@noble/hashes/sha2.js')).sha256(bytes);
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
