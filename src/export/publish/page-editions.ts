import { formatFor } from '../../i18n/format.ts';
import { textAsHtml } from '../../model/html.ts';
import { addressFrom, interfaceFolder, type OpenDataPlace, openDataFolder } from './addresses.ts';
import type { Edition, EditionChanges, PublishedChange, SiteEditions } from './editions.ts';
import type { PublicData } from './public-data.ts';

/** Parts of the open-data page about earlier editions. */

const f = formatFor('vi');

const dateOf = ({ date }: Edition): string => (date === null ? 'không rõ ngày' : f.date(date));

/** Every edition that stays at its own address; nothing where none has a name. */
export function editionsSection({ all }: SiteEditions, place: OpenDataPlace): string {
  const named = all.filter(({ name }) => name !== null);
  if (named.length === 0) return '';
  const from = openDataFolder(place);
  const items = named.map((edition) => {
    const other = { ...place, edition: edition.name };
    const page = textAsHtml(addressFrom(from, `${openDataFolder(other)}index.html`));
    const index = textAsHtml(addressFrom(from, `${interfaceFolder(other)}index.json`));
    return `<li><a href="${page}">${edition.name}</a> · ${dateOf(edition)} · <a href="${index}">API</a></li>`;
  });
  return `<section id="editions">
<h2>Các kỳ dữ liệu <span lang="en">(editions)</span></h2>
<ul>
${items.join('\n')}
</ul>
</section>
`;
}

const VERDICTS = { covered: 'phủ', partial: 'phủ một phần', uncovered: 'chưa phủ', unknown: 'không rõ' } as const;
const RANK = { uncovered: 0, partial: 1, covered: 2, unknown: -1 } as const;

/** What changed since the edition before: counts, and each village with what it was and what it is. */
export function changesSection({ villages }: PublicData, changes: EditionChanges, address: string): string {
  const names = new Map(villages.map(({ code, name, commune }) => [code, `${name}, ${commune}`]));
  const count = (is: (one: PublishedChange) => boolean): number => changes.villages.filter(is).length;
  const moved = ({ mobile: [was, is] }: PublishedChange): number =>
    was === null || is === null ? 0 : Math.sign(RANK[is] - RANK[was]);
  const counts = [
    ['thôn có kết luận băng rộng di động tốt hơn', 'villages with a better verdict', count((one) => moved(one) > 0)],
    ['thôn có kết luận kém hơn', 'with a worse one', count((one) => moved(one) < 0)],
    [
      'thôn mới vào tầm cáp quang',
      'newly within reach of fibre',
      count(({ fibre: [was, is] }) => was === false && is === true),
    ],
    [
      'thôn ra ngoài tầm cáp quang',
      'no longer within reach',
      count(({ fibre: [was, is] }) => was === true && is === false),
    ],
    ['thôn mới', 'new villages', changes.added.length],
    ['thôn không còn', 'villages that are gone', changes.removed.length],
  ] as const;
  const fibre = (is: boolean | null): string => (is === null ? 'không rõ' : is ? 'trong tầm' : 'ngoài tầm');
  const mobile = (is: PublishedChange['mobile'][number]): string => VERDICTS[is ?? 'unknown'];
  const rows = changes.villages.map(
    (one) =>
      `<tr><th scope="row">${textAsHtml(names.get(one.code) ?? one.code)}</th><td>${mobile(one.mobile[0])} → ${mobile(one.mobile[1])}</td><td>${fibre(one.fibre[0])} → ${fibre(one.fibre[1])}</td></tr>`,
  );
  const since = changes.since.name ?? dateOf(changes.since);
  const table = `<details><summary>Từng thôn <span lang="en">(village by village)</span></summary>
<div class="wide" tabindex="0" role="region" aria-label="Thay đổi của từng thôn"><table><thead><tr><th scope="col">Thôn</th><th scope="col">Băng rộng di động</th><th scope="col">Cáp quang</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div></details>`;
  return `<section id="changes">
<h2>Thay đổi so với kỳ ${textAsHtml(since)}, ${dateOf(changes.since)} <span lang="en">(changes since then)</span></h2>
<ul>
${counts.map(([vi, en, number]) => `<li>${f.number(number)} ${vi} <span lang="en">(${en})</span></li>`).join('\n')}
</ul>
<p><a href="${address}">changes.json</a></p>
${rows.length === 0 ? '' : table}
</section>
`;
}
