import { ISSUE_CODES, type Issue, type IssueCode } from '../model/issue.ts';
import { formatFor } from './format.ts';
import type { Language } from './language.ts';

/**
 * Issues as sentences: what was found, what was expected, what became of the row. They
 * do not repeat the file and the row, which every list of issues shows beside them.
 */

/** `{found}` `{expected}` `{field}` are filled in; a part in brackets disappears where its figure is unknown. */
interface Sentence {
  readonly vi: string;
  readonly en: string;
  /** What is affected: a row (left out or kept), a value (forgotten), or neither. */
  readonly about?: 'row' | 'value';
}

const SENTENCES: Readonly<Record<IssueCode, Sentence>> = {
  'file-missing': { vi: 'Không tìm thấy tệp[ ({found})].', en: 'The file was not found[ ({found})].' },
  'file-unreadable': {
    vi: 'Không đọc được nội dung[ ({found})][; cần: {expected}].',
    en: 'The content cannot be read[ ({found})][; expected: {expected}].',
    about: 'row',
  },
  'file-empty': { vi: 'Tệp trống.', en: 'The file is empty.' },
  'json-broken': {
    vi: 'JSON bị hỏng[ tại “{found}”][; cần: {expected}].',
    en: 'Broken JSON[ at “{found}”][; expected: {expected}].',
    about: 'row',
  },
  'csv-broken': {
    vi: 'Bảng CSV sai cấu trúc[ tại “{found}”][ (cột {field})][; cần: {expected}].',
    en: 'Malformed CSV[ at “{found}”][ (column {field})][; expected: {expected}].',
    about: 'row',
  },
  'not-feature-collection': {
    vi: 'Tệp không phải là FeatureCollection của GeoJSON[, mà là “{found}”].',
    en: 'The file is not a GeoJSON FeatureCollection[ but “{found}”].',
  },
  'geometry-missing': {
    vi: 'Không có hình học[; cần: {expected}].',
    en: 'There is no geometry[; expected: {expected}].',
    about: 'row',
  },
  'geometry-wrong-type': {
    vi: 'Sai loại hình học: “{found}”[; cần: {expected}].',
    en: 'Wrong type of geometry: “{found}”[; expected: {expected}].',
    about: 'row',
  },
  'geometry-degenerate': {
    vi: 'Một đường hoặc vòng biên quá nhỏ[: {found}][; cần: {expected}]; phần đó bị bỏ.',
    en: 'A line or ring is too small[: {found}][; expected: {expected}]; that part is left out.',
    about: 'row',
  },
  'coordinates-broken': {
    vi: 'Tọa độ hỏng[: “{found}”][; cần: {expected}].',
    en: 'Broken coordinates[: “{found}”][; expected: {expected}].',
    about: 'row',
  },
  'coordinates-zero': {
    vi: 'Tọa độ là (0, 0), tức là chưa nhập.',
    en: 'The coordinates are (0, 0), so they were never entered.',
    about: 'row',
  },
  'coordinates-swapped': {
    vi: 'Kinh độ và vĩ độ bị đảo[: {found}][; cần: {expected}].',
    en: 'Longitude and latitude are swapped[: {found}][; expected: {expected}].',
    about: 'row',
  },
  'coordinates-far': {
    vi: 'Vị trí ở quá xa tỉnh[: {found}][; cần: {expected}].',
    en: 'The place is too far from the province[: {found}][; expected: {expected}].',
    about: 'row',
  },
  'outside-province': {
    vi: 'Nằm ngoài ranh giới tỉnh[: {found}].',
    en: 'It lies outside the province[: {found}].',
    about: 'row',
  },
  'column-missing': {
    vi: 'Thiếu cột bắt buộc “{field}”[ trong cả {found} dòng].',
    en: 'The required column “{field}” is missing[ in all {found} rows].',
  },
  'value-missing': {
    vi: 'Thiếu giá trị bắt buộc “{field}”.',
    en: 'The required value “{field}” is missing.',
    about: 'row',
  },
  'value-broken': {
    vi: 'Giá trị “{found}” của “{field}” không hợp lệ[; cần: {expected}].',
    en: 'The value “{found}” of “{field}” is not valid[; expected: {expected}].',
    about: 'value',
  },
  'value-implausible': {
    vi: 'Giá trị “{found}” của “{field}” khó tin[; thường {expected}].',
    en: 'The value “{found}” of “{field}” is hard to believe[; usually {expected}].',
    about: 'row',
  },
  'duplicate-id': {
    vi: 'Mã “{found}” bị trùng[ với {expected}].',
    en: 'The id “{found}” is a duplicate[ of {expected}].',
    about: 'row',
  },
  'unknown-operator': {
    vi: 'Doanh nghiệp “{found}” không có trong hồ sơ tỉnh[; cần: {expected}].',
    en: 'The operator “{found}” is not in the profile[; expected: {expected}].',
    about: 'row',
  },
  'unknown-technology': {
    vi: 'Công nghệ “{found}” không có trong hồ sơ tỉnh[; cần: {expected}].',
    en: 'The technology “{found}” is not in the profile[; expected: {expected}].',
    about: 'row',
  },
  'unknown-commune': {
    vi: 'Tên xã “{found}” khác với tên đã gặp của cùng mã xã[: “{expected}”].',
    en: 'The commune “{found}” has another name elsewhere under the same code[: “{expected}”].',
    about: 'row',
  },
  'commune-missing': {
    vi: 'Không có xã[ ở cả {found} dòng]; mỗi đơn vị được coi là một xã.',
    en: 'There is no commune[ in all {found} rows]; each unit counts as its own commune.',
  },
  'district-missing': {
    vi: 'Không có huyện[ ở cả {found} dòng].',
    en: 'There is no district[ in all {found} rows].',
    about: 'row',
  },
  'profile-invalid': {
    vi: 'Hồ sơ tỉnh không hợp lệ tại “{field}”[: tìm thấy “{found}”][; cần: {expected}].',
    en: 'The profile is not valid at “{field}”[: found “{found}”][; expected: {expected}].',
  },
  'answers-broken': {
    vi: 'Kết quả công bố không khớp tại “{field}”[; cần: {expected}]. Hãy công bố lại cả thư mục.',
    en: 'The published answers do not fit at “{field}”[; expected: {expected}]. Publish the whole folder again.',
  },
  'sample-not-used': {
    vi: 'Dữ liệu minh họa không được dùng cùng dữ liệu riêng; phần “{field}” để trống.',
    en: 'Sample data are not used beside your own; “{field}” stays empty.',
  },
  'settlements-not-used': {
    vi: 'Tệp khu dân cư chưa được dùng; mọi tỷ lệ tính trên toàn diện tích thôn.',
    en: 'The file of settlements is not used yet; all shares are of the villages’ whole area.',
  },
  'nothing-usable': {
    vi: 'Không có dòng nào dùng được[ (đã đọc {found} dòng)].',
    en: 'Nothing in the file can be used[ ({found} rows were read)].',
  },
  'archive-refused': {
    vi: 'Tệp bị từ chối vì không an toàn[: “{found}”][ ({expected})].',
    en: 'The file is refused as unsafe[: “{found}”][ ({expected})].',
  },
  'format-unknown': {
    vi: 'Chưa đọc được loại tệp này[ ({found})]; hãy dùng GeoJSON, Excel, CSV, Shapefile nén ZIP, GeoPackage, KML, GPX hoặc TopoJSON.',
    en: 'This kind of file is not read[ ({found})]; use GeoJSON, Excel, CSV, zipped Shapefile, GeoPackage, KML, GPX or TopoJSON.',
  },
  'server-refuses': {
    vi: 'Không lấy được tệp từ địa chỉ này[ ({found})]: máy chủ không cho trang khác đọc, hoặc không có mạng. Hãy tải tệp về máy rồi mở.',
    en: 'The file cannot be fetched[ ({found})]: the server lets no other site read it, or there is no network. Download it, then open it here.',
  },
  'header-missing': {
    vi: 'Không tìm thấy dòng tiêu đề của bảng.',
    en: 'No header row was found.',
  },
  'layer-left-out': {
    vi: 'Phần “{found}” của tệp không được dùng[ ({expected})].',
    en: 'The part “{found}” of the file is not used[ ({expected})].',
  },
  'crs-unknown': {
    vi: 'Tệp ghi hệ tọa độ “{found}”, chương trình không biết chuyển sang WGS 84; hãy chọn hệ tọa độ. Không dòng nào được dùng.',
    en: 'The file states the coordinate system “{found}”, which cannot be converted to WGS 84; choose the system. No row is used.',
  },
  'formula-without-value': {
    vi: 'Công thức không có giá trị lưu sẵn[ tại {field}][: {found} ô]; hãy mở và lưu lại tệp bằng Excel.',
    en: 'Formulas without a stored value[ at {field}][: {found} cells]; open and save the file in Excel.',
  },
  'cells-left-out': {
    vi: 'Các ô ở ngoài bảng không được dùng[: {found} ô][, đầu tiên {field}].',
    en: 'Cells outside of the table are not used[: {found}][, the first {field}].',
  },
  'work-limit': {
    vi: 'Tệp đòi nhiều việc hơn mức cho phép với cỡ của nó[: {found}][; giới hạn: {expected}].',
    en: 'The file asks for more work than its size allows[: {found}][; limit: {expected}].',
  },
  'polygon-overlaps-itself': {
    vi: 'Các phần hoặc lỗ của ranh giới chồng nhau hay nằm ngoài[: {found}]; diện tích là của phần đất được vẽ[, {expected}].',
    en: 'Parts or holes of the border overlap or lie outside[: {found}]; the area is that of the land drawn[, {expected}].',
    about: 'row',
  },
  'curves-drawn': {
    vi: 'Đường cong của ranh giới được vẽ bằng các đoạn ngắn[: {found}].',
    en: 'Curves of the border are drawn by short segments[: {found}].',
    about: 'row',
  },
  'date-rough': {
    vi: 'Ngày “{found}” của “{field}” chưa đủ; tạm hiểu là {expected}.',
    en: 'The date “{found}” of “{field}” is rough; it is taken as {expected}.',
    about: 'row',
  },
  'commune-renamed': {
    vi: 'Xã “{found}” nay là “{expected}”.',
    en: 'The commune “{found}” is now “{expected}”.',
    about: 'row',
  },
  'commune-divided': {
    vi: 'Xã “{found}” đã chia; nay là {expected}. Hãy ghi rõ xã nào.',
    en: 'The commune “{found}” was divided; it is now {expected}. Say which one.',
    about: 'row',
  },
  'commune-unlisted': {
    vi: 'Xã “{found}” không có trong danh mục của tỉnh.',
    en: 'The commune “{found}” is not in the province’s list.',
    about: 'row',
  },
  'other-zone': {
    vi: 'Tọa độ rơi xa tỉnh[ ({found})], nhưng khớp nếu kinh tuyến trục là {expected}.',
    en: 'The place is far from the province[ ({found})], but fits with the central meridian {expected}.',
    about: 'row',
  },
  'polygon-crosses': {
    vi: 'Ranh giới tự cắt[ tại {found}].',
    en: 'The border crosses itself[ at {found}].',
    about: 'row',
  },
  'polygon-unclosed': {
    vi: 'Vòng biên không khép kín[: {found}].',
    en: 'The ring is not closed[: {found}].',
    about: 'row',
  },
  'polygon-direction': {
    vi: 'Vòng biên vẽ {found}[; cần: {expected}].',
    en: 'The ring runs {found}[; expected: {expected}].',
    about: 'row',
  },
  'polygon-doubled': {
    vi: 'Ranh giới có điểm lặp liền nhau[ tại {found}].',
    en: 'The border has a point twice in a row[ at {found}].',
    about: 'row',
  },
  'villages-overlap': {
    vi: 'Chồng lên “{expected}”[: {found}].',
    en: 'It overlaps “{expected}”[: {found}].',
    about: 'row',
  },
  'villages-gap': {
    vi: 'Có khoảng trống giữa các thôn[: {found}][ quanh {expected}].',
    en: 'There is a gap between villages[: {found}][ around {expected}].',
  },
  'village-unmatched': {
    vi: 'Không có ranh giới nào của “{found}”.',
    en: 'No border belongs to “{found}”.',
    about: 'row',
  },
  'village-ambiguous': {
    vi: '“{found}” khớp với nhiều thôn[: {expected}]; hãy ghi mã.',
    en: '“{found}” fits several villages[: {expected}]; give the code.',
    about: 'row',
  },
  'village-without-row': {
    vi: '“{found}” ({expected}) có ranh giới nhưng bảng không có dòng nào; số liệu giữ như cũ.',
    en: '“{found}” ({expected}) has a border but no row in the table; its figures stay.',
  },
  'village-name-differs': {
    vi: 'Mã khớp nhưng “{field}” ghi “{found}”, ranh giới ghi “{expected}”; giữ theo ranh giới.',
    en: 'The code matches, but “{field}” says “{found}” and the borders “{expected}”; the borders’ is kept.',
    about: 'row',
  },
  'village-code-differs': {
    vi: 'Mã “{found}” không có trong ranh giới; ghép theo tên với mã “{expected}”.',
    en: 'No border has the code “{found}”; joined by name to “{expected}”.',
    about: 'row',
  },
  'borders-missing': {
    vi: 'Bảng thôn cần ranh giới để ghép vào; hãy đưa thêm tệp ranh giới thôn.',
    en: 'A table of villages needs borders to be joined to; bring the villages’ borders too.',
  },
  'borders-sample': {
    vi: 'Ranh giới đang dùng là dữ liệu minh họa; kết quả ghép vẫn là minh họa.',
    en: 'The borders in use are sample data; what is joined to them stays an illustration.',
  },
  'more-issues': {
    vi: 'Còn [{found} ]vấn đề cùng loại không liệt kê[ ({expected})].',
    en: 'Not listed: [{found} ]more of the same kind[ ({expected})].',
  },
};

