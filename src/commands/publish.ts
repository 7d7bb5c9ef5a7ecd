import { projectZip } from '../export/project-zip.ts';
import type { Project } from '../model/project.ts';
import type { PublishAnswer, PublishStep } from '../model/publish-question.ts';
import { useApp } from '../state/store.ts';
import { createPublishClient } from '../worker/publish-client.ts';
import { receivedObjections } from './objections.ts';
import { projectOnScreen } from './project.ts';
import { saveFile } from './save-file.ts';

export type Published = Exclude<PublishAnswer, { readonly kind: 'made' }> | SavedSite;

/** A published folder that was given to the reader as a zip. */
export interface SavedSite {
  readonly kind: 'saved';
  readonly name: string;
  readonly files: number;
}

/**
 * Makes what `publish-data` makes of the project on the screen, in a worker of its own, and saves it as a zip.
 *
 * @param edition Name of the edition's folder; null: the province has one edition.
 * @returns Null before a province is there.
 * @throws Stopped where `signal` stops it; WorkerLost where the worker ended twice.
 */
export async function publishProject(
  edition: string | null,
  onProgress: (step: PublishStep) => void,
  signal: AbortSignal,
): Promise<Published | null> {
  const { province } = useApp.getState();
  const project = await projectOnScreen();
  if (province === null || project === null) return null;
  const channel = createPublishClient();
  try {
    const question = { project: projectZip(withoutWork(project)), edition, objections: receivedObjections() };
    const answer = await channel.ask('publish', question, { onProgress, signal });
    if (answer.kind !== 'made') return answer;
    const name = `${[province.profile.id, edition ?? []].flat().join('-')}-cong-bo.zip`;
    saveFile(name, answer.zip, 'application/zip');
    return { kind: 'saved', name, files: answer.files };
  } finally {
    channel.close();
  }
}

/** Original files and scenarios take no part in what is published. */
function withoutWork(project: Project): Project {
  return { ...project, deliveries: [], scenarios: [] };
}
