import { integer, pick, type Random, shuffle } from './rng.ts';

/** Plausible village names; the communes are real, their villages' names invented. */

const FIRST = [
  'Phú',
  'An',
  'Vĩnh',
  'Đại',
  'Trung',
  'Thượng',
  'Đông',
  'Tân',
  'Xuân',
  'Quảng',
  'Đồng',
  'Yên',
  'Thanh',
  'Hòa',
  'Bình',
  'Văn',
  'Đức',
  'Kim',
  'Ngọc',
  'Thái',
  'Lạc',
  'Phúc',
  'Mỹ',
  'Liên',
  'Hưng',
  'Hồng',
];
const SECOND = [
  'Thịnh',
  'Lộc',
  'Hòa',
  'Tiến',
  'Sơn',
  'Khê',
  'Cường',
  'Lai',
  'Đoài',
  'Thành',
  'Hải',
  'Quang',
  'Phong',
  'Xá',
  'Nội',
  'Lâm',
  'Mai',
  'Trạch',
  'Hạ',
  'Giang',
  'Mỹ',
  'Hưng',
  'Nghĩa',
  'Phú',
  'Khang',
  'Điền',
  'Bái',
  'Trì',
  'Cầu',
  'Chùa',
];
const SIDES = [
  'Đông',
  'Đoài',
  'Nam',
  'Bắc',
  'Thượng',
  'Hạ',
  'Trung',
  'Nội',
  'Ngoại',
  'Đình',
  'Chùa',
  'Chợ',
  'Sông',
  'Vườn',
  'Bến',
  'Cầu',
];
const MUONG = [
  'Nga',
  'Sấm',
  'Bãi Cả',
  'Đồng Bót',
  'Đồng Tâm',
  'Nga Ba',
  'Vóng',
  'Ao Lươn',
  'Đồng Quân',
  'Săm',
  'Mét',
  'Đá Hàn',
  'Thung Lá',
  'Bái Lộc',
  'Đồng Chạo',
  'Mống',
  'Thường Sung',
  'Cả',
  'Đồi Dâu',
  'Phùng',
  'Rồng',
  'Sòng Vặn',
  'Ráy',
  'Đồi Mây',
  'Thung Trâu',
  'Khe Đầm',
  'Đồng Môn',
  'Hang Trâu',
];
const STREETS = [
  'Vân Giang',
  'Phúc Trung',
  'Phúc Thắng',
  'Phúc Lộc',
  'Phúc Chỉnh',
  'Đông Hồ',
  'Bắc Sơn',
  'Ngọc Hà',
  'Trung Nhất',
  'Trung Nhì',
  'Tây Sơn',
  'Ngọc Mỹ',
  'Phúc Trực',
  'Hưng Phúc',
  'Đẩu Long',
  'Khánh Thành',
  'Khánh Trung',
  'Trung Thành',
  'Yên Bắc',
  'Bích Sơn',
  'Nam Thịnh',
  'Phong Quang',
  'Đa Lộc',
  'Phúc Sơn',
  'Minh Khai',
  'Thống Nhất',
  'Đồng Tiến',
  'Phú Xuân',
  'Tân An',
  'Trung Sơn',
];

export interface VillageName {
  readonly name: string;
  readonly kind: 'thôn' | 'xóm' | 'bản' | 'tổ dân phố' | 'phố';
}

/** `count` different names for one commune. */
export function drawVillageNames(
  random: Random,
  count: number,
  place: { readonly commune: string; readonly districtCode: string | null; readonly mountain: boolean },
): VillageName[] {
  if (/^(Phường|Thị trấn)/.test(place.commune)) return townNames(random, count, place);
  const numbered = place.districtCode === '376' ? 0.75 : place.districtCode === '375' ? 0.5 : 0.2;
  if (random() < numbered) {
    const kind = place.districtCode === '376' || random() < 0.5 ? 'xóm' : 'thôn';
    const word = kind === 'xóm' ? 'Xóm' : 'Thôn';
    return Array.from({ length: count }, (_, i) => ({ name: `${word} ${i + 1}`, kind }));
  }
  const sides = shuffle(random, [...SIDES]);
  const muong = shuffle(random, [...MUONG]);
  return distinct(count, () => {
    if (place.mountain && random() < 0.6) {
      const name = muong.pop() ?? `${pick(random, FIRST)} ${pick(random, SECOND)}`;
      return random() < 0.7 ? { name: `Bản ${name}`, kind: 'bản' } : { name: `Thôn ${name}`, kind: 'thôn' };
    }
    const dice = random();
    if (dice < 0.16 && sides.length > 0) return { name: `Thôn ${sides.pop() ?? 'Đông'}`, kind: 'thôn' };
    const name = compound(random);
    if (dice < 0.32) return { name: `Thôn ${name} ${integer(random, 1, 3)}`, kind: 'thôn' };
    if (dice < 0.4) return { name: `Xóm ${name}`, kind: 'xóm' };
    return { name: `Thôn ${name}`, kind: 'thôn' };
  });
}

function townNames(random: Random, count: number, place: { readonly districtCode: string | null }): VillageName[] {
  const numbered = place.districtCode === '370' ? 0.7 : place.districtCode === '369' ? 0.15 : 0.4;
  if (random() < numbered) {
    return Array.from({ length: count }, (_, i) => ({ name: `Tổ dân phố ${i + 1}`, kind: 'tổ dân phố' }));
  }
  const streets = shuffle(random, [...STREETS]);
  return distinct(count, () => ({ name: `Phố ${streets.pop() ?? compound(random)}`, kind: 'phố' }));
}

function compound(random: Random): string {
  for (;;) {
    const first = pick(random, FIRST);
    const second = pick(random, SECOND);
    if (first !== second) return `${first} ${second}`;
  }
}

function distinct(count: number, make: () => VillageName): VillageName[] {
  const names = new Map<string, VillageName>();
  while (names.size < count) {
    const name = make();
    if (!names.has(name.name)) names.set(name.name, name);
  }
  return [...names.values()];
}