const OUTCOMES: Readonly<Record<Language, Readonly<Record<'left-out' | 'kept' | 'forgotten', string>>>> = {
  vi: { 'left-out': 'Dòng bị bỏ qua.', kept: 'Dòng vẫn giữ.', forgotten: 'Bỏ giá trị này, dòng vẫn giữ.' },
  en: {
    'left-out': 'The row is left out.',
    kept: 'The row is kept.',
    forgotten: 'The value is dropped, the row kept.',
  },
};

/** What a kind of issue is called where the rest of its kind is counted. */
const KINDS: Readonly<Record<IssueCode, Readonly<Record<Language, string>>>> = {
  'file-missing': { vi: 'thiếu tệp', en: 'file missing' },
  'file-unreadable': { vi: 'không đọc được', en: 'unreadable' },
  'file-empty': { vi: 'tệp trống', en: 'empty file' },
  'json-broken': { vi: 'JSON hỏng', en: 'broken JSON' },
  'csv-broken': { vi: 'CSV hỏng', en: 'malformed CSV' },
  'not-feature-collection': { vi: 'không phải GeoJSON', en: 'not GeoJSON' },
  'geometry-missing': { vi: 'thiếu hình học', en: 'geometry missing' },
  'geometry-wrong-type': { vi: 'sai loại hình học', en: 'wrong geometry' },
  'geometry-degenerate': { vi: 'hình quá nhỏ', en: 'degenerate geometry' },
  'coordinates-broken': { vi: 'tọa độ hỏng', en: 'broken coordinates' },
  'coordinates-zero': { vi: 'tọa độ (0, 0)', en: 'coordinates (0, 0)' },
  'coordinates-swapped': { vi: 'tọa độ bị đảo', en: 'swapped coordinates' },
  'coordinates-far': { vi: 'quá xa tỉnh', en: 'too far away' },
  'outside-province': { vi: 'ngoài ranh giới tỉnh', en: 'outside the province' },
  'column-missing': { vi: 'thiếu cột', en: 'column missing' },
  'value-missing': { vi: 'thiếu giá trị', en: 'value missing' },
  'value-broken': { vi: 'giá trị không hợp lệ', en: 'invalid value' },
  'value-implausible': { vi: 'giá trị khó tin', en: 'implausible value' },
  'duplicate-id': { vi: 'trùng mã', en: 'duplicate id' },
  'unknown-operator': { vi: 'doanh nghiệp lạ', en: 'unknown operator' },
  'unknown-technology': { vi: 'công nghệ lạ', en: 'unknown technology' },
  'unknown-commune': { vi: 'tên xã không khớp', en: 'commune names differ' },
  'commune-missing': { vi: 'thiếu xã', en: 'commune missing' },
  'district-missing': { vi: 'thiếu huyện', en: 'district missing' },
  'profile-invalid': { vi: 'hồ sơ tỉnh', en: 'profile' },
  'answers-broken': { vi: 'kết quả công bố', en: 'published answers' },
  'sample-not-used': { vi: 'dữ liệu minh họa', en: 'sample data' },
  'settlements-not-used': { vi: 'khu dân cư chưa dùng', en: 'settlements not used' },
  'nothing-usable': { vi: 'không dùng được', en: 'nothing usable' },
  'archive-refused': { vi: 'tệp không an toàn', en: 'unsafe file' },
  'format-unknown': { vi: 'loại tệp lạ', en: 'unknown format' },
  'server-refuses': { vi: 'máy chủ không cho', en: 'server refuses' },
  'header-missing': { vi: 'thiếu tiêu đề', en: 'no header' },
  'date-rough': { vi: 'ngày chưa đủ', en: 'rough date' },
  'commune-renamed': { vi: 'xã đổi tên', en: 'commune renamed' },
  'commune-divided': { vi: 'xã đã chia', en: 'commune divided' },
  'commune-unlisted': { vi: 'xã ngoài danh mục', en: 'commune not listed' },
  'other-zone': { vi: 'sai múi chiếu', en: 'another zone' },
  'polygon-crosses': { vi: 'ranh giới tự cắt', en: 'border crosses itself' },
  'polygon-unclosed': { vi: 'biên chưa khép kín', en: 'ring not closed' },
  'polygon-direction': { vi: 'biên vẽ ngược chiều', en: 'ring the wrong way round' },
  'polygon-doubled': { vi: 'điểm biên bị lặp', en: 'doubled points' },
  'villages-overlap': { vi: 'thôn chồng nhau', en: 'villages overlap' },
  'villages-gap': { vi: 'khoảng trống', en: 'gaps' },
  'village-unmatched': { vi: 'không khớp thôn nào', en: 'fits no village' },
  'village-ambiguous': { vi: 'khớp nhiều thôn', en: 'fits several villages' },
  'village-without-row': { vi: 'thôn không có dòng', en: 'village without a row' },
  'village-name-differs': { vi: 'tên khác ranh giới', en: 'names differ' },
  'village-code-differs': { vi: 'mã khác ranh giới', en: 'codes differ' },
  'borders-missing': { vi: 'thiếu ranh giới', en: 'no borders' },
  'borders-sample': { vi: 'ranh giới minh họa', en: 'sample borders' },
  'layer-left-out': { vi: 'phần không dùng', en: 'part not used' },
  'crs-unknown': { vi: 'hệ tọa độ lạ', en: 'unknown coordinate system' },
  'formula-without-value': { vi: 'công thức chưa có giá trị', en: 'formulas without values' },
  'cells-left-out': { vi: 'ô ngoài bảng', en: 'cells outside the table' },
  'work-limit': { vi: 'quá nhiều việc', en: 'too much work' },
  'polygon-overlaps-itself': { vi: 'ranh giới chồng lên mình', en: 'border overlaps itself' },
  'curves-drawn': { vi: 'đường cong', en: 'curves' },
  'more-issues': { vi: 'vấn đề khác', en: 'more issues' },
};

