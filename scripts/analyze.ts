import { isSample } from '../src/export/summary-json.ts';
import { analyseInputs, outputsOf } from './lib/analyse-inputs.ts';
import { readArgs } from './lib/args.ts';
import { readInputs } from './lib/read-inputs.ts';
import { reportIssues } from './lib/report-issues.ts';
import { applySettings } from './lib/settings.ts';
import { writeOutputs } from './lib/write-outputs.ts';

/** `npm run analyze`: coverage, fibre, positions and candidates of a province into files; see DESIGN §6. */

const WORDS = {
  vi: {
    usage:
      'Cách dùng: npm run analyze -- --out THƯ-MỤC [--profile P] [--villages F]… [--village-table F]… [--stations F]… [--fibre F]… [--structures F]… [--with TỆP:trường=giá-trị]… [--as-of NGÀY] [--set khóa=giá trị]… [--lang vi|en]',
    unusable: 'Không có dữ liệu nào dùng được để phân tích; không tệp nào được ghi.',
    unwritable: 'Không ghi được kết quả',
    sample: 'Số liệu minh họa: có dữ liệu mẫu trong đầu vào.',
    done: 'Đã ghi vào',
  },
  en: {
    usage:
      'Usage: npm run analyze -- --out DIR [--profile P] [--villages F]… [--village-table F]… [--stations F]… [--fibre F]… [--structures F]… [--with FILE:field=value]… [--as-of DATE] [--set key=value]… [--lang vi|en]',
    unusable: 'Nothing usable is left to analyse; no file was written.',
    unwritable: 'The results could not be written',
    sample: 'Illustration: sample data are among the inputs.',
    done: 'Written to',
  },
} as const;

async function main(argv: readonly string[]): Promise<number> {
  const parsed = readArgs(argv);
  if (!parsed.ok) return refuse(`${parsed.reason}\n${WORDS.vi.usage}`);
  const { args } = parsed;
  const { language, out } = args;
  const words = WORDS[language];
  if (out === undefined || args.files.length > 0) return refuse(words.usage);

  const read = await readInputs(args);
  reportIssues(read.issues, language);
  if (!read.ok) return refuse(words.unusable);
  const { villages, stations } = read.value.province;
  if (villages.length === 0 && stations.length === 0) return refuse(words.unusable);
  const settings = applySettings(read.value.profile, args.settings);
  if (!settings.ok) return refuse(settings.reason);

  const computed = await analyseInputs(read.value, settings.parameters);
  const failure = await writeOutputs(out, outputsOf(read.value, args.profile, computed));
  if (failure !== null) return refuse(`${words.unwritable}: ${failure}`);
  if (isSample(read.value.province.sources)) console.error(words.sample);
  console.log(`${words.done} ${out}`);
  return 0;
}

function refuse(message: string): number {
  console.error(message);
  return 1;
}

process.exitCode = await main(process.argv.slice(2));
