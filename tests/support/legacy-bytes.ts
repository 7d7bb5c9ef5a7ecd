/**
 * Files in encodings that no library here writes, made by turning the decoders of the platform
 * and the published tables of the old fonts around.
 */

const encoderOf = (label: string): Map<string, number> =>
  new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder(label).decode(new Uint8Array([byte])), byte]));

const VN1258 = encoderOf('windows-1258');
const LATIN = encoderOf('windows-1252');

/** Windows-1258: a letter, then its tone as a mark of its own. */
export function windows1258(text: string): Uint8Array {
  const bytes = [...text.normalize('NFC')].flatMap((letter) => {
    const whole = VN1258.get(letter);
    if (whole !== undefined) return [whole];
    const marks = letter.normalize('NFD');
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(marks)?.[0] ?? '';
    return [marks.replace(tone, '').normalize('NFC'), tone].flatMap((part) => VN1258.get(part) ?? []);
  });
  return new Uint8Array(bytes);
}

/** Small letters of TCVN 5712 VN3 in byte order from 0xA8, as `iconv -t TCVN` gives them too. */
const TCVN3: Readonly<Record<string, number>> = {
  ă: 0xa8,
  â: 0xa9,
  ê: 0xaa,
  ô: 0xab,
  ơ: 0xac,
  ư: 0xad,
  đ: 0xae,
  à: 0xb5,
  ả: 0xb6,
  ã: 0xb7,
  á: 0xb8,
  ạ: 0xb9,
  ằ: 0xbb,
  ẳ: 0xbc,
  ẵ: 0xbd,
  ắ: 0xbe,
  ặ: 0xc6,
  ầ: 0xc7,
  ẩ: 0xc8,
  ẫ: 0xc9,
  ấ: 0xca,
  ậ: 0xcb,
  è: 0xcc,
  ẻ: 0xce,
  ẽ: 0xcf,
  é: 0xd0,
  ẹ: 0xd1,
  ề: 0xd2,
  ể: 0xd3,
  ễ: 0xd4,
  ế: 0xd5,
  ệ: 0xd6,
  ì: 0xd7,
  ỉ: 0xd8,
  ĩ: 0xdc,
  í: 0xdd,
  ị: 0xde,
  ò: 0xdf,
  ỏ: 0xe1,
  õ: 0xe2,
  ó: 0xe3,
  ọ: 0xe4,
  ồ: 0xe5,
  ổ: 0xe6,
  ỗ: 0xe7,
  ố: 0xe8,
  ộ: 0xe9,
  ờ: 0xea,
  ở: 0xeb,
  ỡ: 0xec,
  ớ: 0xed,
  ợ: 0xee,
  ù: 0xef,
  ủ: 0xf1,
  ũ: 0xf2,
  ú: 0xf3,
  ụ: 0xf4,
  ừ: 0xf5,
  ử: 0xf6,
  ữ: 0xf7,
  ứ: 0xf8,
  ự: 0xf9,
  ỳ: 0xfa,
  ỷ: 0xfb,
  ỹ: 0xfc,
  ý: 0xfd,
  ỵ: 0xfe,
};
const TCVN3_CAPITALS: Readonly<Record<string, number>> = {
  Ă: 0xa1,
  Â: 0xa2,
  Đ: 0xa7,
  Ê: 0xa3,
  Ô: 0xa4,
  Ơ: 0xa5,
  Ư: 0xa6,
};

/** Only capitals without a tone exist in it; of others the small letter is written, as people did. */
export function tcvn3(text: string): Uint8Array {
  return new Uint8Array(
    [...text.normalize('NFC')].map((letter) => {
      const code = letter.charCodeAt(0);
      return code < 0x80 ? code : (TCVN3_CAPITALS[letter] ?? TCVN3[letter.toLowerCase()] ?? 0x3f);
    }),
  );
}

const VNI_TONES: Readonly<Record<string, string>> = {
  '\u0300': 'ø',
  '\u0301': 'ù',
  '\u0309': 'û',
  '\u0303': 'õ',
  '\u0323': 'ï',
};
const VNI_BREVE: Readonly<Record<string, string>> = {
  '': 'ê',
  '\u0300': 'è',
  '\u0301': 'é',
  '\u0309': 'ú',
  '\u0303': 'ü',
  '\u0323': 'ë',
};
const VNI_CIRCUMFLEX: Readonly<Record<string, string>> = {
  '': 'â',
  '\u0300': 'à',
  '\u0301': 'á',
  '\u0309': 'å',
  '\u0303': 'ã',
  '\u0323': 'ä',
};
const VNI_I: Readonly<Record<string, string>> = {
  '\u0300': 'ì',
  '\u0301': 'í',
  '\u0309': 'æ',
  '\u0303': 'ó',
  '\u0323': 'ò',
};

/** VNI: a letter, then one sign for all its marks. */
export function vni(text: string): Uint8Array {
  const seen = [...text.normalize('NFC')].map((letter) => {
    const small = letter.toLowerCase();
    const asWritten = (sign: string): string => (letter === small ? sign : sign.toUpperCase());
    if (small === 'đ') return asWritten('ñ');
    const marks = small.normalize('NFD');
    if (marks.length === 1) return letter;
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(marks)?.[0] ?? '';
    const base = marks[0] ?? '';
    if (base === 'i') return asWritten(VNI_I[tone] ?? 'i');
    if (base === 'y' && tone === '\u0323') return asWritten('î');
    if (marks.includes('\u031B')) return asWritten((base === 'o' ? 'ô' : 'ö') + (VNI_TONES[tone] ?? ''));
    if (marks.includes('\u0302')) return asWritten(base + (VNI_CIRCUMFLEX[tone] ?? ''));
    if (marks.includes('\u0306')) return asWritten(base + (VNI_BREVE[tone] ?? ''));
    return asWritten(base + (VNI_TONES[tone] ?? ''));
  });
  return new Uint8Array([...seen.join('')].map((letter) => LATIN.get(letter) ?? 0x3f));
}

export function utf16(text: string, order: 'le' | 'be', bom = true): Uint8Array {
  const units = [...(bom ? '\uFEFF' : ''), ...text].flatMap((letter) =>
    Array.from({ length: letter.length }, (_, i) => letter.charCodeAt(i)),
  );
  return new Uint8Array(
    units.flatMap((unit) => (order === 'le' ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff])),
  );
}
