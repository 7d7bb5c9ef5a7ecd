import { isSample } from '../src/export/summary-json.ts';
import { issueLine } from '../src/i18n/issues.ts';
import type { Language } from '../src/i18n/language.ts';
import type { Issue } from '../src/model/issue.ts';
import { analyseInputs, outputsOf } from './lib/analyse-inputs.ts';
import { readArgs } from './lib/args.ts';
import { readInputs } from './lib/read-inputs.ts';
import { applySettings } from './lib/settings.ts';
import { writeOutputs } from './lib/write-outputs.ts';

/** `npm run analyze`: coverage, fibre, positions and candidates of a province into files; see DESIGN §6. */

const MOST_ISSUES_SHOWN = 50;

const WORDS = {
  vi: {
    usage:
      'Cách dùng: npm run analyze -- --out THƯ-MỤC [--profile P] [--villages F] [--stations F] [--fibre F] [--set khóa=giá trị]… [--lang vi|en]',
    unusable: 'Không có dữ liệu nào dùng được để phân tích; không tệp nào được ghi.',
    unwritable: 'Không ghi được kết quả',
    more: 'vấn đề khác; npm run validate nêu tất cả.',
    sample: 'Số liệu minh họa: có dữ liệu mẫu trong đầu vào.',
    done: 'Đã ghi vào',
  },
  en: {
    usage:
      'Usage: npm run analyze -- --out DIR [--profile P] [--villages F] [--stations F] [--fibre F] [--set key=value]… [--lang vi|en]',
    unusable: 'Nothing usable is left to analyse; no file was written.',
    unwritable: 'The results could not be written',
    more: 'more issues; npm run validate names them all.',
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
  report(read.issues, language);
  if (!read.ok || read.value.province.villages.length === 0) return refuse(words.unusable);
  const settings = applySettings(read.value.profile, args.settings);
  if (!settings.ok) return refuse(settings.reason);

  const computed = await analyseInputs(read.value, settings.parameters);
  const failure = await writeOutputs(out, outputsOf(read.value, args.profile, computed));
  if (failure !== null) return refuse(`${words.unwritable}: ${failure}`);
  if (isSample(read.value.province.sources)) console.error(words.sample);
  console.log(`${words.done} ${out}`);
  return 0;
}

function report(issues: readonly Issue[], language: Language): void {
  // Errors first: of thousands of issues these must not be among those left out.
  const errors = issues.filter(({ severity }) => severity === 'error');
  const warnings = issues.filter(({ severity }) => severity === 'warning');
  for (const issue of [...errors, ...warnings].slice(0, MOST_ISSUES_SHOWN)) console.error(issueLine(issue, language));
  const more = issues.length - MOST_ISSUES_SHOWN;
  if (more > 0) console.error(`… ${more} ${WORDS[language].more}`);
}

function refuse(message: string): number {
  console.error(message);
  return 1;
}

process.exitCode = await main(process.argv.slice(2));
