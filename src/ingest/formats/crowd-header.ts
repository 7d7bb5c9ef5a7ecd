/** As OpenCelliD names them; its files of a country have no header. */
const PUBLISHED = 'radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal'.split(
  ',',
);

/** The header of a published file that has none; null: it is no such file, or has one. */
export function missingCrowdHeader(first: readonly unknown[]): readonly string[] | null {
  const [radio, country] = first;
  return first.length === PUBLISHED.length &&
    /^(GSM|UMTS|LTE|NR|CDMA)$/.test(String(radio)) &&
    /^\d{3}$/.test(String(country))
    ? PUBLISHED
    : null;
}
