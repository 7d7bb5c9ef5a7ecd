/** Says, without opening the database, that there is something to bring back. */
export const PROJECT_KEPT = 'song-chung.project';

export function projectIsKept(): boolean {
  try {
    return localStorage.getItem(PROJECT_KEPT) === 'yes';
  } catch {
    return false;
  }
}
