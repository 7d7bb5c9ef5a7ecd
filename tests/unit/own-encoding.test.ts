import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decoded, encodingOf, legacyIn } from '../../src/ingest/formats/encoding.ts';
import { fromLegacy, vietnameseShare } from '../../src/ingest/formats/legacy-vietnamese.ts';
import { tcvn3, utf16, vni, windows1258 } from '../support/legacy-bytes.ts';

const TEXT =
  'Mã trạm;Tên xã;Kinh độ;Vĩ độ\nNB01;xã Gia Sinh, huyện Gia Viễn;105,97;20,25\nNB02;phường Đông Thành;nguyễn Thị Thuý Quỳnh;đường Trường Chinh\n';
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('the encoding of a file', () => {
  it.each([
    ['utf-8', utf8(TEXT)],
    ['utf-8', utf8(`\uFEFF${TEXT}`)],
    ['utf-8', utf8(TEXT.normalize('NFD'))],
    ['utf-16le', utf16(TEXT, 'le')],
    ['utf-16be', utf16(TEXT, 'be')],
    ['utf-16le', utf16(TEXT, 'le', false)],
    ['utf-16be', utf16(TEXT, 'be', false)],
    ['windows-1258', windows1258(TEXT)],
    ['tcvn3', tcvn3(TEXT)],
    ['vni', vni(TEXT)],
  ] as const)('is recognised by its letters: %s', (encoding, bytes) => {
    expect(encodingOf(bytes)).toBe(encoding);
    expect(decoded(bytes, encoding)).toBe(TEXT);
  });

  it('of plain ASCII is UTF-8', () => {
    expect(encodingOf(utf8('id,lon,lat\nA,105,20\n'))).toBe('utf-8');
  });

  it('is told where the first bytes end in the middle of a letter', () => {
    const long = utf8('ệ'.repeat(100_000));
    expect(encodingOf(long.subarray(0, 250_000))).toBe('utf-8');
  });

  it('is seen in the cells of a workbook that old fonts made', () => {
    const seen = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes);
    expect(legacyIn(seen(tcvn3(TEXT)))).toBe('tcvn3');
    expect(legacyIn(seen(vni(TEXT)))).toBe('vni');
    expect(legacyIn(TEXT)).toBeNull();
    expect(legacyIn('id name 123')).toBeNull();
  });
});

describe('the old tables', () => {
  const letters = [...'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ'];
  const word = fc
    .array(fc.constantFrom(...letters, 'b', 'c', 'n', ' '), { maxLength: 12 })
    .map((parts) => parts.join(''));
  const latin = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes);

  it('hold every letter of the language', () => {
    for (const letter of letters) {
      expect(fromLegacy(latin(tcvn3(letter)), 'tcvn3')).toBe(letter);
      expect(fromLegacy(latin(vni(letter)), 'vni')).toBe(letter);
      expect(fromLegacy(latin(vni(letter.toUpperCase())), 'vni')).toBe(letter.toUpperCase());
      expect(decoded(windows1258(letter), 'windows-1258')).toBe(letter);
    }
  });

  it('give any text back', () => {
    fc.assert(
      fc.property(word, (text) => {
        expect(fromLegacy(latin(tcvn3(text)), 'tcvn3')).toBe(text);
        expect(decoded(windows1258(text), 'windows-1258')).toBe(text);
      }),
    );
  });

  it('know Vietnamese when they see it', () => {
    expect(vietnameseShare('Nguyễn Trường Quỳnh Hương khuỷu ngoằn ngoèo')).toBe(1);
    expect(vietnameseShare('Tr¹m BTS x· Gia Sinh')).toBe(0);
    expect(vietnameseShare('ASCII only')).toBeNull();
  });
});
