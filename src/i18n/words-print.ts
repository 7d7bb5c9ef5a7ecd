import type { Words } from './translate.ts';

/** What every printed report has. */
export const PRINT_WORDS = {
  vi: {
    'print.print': 'In hoặc lưu PDF',
    'print.drawing': 'Đang vẽ bản đồ…',
    'print.close': 'Đóng',
    'print.hint': 'Khổ A4 dọc.',
    'print.date': 'Lập ngày {date}',
    'print.scenario': 'theo kịch bản “{name}”',
    'print.sample': 'Số liệu minh họa: có dữ liệu mẫu trong đầu vào, không dùng để quyết định.',
    'print.changed': '(mặc định {usual})',
    'print.sources': 'Nguồn dữ liệu',
    'print.sign': '(Ký, ghi rõ họ tên)',
  },
  en: {
    'print.print': 'Print or save as PDF',
    'print.drawing': 'Drawing the map…',
    'print.close': 'Close',
    'print.hint': 'A4, upright.',
    'print.date': 'Made on {date}',
    'print.scenario': 'by the scenario “{name}”',
    'print.sample': 'Illustration: sample data are among the inputs; not for decisions.',
    'print.changed': '(by default {usual})',
    'print.sources': 'Sources of data',
    'print.sign': '(Signature and full name)',
  },
} satisfies Words<string>;
