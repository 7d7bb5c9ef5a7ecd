/** Links of map sites: the two coordinates that a link names, as text; null where a text is no link or names none. */
export function mapLinkText(given: string): string | null {
  if (!/^\s*(https?:\/\/|geo:|www\.|maps?\.)/i.test(given)) return null;
  const link = decoded(given.trim()).replace(/\+/g, ' ');
  // A place in degrees, minutes and seconds.
  const inParts = /\/place\/([^/]*\d\s*°[^/]*)/.exec(link)?.[1];
  if (inParts !== undefined) return inParts;
  for (const pattern of PATTERNS) {
    const [, first, second] = pattern.exec(link) ?? [];
    if (first !== undefined && second !== undefined) return `${first}; ${second}`;
  }
  return /[?&](?:q|query|ll|daddr|destination)=([^&#]*\d[^&#]*)/.exec(link)?.[1] ?? null;
}

const PAIR = String.raw`(-?\d{1,3}\.\d+)(?:\s*[,~;]\s*|\s+)(-?\d{1,3}\.\d+)`;
/** The marked place before the middle of the picture. */
const PATTERNS: readonly RegExp[] = [
  /!3d(-?\d+\.\d+)!4d(-?\d+\.\d+)/,
  /[?&]mlat=(-?\d+\.\d+)&mlon=(-?\d+\.\d+)/,
  /[?&]lat(?:itude)?=(-?\d+\.\d+)&(?:lon|lng|longitude)=(-?\d+\.\d+)/,
  new RegExp(String.raw`[?&](?:q|query|ll|sll|daddr|destination|markers|pt|point)=(?:loc:|[^&\d-]*)?\s*${PAIR}`),
  new RegExp(`^geo:${PAIR}`),
  new RegExp(String.raw`/(?:place|search|dir/[^/]*|maps)/\s*${PAIR}`),
  new RegExp(String.raw`[?&](?:center|cp|c|map|rtp)=(?:pos\.)?${PAIR}`),
  new RegExp(`@${PAIR}`),
  /#map=[\d.]+\/(-?\d+\.\d+)\/(-?\d+\.\d+)/,
  /#[\d.]+\/(-?\d+\.\d+)\/(-?\d+\.\d+)/,
];

function decoded(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}