/** Machine-readable expectations in the reader's words; what is not here is read as it stands. */
const VIETNAMESE_EXPECTATIONS: readonly (readonly [RegExp, string])[] = [
  [/^row (\d+)$/, 'dòng $1'],
  [/^lon, lat$/, 'kinh độ, vĩ độ'],
  [/^lon (\S+), lat (\S+)$/, 'kinh độ $1, vĩ độ $2'],
  [/^integer\b/, 'số nguyên'],
  [/^number\b/, 'số'],
  [/ \| text$/, ' | chữ'],
  [/^text$/, 'chữ'],
  [/^list$/, 'danh sách'],
  [/^object$/, 'nhóm giá trị {…}'],
  [/^required$/, 'phải có giá trị'],
  [/^unique$/, 'không trùng'],
  [/^complete$/, 'tệp đầy đủ (tệp bị cắt cụt)'],
  [/^no password$/, 'tệp không đặt mật khẩu'],
  [/^quotes$/, 'dấu ngoặc kép đóng đủ'],
  [/^distinct columns$/, 'tên cột không trùng'],
  [/^relative path$/, 'đường dẫn tương đối'],
  [/^letters and digits$/, 'chữ và số'],
  [/^azimuth\/beamwidth/, 'phương vị/độ rộng búp'],
  [/^operators × technologies/, 'doanh nghiệp × công nghệ'],
  [/ columns$/, ' cột'],
  [/ points$/, ' điểm khác nhau'],
  [/^anticlockwise\b/, 'ngược chiều kim đồng hồ'],
  [/^clockwise\b/, 'cùng chiều kim đồng hồ'],
  [/^closed$/, 'điểm cuối trùng điểm đầu'],
  [/^single$/, 'mỗi điểm một lần'],
  [/^simple$/, 'không tự cắt'],
  [/, row (\d+)/g, ', dòng $1'],
  [/^(\d+)\/(\d+)(?=$|: )/, 'đã dùng $1 trong $2 phần'],
  [/: empty$/, '; phần này trống'],
  [/: hidden$/, '; phần này bị ẩn'],
  [/: columns$/, '; các cột không phù hợp'],
];
const ENGLISH_EXPECTATIONS: readonly (readonly [RegExp, string])[] = [
  [/^(\d+)\/(\d+)(?=$|: )/, '$1 of $2 parts used'],
  [/: empty$/, '; this one is empty'],
  [/: hidden$/, '; this one is hidden'],
  [/: columns$/, '; its columns do not fit'],
  [/^required$/, 'a value'],
  [/^complete$/, 'a complete file (it is cut short)'],
  [/^no password$/, 'a file without a password'],
  [/^quotes$/, 'closed quotes'],
  [/ points$/, ' distinct points'],
  [/^closed$/, 'the last point as the first'],
  [/^single$/, 'each point once'],
  [/^simple$/, 'no crossing'],
];

