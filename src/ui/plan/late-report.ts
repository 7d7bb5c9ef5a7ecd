import { late } from '../late-part.tsx';

/** Comes when it is asked for. */
export const YearReport = late(async () => (await import('./year-report.tsx')).YearReport, {
  leave: ({ onClose }) => onClose(),
});
