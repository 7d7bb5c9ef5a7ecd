import type { Words } from './translate.ts';

/** The explanatory sheet of the templates that operators fill in. */

const VI = {
  'template.data': 'Số liệu',
  'template.guide': 'Hướng dẫn',
  'template.note':
    'Mỗi dòng một trạm của một nhà mạng. Ô không biết thì để trống, không ghi 0. Không đổi dòng tiêu đề.',
  'template.noteFibre': 'Mỗi dòng một nút cáp quang. Ô không biết thì để trống, không ghi 0. Không đổi dòng tiêu đề.',
  'template.column': 'Cột',
  'template.required': 'Bắt buộc',
  'template.meaning': 'Ghi gì',
  'template.example': 'Ví dụ',
  'template.yes': 'bắt buộc',
  'explain.lon':
    'Kinh độ WGS 84 bằng độ thập phân (cũng nhận độ-phút-giây, hoặc X, Y VN-2000 nếu đổi tên hai cột thành X và Y)',
  'explain.lat': 'Vĩ độ WGS 84 bằng độ thập phân',
  'explain.id': 'Mã riêng của từng dòng, không trùng nhau',
  'explain.operator': 'Nhà mạng có thiết bị tại đây',
  'explain.position_id': 'Mã cột hoặc nhà trạm; các trạm cùng mã là cùng một vị trí',
  'explain.status': 'Đang hoạt động, dự kiến, hoặc đã ngừng',
  'explain.commissioned': 'Ngày phát sóng của trạm đang hoạt động: ngày/tháng/năm',
  'explain.planned_date': 'Ngày dự kiến phát sóng của trạm chưa xây',
  'explain.technologies': 'Các công nghệ, cách nhau bằng dấu chấm phẩy',
  'explain.height_m': 'Chiều cao cột tính bằng mét',
  'explain.sectors':
    'Hướng phát: phương vị/độ rộng búp sóng (độ), cách nhau bằng dấu chấm phẩy; để trống nếu phát mọi hướng',
  'explain.radius_m': 'Bán kính phục vụ tính bằng mét; một số cho mọi công nghệ, hoặc từng công nghệ',
  'explain.frequency_mhz': 'Tần số, MHz',
  'explain.eirp_dbm': 'Công suất bức xạ, dBm',
  'explain.structure': 'Loại cột: dây co, tự đứng, trên mái…',
  'explain.owner': 'Đơn vị sở hữu cột; công ty hạ tầng là chủ sở hữu, không phải nhà mạng',
  'explain.served_operators': 'Nhà mạng khác được phục vụ qua chuyển vùng hoặc dùng chung vô tuyến',
  'explain.tenant_slots': 'Số chỗ còn lắp thêm được nhà mạng khác',
  'explain.area_class': 'Đô thị hoặc khu vực khác',
  'explain.source': 'Nguồn của số liệu',
  'explain.source_date': 'Số liệu đến ngày nào',
  'explain.kind': 'Loại nút: olt, odf hoặc splitter',
  'explain.reach_m': 'Bán kính phục vụ của nút tính bằng mét, nếu khác mức chung',
};

const EN: Record<keyof typeof VI, string> = {
  'template.data': 'Data',
  'template.guide': 'Guide',
  'template.note':
    'Each row is one station of one operator. Leave what is unknown empty, never 0. Do not change the header row.',
  'template.noteFibre':
    'Each row is one fibre node. Leave what is unknown empty, never 0. Do not change the header row.',
  'template.column': 'Column',
  'template.required': 'Required',
  'template.meaning': 'What to write',
  'template.example': 'Example',
  'template.yes': 'required',
  'explain.lon':
    'WGS 84 longitude in decimal degrees (degrees-minutes-seconds, or VN-2000 X and Y where the two columns are so named, are read too)',
  'explain.lat': 'WGS 84 latitude in decimal degrees',
  'explain.id': 'An id of the row’s own, never twice',
  'explain.operator': 'The operator whose equipment this is',
  'explain.position_id': 'Id of the mast or building; stations with the same are one position',
  'explain.status': 'Existing, planned or retired',
  'explain.commissioned': 'When an existing station began: day/month/year',
  'explain.planned_date': 'When a planned station is to begin',
  'explain.technologies': 'Technologies, separated by semicolons',
  'explain.height_m': 'Height of the mast in metres',
  'explain.sectors': 'Sectors: azimuth/beamwidth in degrees, separated by semicolons; empty if in all directions',
  'explain.radius_m': 'Radius in metres; one number, or one for each technology',
  'explain.frequency_mhz': 'Frequency, MHz',
  'explain.eirp_dbm': 'EIRP, dBm',
  'explain.structure': 'Kind of mast: guyed, self-supporting, rooftop…',
  'explain.owner': 'Who owns the mast; a tower company is an owner, not an operator',
  'explain.served_operators': 'Other operators served by roaming or RAN sharing',
  'explain.tenant_slots': 'Places left for other operators',
  'explain.area_class': 'Urban or other',
  'explain.source': 'Source of the data',
  'explain.source_date': 'Date of the data',
  'explain.kind': 'Kind of node: olt, odf or splitter',
  'explain.reach_m': 'Reach of the node in metres, where it differs from the usual',
};

export const TEMPLATE_WORDS: Words<keyof typeof VI> = { vi: VI, en: EN };
