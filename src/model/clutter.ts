/** What a province says of a class of land cover: how high what stands there is. */
export interface ClutterHeight {
  /** Of the class in the files of land cover, 1 to 255. */
  readonly code: number;
  /** Absent: as the ground pack calls it. */
  readonly name?: { readonly vi: string; readonly en: string };
  readonly heightM: number;
  readonly source?: string;
}
