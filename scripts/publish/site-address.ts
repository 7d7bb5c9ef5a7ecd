/**
 * Who shows a preview of a link reads the page's head without opening it, and takes only whole
 * addresses of pictures: known only where the site's own address is.
 */

/** Null where it is none that a page can have. The path ends with `/`, so that names are joined below it. */
export function siteAddress(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  url.search = '';
  url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/** The page with the whole address of its picture, and its own. */
export function withSiteAddress(html: string, site: URL): string {
  const image = /(<meta property="og:image" content=")([^"]*)("[^>]*>)/;
  return html.replace(
    image,
    (_, before: string, file: string, after: string) =>
      `${before}${attribute(new URL(file, site))}${after}\n    <meta property="og:url" content="${attribute(site)}" />`,
  );
}

function attribute({ href }: URL): string {
  return href.replaceAll('&', '&amp;').replaceAll('"', '%22');
}

/** Whether a page is the app's: it says which province it opens. */
export function isPageOfApp(html: string): boolean {
  return html.includes('<meta name="province"');
}

/** The page that opens this province at its root, in place of the one that it was built with. */
export function withProvinceOfPage(html: string, profile: string): string {
  const opened = /(<meta name="province" content=")[^"]*(")/;
  const written = profile.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return html.replace(opened, (_, before: string, after: string) => `${before}${written}${after}`);
}
