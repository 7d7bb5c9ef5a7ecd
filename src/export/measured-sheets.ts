import { coverWord } from '../i18n/cover-word.ts';
import { sayIn, translate } from '../i18n/translate.ts';
import { MEASURED_WORDS } from '../i18n/words/measured.ts';
import type { ErrorRow, MeasurementErrors } from '../model/measured.ts';
import { MODEL_NAMES, type RadioModel } from '../model/radio.ts';
import type { TableSheet } from '../model/sheet.ts';
import { type TableAbout, tableSheet } from './table-sheet.ts';

/** The errors of a model at measured points: of all, by operator and by land cover, with the bias fitted to a class. */
export function measurementErrorSheet(
  { rows, biases }: Pick<MeasurementErrors, 'rows' | 'biases'>,
  model: RadioModel,
  about: TableAbout,
): TableSheet {
  const t = sayIn(MEASURED_WORDS, about.language);
  const groups: Readonly<Record<ErrorRow['by'], string>> = {
    all: t('common.all'),
    operator: translate(about.language, 'ask.operator'),
    cover: t('measured.cover'),
  };
  const biasOf = new Map(biases.map((bias) => [bias.cover, bias]));
  const biasAt = ({ by, name }: ErrorRow) => (by === 'cover' ? biasOf.get(name) : undefined);
  return tableSheet<ErrorRow>(
    t('measured.errorTable', { model: MODEL_NAMES[model] }),
    [
      { header: t('measured.of'), kind: 'text', widthChars: 14, cell: ({ by }) => groups[by] },
      {
        header: t('measured.file.name'),
        kind: 'text',
        widthChars: 24,
        cell: ({ by, name }) => (by === 'all' ? null : by === 'cover' ? coverWord(name, about.language) : name),
      },
      { header: t('measured.file.mean'), kind: 'decimal', cell: ({ meanDb }) => toHundredth(meanDb) },
      { header: t('measured.file.rmse'), kind: 'decimal', cell: ({ rmseDb }) => toHundredth(rmseDb) },
      { header: t('measured.samples'), kind: 'integer', cell: ({ samples }) => samples },
      {
        header: t('measured.file.bias'),
        kind: 'decimal',
        cell: (row) => toHundredth(biasAt(row)?.biasDb ?? Number.NaN),
      },
      { header: t('measured.file.communes'), kind: 'integer', cell: (row) => biasAt(row)?.communes ?? null },
    ],
    rows,
    about,
  );
}

/** Samples inside and outside of the footprints of their operator and technology. */
export function footprintMatchSheet(
  { footprints }: Pick<MeasurementErrors, 'footprints'>,
  about: TableAbout,
): TableSheet {
  const t = sayIn(MEASURED_WORDS, about.language);
  return tableSheet(
    t('measured.footprints'),
    [
      { header: translate(about.language, 'ask.operator'), kind: 'text', cell: ({ operator }) => operator },
      { header: translate(about.language, 'ask.technology'), kind: 'text', cell: ({ technology }) => technology },
      { header: t('measured.inside'), kind: 'integer', cell: ({ usableInside }) => usableInside },
      { header: t('measured.outside'), kind: 'integer', cell: ({ usableOutside }) => usableOutside },
      { header: t('measured.unusableInside'), kind: 'integer', cell: ({ unusableInside }) => unusableInside },
      { header: t('measured.unusableOutside'), kind: 'integer', cell: ({ unusableOutside }) => unusableOutside },
    ],
    footprints,
    about,
  );
}

/** As `measurement-errors.csv` has them. NaN stays NaN: unknown. */
function toHundredth(db: number): number {
  return Math.round(db * 100) / 100;
}
