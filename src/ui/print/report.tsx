import { useEffect, useRef, useState } from 'react';
import { unitFigures } from '../../analysis/units.ts';
import { saveFile } from '../../commands/save-file.ts';
import { showReport } from '../../commands/show-report.ts';
import { REPORT_WORDS } from '../../i18n/words-report.ts';
import type { Analysis } from '../../model/results.ts';
import { changesOf } from '../../state/parameter-specs.ts';
import { useApp } from '../../state/store.ts';
import type { LoadedProvince } from '../../worker/protocol.ts';
import { useUnit } from '../district/use-unit.ts';
import { changeWords } from '../parameter-words.ts';
import { speaker, useI18n } from '../use-i18n.ts';
import { pictureOf } from './picture.ts';
import { QrCode } from './qr-code.tsx';
import { ReportFoot, ReportHead } from './report-head.tsx';
import { ReportMap } from './report-map.tsx';
import { AttentionTable, MemberTable, ResultTable } from './report-tables.tsx';
import './report.css';

const WORDS = speaker(REPORT_WORDS);

/** The A4 report of the chosen unit, or of the province: as it will print, over the app. */
export function Report() {
  const { language } = useI18n();
  const t = WORDS[language];
  const province = useApp((state) => state.province);
  const analysis = useApp((state) => state.analysis);
  const { members, name } = useUnit();
  const drawing = useRef<SVGSVGElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => first.current?.focus(), []);
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') showReport(false);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  if (!province || !analysis) return null;
  const savePicture = (): void => {
    setFailed(false);
    const svg = drawing.current;
    if (!svg) return;
    pictureOf(svg).then(
      (png) => saveFile(`${province.profile.id}.png`, png, 'image/png'),
      (reason: unknown) => {
        console.error('the picture was not drawn:', reason);
        setFailed(true);
      },
    );
  };
  return (
    <main className="report" aria-label={t('report.preview')}>
      <div className="report-tools">
        <button type="button" ref={first} className="button primary" onClick={() => window.print()}>
          {t('report.print')}
        </button>
        <button type="button" className="button" onClick={savePicture}>
          {t('report.picture')}
        </button>
        <button type="button" className="button" onClick={() => showReport(false)}>
          {t('report.close')}
        </button>
        <span className="note">{t('report.hint')}</span>
        <span role="status">{failed && t('report.pictureFailed')}</span>
      </div>
      <Sheet province={province} analysis={analysis} members={members} unit={name} drawing={drawing} />
    </main>
  );
}

function Sheet({
  province,
  analysis,
  members,
  unit,
  drawing,
}: {
  readonly province: LoadedProvince;
  readonly analysis: Analysis;
  readonly members: readonly number[];
  readonly unit: string | null;
  readonly drawing: React.RefObject<SVGSVGElement | null>;
}) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  const isCommune = useApp((state) => state.unit.commune !== null);
  const { profile } = province;
  const place = unit ?? t('report.province', { province: profile.name[language] });
  const figures = unitFigures(province.villages, analysis, members);
  const dates = analysis.sources.flatMap(({ date }) => date ?? []).sort();
  const date = dates.at(-1);
  const part = { province, analysis, members };
  const sources = analysis.sources
    .filter(({ role }) => role === 'villages' || role === 'villageTable' || role === 'stations')
    .map(({ file, date: of }) => `${file}, ${of ? f.date(of) : t('report.unknown')}`)
    .join('; ');
  return (
    <article className="sheet-a4" lang={language}>
      <ReportHead profile={profile} unit={unit} />
      <h1>{t('report.title')}</h1>
      <p className="report-subject">{t('report.subject', { unit: place })}</p>
      {analysis.sources.some(({ sample }) => sample) && <p className="report-sample">{t('report.sample')}</p>}

      <h2>{t('report.part1')}</h2>
      <p>
        {t('report.summary', {
          ...figures.verdicts,
          total: figures.villages,
          unit: place,
          date: date ? f.date(date) : t('report.unknown'),
          differs: figures.contradictions,
          hanging: figures.hanging,
        })}
      </p>
      {figures.fibre !== null && <p>{t('report.fibre', { fibre: figures.fibre, reported: figures.ftthReported })}</p>}
      <ResultTable {...part} whole={unit === null} />

      <figure className="report-figure">
        <h2>{t('report.part2')}</h2>
        <ReportMap {...part} drawing={drawing} />
        <figcaption>{t('report.mapCaption', { sources })}</figcaption>
      </figure>

      <h2>{t('report.part3')}</h2>
      <AttentionTable {...part} isCommune={isCommune} />

      <h2>{t(isCommune ? 'report.part4Villages' : 'report.part4Communes')}</h2>
      <MemberTable {...part} isCommune={isCommune} />

      <h2>{t('report.part5')}</h2>
      <Assumptions province={province} analysis={analysis} />
      <ReportFoot profile={profile} unit={unit} />
    </article>
  );
}

/** What the figures rest on, and the link that brings them back. */
function Assumptions({ province, analysis }: { readonly province: LoadedProvince; readonly analysis: Analysis }) {
  const i18n = useI18n();
  const { t: say, language, f } = i18n;
  const t = WORDS[language];
  const { profile } = province;
  const { parameters } = analysis;
  const changes = changesOf(parameters, profile).map((change) => changeWords(change, profile, i18n));
  return (
    <div className="report-basis">
      <div>
        <p>
          {t('report.assumption', {
            covered: f.percent(parameters.coveredShare, 0),
            uncovered: f.percent(parameters.uncoveredShare, 0),
            fibre: f.percent(parameters.fibreShare, 0),
            node: f.distance(parameters.nodeReachM),
            cable: f.distance(parameters.cableReachM),
          })}{' '}
          {changes.length === 0 ? t('report.usual') : t('report.changed', { changes: changes.join('; ') })}
        </p>
        <ul>
          {analysis.sources.map(({ role, file, date, rows, sample }) => (
            <li key={`${role} ${file}`}>
              {t('report.source', {
                role: say(`role.${role}`),
                file,
                date: date ? f.date(date) : t('report.unknown'),
                rows,
                sample: sample ? t('report.sampleMark') : '',
              })}
            </li>
          ))}
        </ul>
      </div>
      <figure className="report-qr">
        <QrCode text={window.location.href} label={t('report.qr')} />
        <figcaption>{t('report.qr')}</figcaption>
      </figure>
    </div>
  );
}
