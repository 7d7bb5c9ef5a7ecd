export function PlanDownloads() {
  return null;
}
