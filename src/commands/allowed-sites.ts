import type { Issue } from '../model/issue.ts';

/** The sites that the page's Content-Security-Policy lets files come from; null: the page has no policy. */
function allowedSites(): readonly string[] | null {
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
  const sources = /\bconnect-src ([^;]*)/.exec(policy ?? '')?.[1];
  return sources === undefined
    ? null
    : [window.location.origin, ...sources.split(' ').filter((source) => /^https?:/.test(source))];
}

/** Why a file cannot come from an address; null: the page may ask for it, or it is no address at all. */
export function siteRefusal(address: string): Issue | null {
  const site = siteAt(address.trim());
  const allowed = allowedSites();
  if (site === null || allowed === null || allowed.some((source) => isSiteOf(site, source))) return null;
  const file = address.trim();
  return {
    severity: 'error',
    code: 'site-not-allowed',
    file,
    found: site,
    expected: allowed.join(', '),
  };
}

function siteAt(address: string): string | null {
  try {
    return new URL(address).origin;
  } catch {
    return null;
  }
}

/** `https://*.example.vn` stands for every site below it. */
function isSiteOf(site: string, source: string): boolean {
  const [before = '', below] = source.split('*');
  return below === undefined ? site === source : site.startsWith(before) && site.endsWith(below);
}