/** One or two sentences in plain words, without file and row. */
export function issueSentence(issue: Issue, language: Language): string {
  const sentence = SENTENCES[issue.code];
  const values = { field: issue.field, found: foundText(issue, language), expected: expectedText(issue, language) };
  const said = sentence[language]
    .replace(/\[([^\]]*\{(\w+)\}[^\]]*)\]/g, (_, part: string, name: string) =>
      filledWith(values, name) === '' ? '' : part,
    )
    .replace(/\{(\w+)\}/g, (_, name: string) => filledWith(values, name));
  const outcome = outcomeOf(issue, sentence);
  return outcome === null ? said : `${said} ${OUTCOMES[language][outcome]}`;
}

/** What a kind of issue is called, e.g. over a list of them. */
export function kindOfIssue(code: IssueCode, language: Language): string {
  return KINDS[code][language];
}

/** `file:row: field: sentence`, as the commands print it. */
export function issueLine(issue: Issue, language: Language): string {
  const row = issue.row === undefined ? '' : `:${issue.row}`;
  const field = issue.field === undefined ? '' : `${issue.field}: `;
  return `${issue.file}${row}: ${field}${issueSentence(issue, language)}`;
}

function outcomeOf(issue: Issue, { about }: Sentence): 'left-out' | 'kept' | 'forgotten' | null {
  if (about === undefined || issue.row === undefined) return null;
  if (issue.severity === 'error') return 'left-out';
  return about === 'value' ? 'forgotten' : 'kept';
}

