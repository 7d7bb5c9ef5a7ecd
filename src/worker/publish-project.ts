import { surveyEdits } from '../analysis/agreement/from-log.ts';
import { analyse, positionsAndFootprints, prepareProvince } from '../analysis/analyse.ts';
import { applyEdits } from '../analysis/scenario/apply-edits.ts';
import { baseMapOutputs, groundOutputs, withBaseMapsAmong, withGroundIf } from '../export/publish/base-maps.ts';
import { publicData } from '../export/publish/public-data.ts';
import { EMPTY_SITE, siteFiles } from '../export/publish/site.ts';
import { siteZip } from '../export/publish/site-zip.ts';
import { chooseInputs } from '../ingest/choose-inputs.ts';
import { hashOf } from '../ingest/file-hash.ts';
import { reliefPack } from '../ingest/ground/relief-pack.ts';
import { loadProvince, type Opened } from '../ingest/load-province.ts';
import { readProfile } from '../ingest/profile.ts';
import { readProjectZip } from '../ingest/project-zip.ts';
import { applySettings, projectSettings } from '../ingest/settings.ts';
import type { Issue, Result } from '../model/issue.ts';
import type { Output } from '../model/output.ts';
import type { AnalysisParameters } from '../model/parameters.ts';
import type { Profile } from '../model/profile.ts';
import type { Project } from '../model/project.ts';
import type { Province } from '../model/province.ts';
import type { PublishAnswer, PublishQuestion, PublishStep } from '../model/publish-question.ts';
import { inTier } from './commune-tier.ts';
import type { PublishContract } from './publish-protocol.ts';
import type { Handlers } from './serve.ts';

type PublishedProject =
  | { readonly kind: 'files'; readonly outputs: readonly Output[] }
  | Exclude<PublishAnswer, { readonly kind: 'made' }>;

/** What the publishing worker does, without being a worker: tests run it in Node. */
export function createPublishSession(): Handlers<PublishContract> {
  return {
    async publish(question, call) {
      const made = await publishProject(question, async (step) => {
        call.progress(step);
        await call.rest();
        call.signal.throwIfAborted();
      });
      if (made.kind !== 'files') return made;
      call.progress('pack');
      await call.rest();
      return { kind: 'made', zip: siteZip(made.outputs), files: made.outputs.length };
    },
  };
}

/**
 * The files that `npm run publish-data -- --project F` writes into an empty folder, of the same project:
 * the province as it is in use, with the project's assumptions and surveys, without any scenario.
 */
async function publishProject(
  { project: bytes, edition, objections }: PublishQuestion,
  say: (step: PublishStep) => Promise<void>,
): Promise<PublishedProject> {
  await say('read');
  const opened = readProjectZip(bytes, 'project.zip');
  if (!opened.ok) return unusable(opened.issues);
  const project = opened.value;
  const read = await readProvince(project);
  if (!read.ok) return unusable(read.issues);
  const profile = withBaseMapsAmong(read.value.profile, project.files);
  if (profile.publish === undefined) return { kind: 'refused', why: 'rules' };
  const settings = applySettings(profile, projectSettings(project.changes));
  // Where people live, and the ground of a radio model, are in files that a project does not hold.
  if (!settings.ok || (settings.parameters.weight ?? 'area') !== 'area' || settings.parameters.radioModel !== undefined)
    return { kind: 'refused', why: 'assumption' };
  const { parameters } = settings;
  const province = withSurveys(project, profile, read.value.province, parameters);
  await say('compute');
  const prepared = prepareProvince(profile, province.villages);
  const analysis = analyse(profile, province, parameters, prepared);
  await say('write');
  const whole = profile.ground && project.files.get(profile.ground.file);
  const pack = whole ? reliefPack(whole) : null;
  const data = publicData(
    { profile: withGroundIf(profile, pack), province, ...(objections ? { objections } : {}) },
    { analysis, prepared },
    profile.publish,
  );
  const files = siteFiles(data, edition, EMPTY_SITE);
  if (!files.ok) return { kind: 'refused', why: 'edition' };
  const baseMaps = baseMapOutputs(data.profile, edition, (file) => [project.files.get(file) ?? '']);
  return { kind: 'files', outputs: [...files.outputs, ...baseMaps, ...groundOutputs(data.profile, edition, pack)] };
}

function unusable(issues: readonly Issue[]): PublishedProject {
  return { kind: 'unusable', issues };
}

/** Not ok where a file of the project cannot be used, or there are no villages. */
async function readProvince({ profile: text, files, communeTier }: Project): Promise<Result<ReadInputs>> {
  const read = readProfile(text, 'profile.json');
  if (!read.ok) return read;
  const profile = read.value;
  const open = async ({ file }: { readonly file: string }): Promise<Opened> => {
    const content = files.get(file);
    if (content === undefined) return { ok: false, issues: [{ severity: 'error', code: 'file-missing', file }] };
    const hash = hashOf(content);
    return { ok: true, content, bytes: content.byteLength, sha256: () => hash };
  };
  const loaded = await loadProvince(profile, chooseInputs(profile, []), open, null);
  const { province, issues } = inTier({ profile, ...loaded }, communeTier);
  const isWhole = loaded.unusable.length === 0 && loaded.incomplete.length === 0;
  if (!isWhole || province.villages.length === 0) return { ok: false, issues };
  return { ok: true, value: { profile, province }, issues };
}

interface ReadInputs {
  readonly profile: Profile;
  readonly province: Province;
}

/** The stations as surveys found them, as the screen has them. */
function withSurveys(
  { records }: Project,
  profile: Profile,
  province: Province,
  parameters: AnalysisParameters,
): Province {
  const edits = surveyEdits(records.moveLog);
  if (edits.length === 0) return province;
  const { positions } = positionsAndFootprints(profile, province.stations, parameters);
  return { ...province, stations: applyEdits({ ...province, profile, positions }, edits).stations };
}
