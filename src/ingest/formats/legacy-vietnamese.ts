/**
 * The two encodings that Vietnamese offices used before Unicode, and still send. Both put
 * Vietnamese letters where Western fonts have others: TCVN3 (the .Vn fonts) one byte a letter,
 * VNI (the VNI- fonts) a letter followed by its mark. Text is given as it looks when its bytes
 * are taken for Windows-1252, so that the same tables serve files and cells of a spreadsheet.
 */

export const LEGACY_ENCODINGS = ['tcvn3', 'vni'] as const;
export type LegacyEncoding = (typeof LEGACY_ENCODINGS)[number];

const TCVN3_SEEN = 'µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ¡¢§£¤¥¦';
const TCVN3_MEANT = 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ';
const TCVN3 = new Map([...TCVN3_SEEN].map((seen, index) => [seen, [...TCVN3_MEANT][index] ?? seen]));

/** Marks as VNI writes them after a letter → the combining marks they stand for. */
const [GRAVE, ACUTE, HOOK, TILDE, DOT] = ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const [CIRCUMFLEX, BREVE, HORN, BAR] = ['\u0302', '\u0306', '\u031B', 'đ'];
const VNI_MARKS: Readonly<Record<string, string>> = {
  ø: GRAVE,
  ù: ACUTE,
  û: HOOK,
  õ: TILDE,
  ï: DOT,
  â: CIRCUMFLEX,
  à: CIRCUMFLEX + GRAVE,
  á: CIRCUMFLEX + ACUTE,
  å: CIRCUMFLEX + HOOK,
  ã: CIRCUMFLEX + TILDE,
  ä: CIRCUMFLEX + DOT,
  ê: BREVE,
  è: BREVE + GRAVE,
  é: BREVE + ACUTE,
  ú: BREVE + HOOK,
  ü: BREVE + TILDE,
  ë: BREVE + DOT,
};
const VNI_LETTERS: Readonly<Record<string, string>> = {
  ô: `o${HORN}`,
  ö: `u${HORN}`,
  ñ: BAR,
  ì: `i${GRAVE}`,
  í: `i${ACUTE}`,
  æ: `i${HOOK}`,
  ó: `i${TILDE}`,
  ò: `i${DOT}`,
  î: `y${DOT}`,
};
const VNI_PAIR = /([aeouyôö])([øùûõïâàáåãäêèéúüë])/gi;

export function fromLegacy(text: string, encoding: LegacyEncoding): string {
  return encoding === 'tcvn3' ? fromTcvn3(text) : fromVni(text);
}

const BYTE_OF = new Map(
  Array.from({ length: 128 }, (_, at) => {
    return [new TextDecoder('windows-1252').decode(new Uint8Array([at + 128])), at + 128] as const;
  }),
);

/**
 * Text in UTF-8 that a program took for Windows-1252 and wrote in UTF-8 again ("MÃ£ tráº¡m"), as
 * it was meant; what was not encoded twice stays as it is.
 */
export function encodedOnce(text: string): string {
  return text.replace(/[^\0-\x7F]+/g, (run) => {
    const bytes = [...run].map((letter) => BYTE_OF.get(letter) ?? letter.charCodeAt(0));
    if (bytes.some((byte) => byte > 255)) return run;
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes));
    } catch {
      return run;
    }
  });
}

function fromTcvn3(text: string): string {
  return text.replace(/[^\0-\x7F]/g, (letter) => TCVN3.get(letter) ?? letter);
}

function fromVni(text: string): string {
  const paired = text.replace(VNI_PAIR, (_, letter: string, mark: string) => {
    return vniLetter(letter) + (VNI_MARKS[mark.toLowerCase()] ?? mark);
  });
  return paired.replace(/[ôöñìíæóòî]/gi, vniLetter).normalize('NFC');
}

function vniLetter(letter: string): string {
  const meant = VNI_LETTERS[letter.toLowerCase()];
  if (meant === undefined) return letter;
  return letter === letter.toLowerCase() ? meant : meant.toUpperCase();
}

/** One syllable of Vietnamese, without its tone mark and in small letters. */
const SYLLABLE =
  /^(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?(iê|yê|uô|ươ|uyê|uya|uyu|oai|oay|oeo|uây|uôi|ươi|ươu|iêu|yêu|uêu|[aăâeêioôơuưy]{1,2})(ng|nh|ch|[cmnptiouy])?$/;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * How Vietnamese a text reads, from 0 to 1: the part of its words with letters beyond ASCII
 * that can be syllables of the language. Null where it has no such word, so that nothing tells.
 */
export function vietnameseShare(text: string): number | null {
  const words = text.normalize('NFC').match(/[\p{L}\p{M}\u00A0-\u00BF\u00D7\u00F7]+/gu) ?? [];
  const telling = words.filter((word) => /[^\0-\x7F]/.test(word));
  if (telling.length === 0) return null;
  return telling.filter(isSyllable).length / telling.length;
}

function isSyllable(word: string): boolean {
  const cased = word === word.toLowerCase() || word === word.toUpperCase() || /^\p{Lu}[^\p{Lu}]*$/u.test(word);
  if (!cased) return false;
  const marks = word.toLowerCase().normalize('NFD');
  if ((marks.match(TONES) ?? []).length > 1) return false;
  return SYLLABLE.test(marks.replace(TONES, '').normalize('NFC'));
}
