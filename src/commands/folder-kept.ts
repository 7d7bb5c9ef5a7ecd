/** Says, without opening the database, that a project's folder was saved to at an earlier visit. */
export const FOLDER_KEPT = 'song-chung.folder';
