import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Licences of all that a build ships, from the lock file and the packages themselves. */

const ROOT = resolve(import.meta.dirname, '../..');
/** Licences that ask for no more than to be named; the EDL is the BSD licence of three clauses under its Eclipse name. */
const PERMISSIVE =
  /^\(?(MIT|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|OFL-1\.1|0BSD|EDL-1\.0|Unlicense|CC0-1\.0|Zlib)\b/;
/** What some packages write, and what their licence files say. */
const MISWRITTEN: Readonly<Record<string, string>> = { 'BDS-3-Clause': 'BSD-3-Clause', BSD: 'BSD-2-Clause' };
const LICENCE_FILE = /^(licen[cs]e|copying)([.-].*)?$/i;

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Its licence in full; null: the package has no such file. */
  readonly text: string | null;
}

/**
 * What the app needs when it runs, with all that it needs in turn. Types are not shipped.
 *
 * @throws Error For a package without a licence that lets it be shipped.
 */
export function shippedPackages(root = ROOT): readonly ShippedPackage[] {
  const lock: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  );
  return Object.entries(lock.packages).flatMap(([path, { version = '', dev, optional, license }]) => {
    const name = path.split('node_modules/').at(-1) ?? '';
    if (path === '' || dev || optional || name.startsWith('@types/')) return [];
    const folder = join(root, path);
    const stated = license ?? licenceStated(folder);
    const licence = MISWRITTEN[stated] ?? stated;
    if (!PERMISSIVE.test(licence)) throw new Error(`${name} ${version}: its licence is “${licence}”`);
    const file = readdirSync(folder).find((entry) => LICENCE_FILE.test(entry));
    const text = file === undefined ? null : readFileSync(join(folder, file), 'utf8').trim();
    return [{ name, version, licence, text }];
  });
}

interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly license?: string;
}

/** Older packages state a list, `licenses`. */
function licenceStated(folder: string): string {
  const stated: { readonly license?: unknown; readonly licenses?: readonly { readonly type?: unknown }[] } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  return String(stated.license ?? stated.licenses?.[0]?.type ?? '');
}

/** One text for people: a list, then each licence once with the packages that are under these very words. */
export function licencePage(packages: readonly ShippedPackage[], own: string): string {
  const list = packages.map(({ name, version, licence }) => `${name} ${version}: ${licence}`);
  const byText = new Map<string, string[]>();
  for (const { name, licence, text } of packages) {
    const words = text ?? `${licence}; the package carries no text of it, see https://spdx.org/licenses/`;
    byText.set(words, [...(byText.get(words) ?? []), name]);
  }
  const texts = [...byText].map(([text, names]) => `${'-'.repeat(72)}\n${names.join(', ')}\n\n${text}\n`);
  return [`Sóng Chung\n\n${own.trim()}\n`, `${list.join('\n')}\n`, ...texts].join('\n');
}

/** Writes `licences.txt` beside the app. */
export function licences(): Plugin {
  return {
    name: 'licences',
    apply: 'build',
    generateBundle() {
      const own = readFileSync(join(ROOT, 'LICENSE'), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: licencePage(shippedPackages(), own) });
    },
  };
}
