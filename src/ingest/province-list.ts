import * as v from 'valibot';
import type { ListedProvince } from '../model/province-list.ts';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const list = v.object({
  provinces: v.array(
    v.object({
      id: text,
      /** Beside the app: an address of another site, or above this one, is none. */
      profile: v.pipe(text, v.regex(/^data\/(?!.*\.\.\/)[^:?#\\]+\.json$/)),
      name: v.object({ vi: text, en: text }),
      validFrom: text,
      validTo: v.exactOptional(text),
      date: v.exactOptional(text),
      sample: v.boolean(),
      openData: v.exactOptional(text),
    }),
  ),
}) satisfies v.GenericSchema<unknown, { readonly provinces: readonly ListedProvince[] }>;

/** Reads `provinces.json`; null where it is none: a site without a list has one province. */
export function readProvinceList(content: string): readonly ListedProvince[] | null {
  try {
    const read = v.safeParse(list, JSON.parse(content));
    return read.success ? read.output.provinces : null;
  } catch {
    return null;
  }
}
