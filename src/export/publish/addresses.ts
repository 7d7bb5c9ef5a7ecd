/**
 * Where the open data of a province and of its editions lie in a site. The province that a site began
 * with has `open-data/` and `api/` itself; every other one has folders of its own below them.
 */
export interface OpenDataPlace {
  /** Name of the province's folder below `open-data` and `api`; null: the site began with it. */
  readonly province: string | null;
  /** Name of the edition's folder below these; null: the current files. */
  readonly edition: string | null;
}

export const ROOT_PLACE: OpenDataPlace = { province: null, edition: null };

/** Folder of the pages and datasets, relative to the site, with `/` at its end. */
export function openDataFolder({ province, edition }: OpenDataPlace): string {
  return `open-data/${below(province)}${below(edition)}`;
}

/** Folder of the interface's documents. */
export function interfaceFolder({ province, edition }: OpenDataPlace): string {
  return `${apiFolder(province)}v1/${below(edition)}`;
}

/** The interface's description, which all editions share. */
export function descriptionFile({ province }: Pick<OpenDataPlace, 'province'>): string {
  return `${apiFolder(province)}openapi.json`;
}

/** Where the app finds a province of a site, or an edition of it; without `/` at its end. */
export function provinceFolder(id: string, edition: string | null): string {
  return edition === null ? `data/${id}` : `data/${id}/${edition}`;
}

/** The address of a file of the site, as a document in `folder` names it. */
export function addressFrom(folder: string, file: string): string {
  return `${'../'.repeat(folder.split('/').length - 1)}${encodeURI(file)}`;
}

function apiFolder(province: string | null): string {
  return `api/${below(province)}`;
}

function below(name: string | null): string {
  return name === null ? '' : `${name}/`;
}
