import type { Words } from './translate.ts';

/** What every printed report has. */
export const PRINT_WORDS = {
  vi: {
    'print.print': 'In hoặc lưu PDF',
    'print.drawing': 'Đang vẽ bản đồ…',
    'print.close': 'Đóng báo cáo',
    'print.hint': 'Khổ A4 dọc. Các ô có gạch chân sửa được trước khi in.',
    'print.scenario': 'Theo kịch bản “{name}”',
    'print.sample': 'Dữ liệu mẫu – không phải số liệu của doanh nghiệp hay cơ quan nhà nước',
    'print.changed': '(mặc định {usual})',
    'print.sources': 'Nguồn dữ liệu',
  },
  en: {
    'print.print': 'Print or save as PDF',
    'print.drawing': 'Drawing the map…',
    'print.close': 'Close the report',
    'print.hint': 'A4, upright. Underlined fields can be edited before printing.',
    'print.scenario': 'By the scenario “{name}”',
    'print.sample': 'Sample data – not the figures of any company or agency',
    'print.changed': '(by default {usual})',
    'print.sources': 'Sources of data',
  },
} satisfies Words<string>;
