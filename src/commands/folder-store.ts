import type { Parts } from '../analysis/project/merge-parts.ts';
import { type PartValue, type ProjectPart, partsOf, workOf } from '../analysis/project/project-parts.ts';
import type { PartStore } from '../analysis/project/save-parts.ts';
import { hashOf } from '../ingest/file-hash.ts';
import { type FolderPart, folderPartText, readFolderPart } from '../ingest/project-part.ts';
import type { Profile } from '../model/profile.ts';

/**
 * A project as a folder that several people write to. Each part is a file of its own, named by the hash
 * of its key below a folder of its kind; files of deliveries lie in `originals/`, named by the hash of
 * what they hold, and are never written over. A file that is damaged or still on its way stops the save.
 */
export class FolderDamaged extends Error {
  /** Path within the folder. */
  readonly file: string;
  constructor(file: string) {
    super(`damaged: ${file}`);
    this.file = file;
  }
}

const ORIGINALS = 'originals';
const KINDS = [
  'profile',
  'delivery',
  'assumption',
  'asOf',
  'communeTier',
  'scenario',
  'pin',
  'move',
  'figure',
] as const;

/** @param profile Of the page, for parts that are read without one. */
export function folderStore(root: FileSystemDirectoryHandle, profile: Profile): PartStore<ProjectPart> {
  return {
    async read() {
      const parts = new Map<string, ProjectPart>();
      for (const kind of KINDS) {
        const folder = await folderIn(root, kind, 'as-it-is');
        if (folder === null) continue;
        for await (const entry of folder.values()) {
          if (entry.kind !== 'file' || !entry.name.endsWith('.json')) continue;
          const [named] = await partIn(root, `${kind}/${entry.name}`, await textOf(folder, entry.name), profile);
          if (named) parts.set(...named);
        }
      }
      return parts;
    },
    async replace(key, part, there) {
      const kind = part?.kind ?? KINDS.find((one) => key === one || key.startsWith(`${one}/`));
      const folder = kind && (await folderIn(root, kind, 'made'));
      if (!folder) return false;
      const name = fileOf(key);
      if (part?.kind === 'delivery') await writeOriginal(root, part.value.given.content, part.value.sha256);
      // As late as can be: what another person has written since is not written over.
      const text = await textOf(folder, name);
      const now =
        text === null ? null : ([...(await partIn(root, `${kind}/${name}`, text, profile))][0]?.[1].text ?? null);
      if (now !== there) return false;
      if (part === null) await folder.removeEntry(name);
      else await write(folder, name, folderPartText(withoutContent(part)));
      return true;
    },
  };
}

function fileOf(key: string): string {
  return `${hashOf(new TextEncoder().encode(key)).slice(0, 32)}.json`;
}

async function folderIn(
  root: FileSystemDirectoryHandle,
  name: string,
  how: 'made' | 'as-it-is',
): Promise<FileSystemDirectoryHandle | null> {
  try {
    return await root.getDirectoryHandle(name, { create: how === 'made' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}

async function bytesOf(folder: FileSystemDirectoryHandle, name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const file = await (await folder.getFileHandle(name)).getFile();
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}

async function textOf(folder: FileSystemDirectoryHandle, name: string): Promise<string | null> {
  const bytes = await bytesOf(folder, name);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

/** The file as it was until all of the new one is there. */
async function write(folder: FileSystemDirectoryHandle, name: string, content: string | Uint8Array<ArrayBuffer>) {
  const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
  await stream.write(content);
  await stream.close();
}

async function writeOriginal(root: FileSystemDirectoryHandle, content: Blob | string, sha256: string): Promise<void> {
  const folder = await folderIn(root, ORIGINALS, 'made');
  if (folder === null) return;
  const there = await bytesOf(folder, sha256);
  if (there !== null && hashOf(there) === sha256) return;
  await write(folder, sha256, new Uint8Array(await new Blob([content]).arrayBuffer()));
}

/** A part under its key; none where the file has gone since. */
async function partIn(
  root: FileSystemDirectoryHandle,
  path: string,
  text: string | null,
  profile: Profile,
): Promise<[string, ProjectPart][]> {
  if (text === null) return [];
  const read = readFolderPart(text);
  if (read === null) throw new FolderDamaged(path);
  const value = read.kind === 'delivery' ? await withContent(root, read) : read;
  const parts: Parts<ProjectPart> = partsOf(workOf([{ ...value, text: '' }], profile));
  return [...parts].filter(([, { kind }]) => kind === read.kind);
}

async function withContent(
  root: FileSystemDirectoryHandle,
  { value: { sha256, ...told } }: Extract<FolderPart, { kind: 'delivery' }>,
): Promise<PartValue> {
  const folder = await folderIn(root, ORIGINALS, 'as-it-is');
  const bytes = folder && (await bytesOf(folder, sha256));
  if (bytes === null || hashOf(bytes) !== sha256) throw new FolderDamaged(`${ORIGINALS}/${sha256} (${told.file})`);
  return { kind: 'delivery', value: { sha256, given: { ...told, content: new Blob([bytes]) } } };
}

function withoutContent(part: ProjectPart): FolderPart {
  if (part.kind !== 'delivery') return part;
  const { content: _, ...told } = part.value.given;
  return { kind: 'delivery', value: { ...told, sha256: part.value.sha256 } };
}
