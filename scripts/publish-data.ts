import { cp, readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { analyseInputs } from './lib/analyse-inputs.ts';
import { readArgs } from './lib/args.ts';
import { readInputs } from './lib/read-inputs.ts';
import { reportIssues } from './lib/report-issues.ts';
import { applySettings } from './lib/settings.ts';
import { writeOutputs } from './lib/write-outputs.ts';
import { publicData } from './publish/public-data.ts';
import { publicFiles } from './publish/public-files.ts';
import { siteAddress, withSiteAddress } from './publish/site-address.ts';

/**
 * `npm run publish-data`: a folder that may be shown to anyone. It holds what was computed, not
 * what it was computed from: no true position of a mast, no equipment, nothing planned.
 * With `--app dist` the built app is put beside, and its public door runs from the folder alone.
 */

const WORDS = {
  vi: {
    usage:
      'Cách dùng: npm run publish-data -- [--profile P] [--out THƯ-MỤC] [--app dist [--site https://…]] [--villages F]… [--village-table F]… [--stations F]… [--fibre F]… [--structures F]… [--with TỆP:trường=giá-trị]… [--as-of NGÀY] [--set khóa=giá trị]… [--lang vi|en]',
    unusable: 'Không có thôn nào dùng được để công bố; không tệp nào được ghi.',
    rules: 'Hồ sơ tỉnh chưa có mục “publish”: hãy ghi rõ vị trí được làm mờ (blurred) hay bỏ (omitted), và giấy phép.',
    noApp: 'Không thấy ứng dụng đã dựng (index.html) trong',
    noAddress: 'Không phải địa chỉ của trang (https://…):',
    unwritable: 'Không ghi được',
    sample: 'Số liệu minh họa: có dữ liệu mẫu trong đầu vào; mọi tệp công bố đều ghi rõ.',
    done: 'Đã công bố vào',
  },
  en: {
    usage:
      'Usage: npm run publish-data -- [--profile P] [--out DIR] [--app dist [--site https://…]] [--villages F]… [--village-table F]… [--stations F]… [--fibre F]… [--structures F]… [--with FILE:field=value]… [--as-of DATE] [--set key=value]… [--lang vi|en]',
    unusable: 'No village can be published; no file was written.',
    rules: 'The profile has no “publish”: say there whether positions are blurred or omitted, and the licence.',
    noApp: 'No built app (index.html) in',
    noAddress: 'No address of a site (https://…):',
    unwritable: 'Could not be written',
    sample: 'Illustration: sample data are among the inputs; every published file says so.',
    done: 'Published to',
  },
} as const;

const DEFAULT_OUT = 'public-data';

async function main(argv: readonly string[]): Promise<number> {
  const parsed = readArgs(argv, ['app', 'site']);
  if (!parsed.ok) return refuse(`${parsed.reason}\n${WORDS.vi.usage}`);
  const { args } = parsed;
  const words = WORDS[args.language];
  if (args.files.length > 0) return refuse(words.usage);

  const read = await readInputs(args);
  reportIssues(read.issues, args.language);
  if (!read.ok || read.value.province.villages.length === 0) return refuse(words.unusable);
  const { publish } = read.value.profile;
  if (!publish) return refuse(words.rules);
  const settings = applySettings(read.value.profile, args.settings);
  if (!settings.ok) return refuse(settings.reason);
  const { app } = args.own;
  const site = args.own.site === undefined ? null : siteAddress(args.own.site);
  if (args.own.site !== undefined && site === null) return refuse(`${words.noAddress} ${args.own.site}`);
  if (app !== undefined && !(await isFile(join(app, 'index.html')))) return refuse(`${words.noApp} ${app}`);

  const computed = await analyseInputs(read.value, settings.parameters);
  const out = args.out ?? DEFAULT_OUT;
  if (app !== undefined) {
    await copyApp(app, out);
    const page = join(out, 'index.html');
    if (site) await writeFile(page, withSiteAddress(await readFile(page, 'utf8'), site));
  }
  const failure = await writeOutputs(out, publicFiles(publicData(read.value, computed, publish)));
  if (failure !== null) return refuse(`${words.unwritable}: ${failure}`);
  if (computed.analysis.sources.some(({ sample }) => sample)) console.error(words.sample);
  console.log(`${words.done} ${out}`);
  return 0;
}

/** The app without the provinces' files that the build has put beside it: those are not for the public. */
async function copyApp(app: string, out: string): Promise<void> {
  const data = resolve(app, 'data');
  await cp(app, out, {
    recursive: true,
    filter: (source) => resolve(source) !== data && relative(data, resolve(source)).split(sep)[0] === '..',
  });
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

function refuse(message: string): number {
  console.error(message);
  return 1;
}

process.exitCode = await main(process.argv.slice(2));
