import { rowDatesOfAll } from '../../analysis/publish/row-dates.ts';
import { formatFor } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import { objectionsSentence } from '../../i18n/objections-sentence.ts';
import { textAsHtml } from '../../model/html.ts';
import { departmentOn, isoToday } from '../../model/today.ts';
import {
  addressFrom,
  descriptionFile,
  interfaceFolder,
  type OpenDataPlace,
  openDataFolder,
  provinceFolder,
  ROOT_PLACE,
} from './addresses.ts';
import type { Dataset } from './dataset.ts';
import { changesSince, type SiteEditions } from './editions.ts';
import { changesSection, editionsSection } from './page-editions.ts';
import type { PublicData } from './public-data.ts';
import { scriptSafe } from './site-provinces.ts';

/** The open-data page: plain HTML that needs no script, Vietnamese first and English beside it. */
export function openDataPage(
  data: PublicData,
  datasets: readonly Dataset[],
  catalog: unknown,
  { site, place }: { readonly site: SiteEditions; readonly place: OpenDataPlace },
): string {
  const link = (file: string): string => textAsHtml(addressFrom(openDataFolder(place), file));
  const current = interfaceFolder({ ...place, edition: null });
  const changes = changesSince(data, site.before);
  const { profile, licence, licenceUrl, answers } = data;
  const known = data.date === null ? null : formatFor('vi').date(data.date);
  const date = known ?? 'không rõ';
  const licenceText =
    licenceUrl === null
      ? textAsHtml(licence)
      : `<a href="${textAsHtml(licenceUrl)}" rel="license">${textAsHtml(licence)}</a>`;
  const title = `Dữ liệu mở · ${profile.name.vi}`;
  const department = departmentOn(profile.department, isoToday()).name;
  const side = (language: Language): string => formatFor(language).number(answers.squareM);
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${textAsHtml(title)}</title>
<link rel="alternate" type="application/ld+json" href="catalog.jsonld">
<script type="application/ld+json">${scriptSafe(JSON.stringify(catalog))}</script>
<style>${STYLE}</style>
</head>
<body>
<main>
${site.hasApp ? `<p><a href="${link(`index.html?profile=${provinceFolder(profile.id, place.edition)}/profile.json`)}">Sóng Chung</a></p>\n` : ''}<h1>${textAsHtml(title)}</h1>
${place.province === null ? '' : `<p><a href="${link(`${openDataFolder(ROOT_PLACE)}index.html`)}">Các tỉnh khác <span lang="en">(other provinces)</span></a></p>\n`}${incomplete(data)}${answers.sample ? '<p class="sample">Dữ liệu mẫu: tính từ dữ liệu minh họa, không phải số liệu của doanh nghiệp hay cơ quan nhà nước. <span lang="en">Sample data, for illustration only.</span></p>' : ''}
<p>Số liệu của ${textAsHtml(department.vi)}, ngày ${date}, giấy phép ${licenceText}. Mức phủ là kết quả tính từ vị trí trạm và bán kính phục vụ, không phải đo tại chỗ. Để không lộ vị trí trạm, mức phủ của từng nhà mạng tính từ giữa ô vuông ${side('vi')} m chứa trạm nên là gần đúng; kết luận về băng rộng của thôn tính từ vị trí thật.</p>
<p lang="en">Published by ${textAsHtml(department.en)}, data of ${known ?? 'unknown date'}, licence ${licenceText}. Coverage is computed from station positions and service radii, not measured. So that no mast is given away, the levels by operator are computed from the middle of the ${side('en')} m square that each mast lies in, and are approximate; a village’s verdict on broadband is computed from the true places.</p>
${rowDates(data)}${datasets.map((dataset) => section(dataset, date, licenceText)).join('\n')}
${objectionsSection(data)}${changes === null ? '' : changesSection(data, changes, link(`${interfaceFolder(place)}changes.json`))}${editionsSection(site, place)}<section id="api">
<h2>API <span lang="en">(v1)</span></h2>
<p>Tệp JSON tĩnh, địa chỉ không đổi: <code>${textAsHtml(current)}villages/{code}.json</code>, <code>${textAsHtml(current)}communes/{code}.json</code>${profile.tiers.includes('district') ? `, <code>${textAsHtml(current)}districts/{code}.json</code>` : ''}; mục lục ở <a href="${link(`${current}index.json`)}">${textAsHtml(current)}index.json</a>, mô tả cho công cụ ở <a href="${link(descriptionFile(place))}">${textAsHtml(descriptionFile(place))}</a> (OpenAPI 3.1). Trong v1 chỉ thêm trường, không đổi nghĩa.</p>
<p lang="en">Static JSON files at stable addresses. Within v1 members are only ever added.</p>
</section>
${site.hasApp ? `<p class="files"><a href="${link('licences.txt')}">Giấy phép phần mềm</a> <span lang="en">(software licences)</span></p>` : WITHOUT_APP}
</main>
</body>
</html>
`;
}

/** The app and the licences of its libraries do not lie in every folder of open data. */
const WITHOUT_APP =
  '<p>Sóng Chung: muốn xem trên bản đồ thì ứng dụng phải nằm cùng thư mục này (publish-data --app). <span lang="en">To see these data on a map the app must lie in this folder.</span></p>';

/** What a file's rows are of, where they are of several dates. */
function rowDates({ answers }: PublicData): string {
  const dates = rowDatesOfAll(answers.sources);
  if (dates === null) return '';
  const [vi, en] = (['vi', 'en'] as const).map((language) => {
    const f = formatFor(language);
    return { from: f.date(dates.oldest), to: f.date(dates.newest), undated: f.number(dates.undated) };
  });
  const without = dates.undated > 0;
  return `<p>Các dòng số liệu ghi ngày từ ${vi?.from} đến ${vi?.to}${without ? `; ${vi?.undated} dòng không ghi ngày` : ''}. <span lang="en">Rows are dated ${en?.from} to ${en?.to}${without ? `; ${en?.undated} rows have no date` : ''}.</span></p>\n`;
}

function section({ id, title, description, fields }: Dataset, date: string, licence: string): string {
  const rows = fields
    .map(
      ([name, meaning]) =>
        `<tr><th scope="row"><code>${textAsHtml(name)}</code></th><td>${textAsHtml(meaning.vi)}</td><td lang="en">${textAsHtml(meaning.en)}</td></tr>`,
    )
    .join('\n');
  return `<section id="${id}">
<h2>${textAsHtml(title.vi)} <span lang="en">(${textAsHtml(title.en)})</span></h2>
<p>${textAsHtml(description.vi)}</p>
<p lang="en">${textAsHtml(description.en)}</p>
<p class="files"><a href="${id}.csv" download>CSV</a> <a href="${id}.geojson" download>GeoJSON</a> <span>Ngày ${date} · ${licence}</span></p>
<details><summary>Các trường <span lang="en">(fields)</span></summary>
<div class="wide" tabindex="0" role="region" aria-label="${textAsHtml(title.vi)}"><table><thead><tr><th scope="col">Tên</th><th scope="col">Ý nghĩa</th><th scope="col" lang="en">Meaning</th></tr></thead><tbody>
${rows}
</tbody></table></div></details>
</section>`;
}

/** How many people have said that an answer is wrong, and what became of it. */
function objectionsSection({ answers: { objections } }: PublicData): string {
  if (!objections) return '';
  const about = { kind: null, asOf: objections.asOf };
  return `<section id="objections">
<h2>Phản ánh của người dân <span lang="en">(reports from people)</span></h2>
<p>${textAsHtml(objectionsSentence(objections.province, about, 'vi'))} Số của từng thôn ở trường <code>objections</code> của API; liên hệ, lời kể và chỗ được phản ánh không công bố.</p>
<p lang="en">${textAsHtml(objectionsSentence(objections.province, about, 'en'))} Those of a village are its member <code>objections</code> in the API; contacts, texts and places are not published.</p>
</section>
`;
}

/** Said above everything: figures of files that arrived cut short are too low. */
function incomplete({ incomplete: files }: PublicData): string {
  if (files.length === 0) return '';
  const names = textAsHtml(files.join(', '));
  return `<p class="sample">Chưa đủ dữ liệu: tệp ${names} nhận thiếu. <span lang="en">Incomplete: ${names} arrived cut short.</span></p>\n`;
}

const STYLE = `
:root{--paper:#fbf9f4;--ink:#26241f;--soft:#5c574c;--line:#d9d3c6;--accent:#0b5f66;--sample:#fbe9bd;--sample-ink:#6b4a00}
@media (prefers-color-scheme:dark){:root{--paper:#1d1f21;--ink:#f0eee8;--soft:#b5b1a7;--line:#3a3d40;--accent:#7fd6d2;--sample:#40341a;--sample-ink:#f3cf7f}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 "Be Vietnam Pro",system-ui,sans-serif}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.6rem;line-height:1.3}h2{font-size:1.2rem;margin:2rem 0 .5rem}
a{color:var(--accent)}[lang=en]{color:var(--soft)}
.sample{padding:.6rem .9rem;border-radius:8px;background:var(--sample);color:var(--sample-ink)}.sample [lang=en]{color:inherit}
.files a[download]{display:inline-block;padding:.35rem .9rem;margin-right:.4rem;border:1px solid var(--accent);border-radius:8px;font-weight:600;text-decoration:none}
.files span{display:inline-block}
section{margin-top:1.5rem;border-top:1px solid var(--line)}
.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem}th,td{padding:.35rem .8rem .35rem 0;text-align:left;vertical-align:top}
code{overflow-wrap:anywhere}`;
