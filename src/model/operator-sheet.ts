import type { MoveState } from './agreement.ts';
import type { SheetKind } from './sheet.ts';

/**
 * The sheet that goes out to an operator and comes back with its answers: one table of columns for
 * the writer and for the reader. It is Vietnamese whatever the screen speaks: operators answer in it.
 */

/** A column of the sheet; those that are `asked` come back filled in. */
export interface OperatorColumn {
  readonly header: string;
  readonly kind: SheetKind;
  readonly asked?: true;
}

/** In the order of the sheet. */
export const OPERATOR_COLUMNS = {
  operator: { header: 'Doanh nghiệp trả lời', kind: 'text' },
  role: { header: 'Vai trò', kind: 'text' },
  station: { header: 'Trạm dự kiến', kind: 'text' },
  stationOperator: { header: 'Nhà mạng của trạm', kind: 'text' },
  technologies: { header: 'Công nghệ', kind: 'text' },
  equipment: { header: 'Thiết bị', kind: 'text' },
  stationHeight: { header: 'Chiều cao dự kiến (m)', kind: 'decimal' },
  plannedDate: { header: 'Ngày dự kiến', kind: 'date' },
  stationUnit: { header: 'Xã, huyện nơi dự kiến', kind: 'text' },
  stationLon: { header: 'Kinh độ trạm (WGS 84)', kind: 'decimal' },
  stationLat: { header: 'Vĩ độ trạm (WGS 84)', kind: 'decimal' },
  stationNorth: { header: 'X trạm (VN-2000, m)', kind: 'decimal' },
  stationEast: { header: 'Y trạm (VN-2000, m)', kind: 'decimal' },
  host: { header: 'Vị trí nhận', kind: 'text' },
  hostUnit: { header: 'Xã, huyện của vị trí nhận', kind: 'text' },
  hostOperators: { header: 'Nhà mạng tại vị trí nhận', kind: 'text' },
  hostLon: { header: 'Kinh độ vị trí nhận (WGS 84)', kind: 'decimal' },
  hostLat: { header: 'Vĩ độ vị trí nhận (WGS 84)', kind: 'decimal' },
  hostNorth: { header: 'X vị trí nhận (VN-2000, m)', kind: 'decimal' },
  hostEast: { header: 'Y vị trí nhận (VN-2000, m)', kind: 'decimal' },
  hostHeight: { header: 'Chiều cao cột nhận (m)', kind: 'decimal' },
  freeSlots: { header: 'Chỗ trống đã biết', kind: 'integer' },
  distance: { header: 'Khoảng cách chuyển (m)', kind: 'decimal' },
  question: { header: 'Điều cần trả lời', kind: 'text' },
  answer: { header: 'Trả lời', kind: 'text', asked: true },
  reason: { header: 'Lý do, ghi chú', kind: 'text', asked: true },
  slots: { header: 'Khảo sát: chỗ trống', kind: 'integer', asked: true },
  heightM: { header: 'Khảo sát: chiều cao cột (m)', kind: 'decimal', asked: true },
  date: { header: 'Ngày trả lời', kind: 'date', asked: true },
  person: { header: 'Người trả lời', kind: 'text', asked: true },
} satisfies Readonly<Record<string, OperatorColumn>>;

/** Name of a column. */
export type OperatorColumnKey = keyof typeof OPERATOR_COLUMNS;

/** What an operator may answer, and what state it gives the move. */
export const ANSWER_WORDS: readonly (readonly [words: string, state: MoveState])[] = [
  ['Đồng ý', 'accepted'],
  ['Từ chối', 'refused'],
  ['Đề nghị khảo sát', 'survey-asked'],
  ['Đã khảo sát', 'surveyed'],
  ['Đã ký thoả thuận', 'agreed'],
  ['Đã xây dựng', 'built'],
];

/** One row that an operator has answered, as the file has it. */
export interface OperatorAnswer {
  readonly file: string;
  readonly row: number;
  /** Id of the profile. */
  readonly operator: string;
  readonly station: string;
  readonly host: string;
  readonly state: MoveState;
  readonly reason: string | null;
  readonly slots: number | null;
  readonly heightM: number | null;
  /** ISO; null: not said. */
  readonly date: string | null;
  readonly person: string | null;
}

/** Why an answer, or a part of it, is not taken, or is doubtful. */
export const ANSWER_FAULTS = [
  'file-unreadable',
  'no-columns',
  'operator-unknown',
  'answer-unknown',
  'number-broken',
  'date-broken',
  'move-unknown',
  'not-party',
  'answered-twice',
  'not-asked',
  'changed-mind',
  'answers-differ',
  'slots-none',
] as const;
/** `answered-twice`: two rows of one operator say different things, neither is taken; `changed-mind`: it said otherwise before; `slots-none`: it accepts where its survey found no place. */
export type AnswerFaultCode = (typeof ANSWER_FAULTS)[number];

/** What was noticed in a row that came back. */
export interface AnswerFault {
  readonly code: AnswerFaultCode;
  readonly file: string;
  /** Absent: the whole file. */
  readonly row?: number;
  readonly found?: string;
  /** True: the answer counts all the same. */
  readonly taken: boolean;
}
