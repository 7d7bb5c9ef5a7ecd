import type { Words } from './translate.ts';

/** The report of a file's issues that goes back to its sender. */

const VI = {
  'report.name': 'Vấn đề',
  'report.title': 'Các vấn đề trong tệp {file}',
  'report.note': 'Lỗi làm dòng bị bỏ qua; cảnh báo thì dòng vẫn được dùng. Đề nghị sửa trong tệp gốc rồi gửi lại.',
  'report.row': 'Dòng',
  'report.severity': 'Mức độ',
  'report.kind': 'Loại vấn đề',
  'report.field': 'Thông tin',
  'report.found': 'Đang ghi',
  'report.expected': 'Cần',
  'report.sentence': 'Giải thích',
  'report.error': 'lỗi',
  'report.warning': 'cảnh báo',
};

const EN: Record<keyof typeof VI, string> = {
  'report.name': 'Issues',
  'report.title': 'Issues in the file {file}',
  'report.note': 'An error leaves its row out; a warning keeps it. Please correct the original file and send it again.',
  'report.row': 'Row',
  'report.severity': 'Severity',
  'report.kind': 'Kind of issue',
  'report.field': 'Field',
  'report.found': 'Found',
  'report.expected': 'Expected',
  'report.sentence': 'Explanation',
  'report.error': 'error',
  'report.warning': 'warning',
};

export const ISSUE_REPORT_WORDS: Words<keyof typeof VI> = { vi: VI, en: EN };