function filledWith(
  values: Readonly<Record<'field' | 'found' | 'expected', string | undefined>>,
  name: string,
): string {
  return (name === 'field' || name === 'found' || name === 'expected' ? values[name] : undefined) ?? '';
}

/** Counts are written as the reader writes numbers; what was found in a file stays as it stood there. */
function foundText({ code, found }: Issue, language: Language): string | undefined {
  const isCount = ['column-missing', 'commune-missing', 'district-missing', 'nothing-usable', 'more-issues'].includes(
    code,
  );
  if (isCount && found !== undefined) return formatFor(language).number(Number(found));
  return code === 'polygon-direction' ? inWords(found, language) : found;
}

function expectedText({ code, expected }: Issue, language: Language): string | undefined {
  if (expected === undefined) return undefined;
  if (code === 'more-issues') return ISSUE_CODES.flatMap((one) => (one === expected ? [KINDS[one][language]] : []))[0];
  return inWords(expected, language);
}

/** What a check names in machine's words, e.g. `number 30..100`. */
export function inWords(machine: string | undefined, language: Language): string | undefined {
  const words = language === 'vi' ? VIETNAMESE_EXPECTATIONS : ENGLISH_EXPECTATIONS;
  return words.reduce((text, [pattern, word]) => text?.replace(pattern, word), machine);
}
