/** MIME types of what is saved. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV_TYPE = 'text/csv;charset=utf-8';
export const GEOJSON_TYPE = 'application/geo+json';
