/** As the screen writes numbers in Vietnamese. */
export const vi = (value: number): string => new Intl.NumberFormat('vi-VN').format(value);

/** A share from 0 to 1 as a percentage with one decimal; null is no number. */
export const percent = (share: number | null): string =>
  new Intl.NumberFormat('vi-VN', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    share ?? Number.NaN,
  );
