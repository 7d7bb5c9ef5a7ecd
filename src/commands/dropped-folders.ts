/** Files that are taken of a folder, so that a whole disk is not read for one wrong drop. */
const MOST_FILES = 200;

/** All files of what was dropped, with those in folders and in the folders within them; each knows its path. */
export async function filesIn(entries: readonly FileSystemEntry[]): Promise<readonly File[]> {
  const found: File[] = [];
  for (const entry of entries) {
    if (found.length >= MOST_FILES) break;
    if (isFile(entry)) found.push(await fileOf(entry));
    else if (isFolder(entry)) found.push(...(await filesIn(await childrenOf(entry))));
  }
  // What the system leaves in folders is nobody's data.
  return found.filter(({ name }) => !/^(\.|~\$|Thumbs\.db$|desktop\.ini$)/i.test(name)).slice(0, MOST_FILES);
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

async function fileOf(entry: FileSystemFileEntry): Promise<File> {
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  // A file from a drop does not say where it lay.
  Object.defineProperty(file, 'webkitRelativePath', { value: entry.fullPath.replace(/^\//, '') });
  return file;
}

/** A reader gives a part of a folder at a time, and nothing when it is through. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return all;
    all.push(...part);
  }
}
