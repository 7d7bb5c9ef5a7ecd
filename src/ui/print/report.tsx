import { useEffect, useRef, useState } from 'react';
import { unitFigures } from '../../analysis/units.ts';
import { knowsCoverage } from '../../analysis/verdicts.ts';
import { saveFile } from '../../commands/save-file.ts';
import { showReport } from '../../commands/view.ts';
import { sourceDate } from '../../i18n/source-date.ts';
import { weightNoun } from '../../i18n/weight-of.ts';
import { REPORT_WORDS } from '../../i18n/words/report.ts';
import { MOST_WITH_COMMUNES } from '../../map/print-map.ts';
import type { LoadedProvince } from '../../model/loaded-province.ts';
import type { Analysis } from '../../model/results.ts';
import { changedParameters } from '../../state/parameter-specs.ts';
import { useApp } from '../../state/store.ts';
import { useUnit } from '../district/use-unit.ts';
import { changeWords } from '../parameter-words.ts';
import { computedByModel, radioBasisLines } from '../radio-basis-words.ts';
import controls from '../styles/controls.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import { CommuneDetails } from './commune-details.tsx';
import { pictureOf } from './picture.ts';
import { QrCode } from './qr-code.tsx';
import reportStyles from './report.module.css';
import { ReportFrame } from './report-frame.tsx';
import { ReportMap } from './report-map.tsx';
import { AttentionTable, MemberTable, ResultTable } from './report-tables.tsx';
import { usePrintSource } from './use-print-source.ts';

const WORDS = speaker(REPORT_WORDS);

/** The A4 report of the chosen unit, or of the province: as it will print, over the app. */
export function Report() {
  const { language } = useI18n();
  const t = WORDS[language];
  const province = useApp((state) => state.province);
  const analysis = useApp((state) => state.analysis);
  const { members, name } = useUnit();
  const drawing = useRef<SVGSVGElement>(null);
  const [failed, setFailed] = useState(false);
  const [isDrawn, setDrawn] = useState(false);
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
  const place = name ?? t('report.province', { province: province.profile.name[language] });
  return (
    <ReportFrame
      name={t('report.preview')}
      title={t('report.title')}
      subject={t('report.subject', { unit: place })}
      unit={name}
      ready={isDrawn}
      onClose={() => showReport(false)}
      tools={
        <>
          <button type="button" className={controls.button} disabled={!isDrawn} onClick={savePicture}>
            {t('report.picture')}
          </button>
          <span role="status">{failed && t('report.pictureFailed')}</span>
        </>
      }
    >
      <Parts
        province={province}
        analysis={analysis}
        members={members}
        unit={name}
        place={place}
        drawing={drawing}
        onBase={setDrawn}
      />
    </ReportFrame>
  );
}

function Parts({
  province,
  analysis,
  members,
  unit,
  place,
  drawing,
  onBase,
}: {
  readonly province: LoadedProvince;
  readonly analysis: Analysis;
  readonly members: readonly number[];
  readonly unit: string | null;
  /** The unit's name, or the province's. */
  readonly place: string;
  readonly drawing: React.RefObject<SVGSVGElement | null>;
  readonly onBase: (isDrawn: boolean) => void;
}) {
  const { t: say, language, f } = useI18n();
  const t = WORDS[language];
  const isCommune = useApp((state) => state.unit.commune !== null);
  const isDistrict = useApp((state) => state.unit.district !== null) && !isCommune;
  const hasDetails = isDistrict || (!isCommune && members.length <= MOST_WITH_COMMUNES);
  const source = usePrintSource(province, analysis);
  const [isOverviewDrawn, setOverviewDrawn] = useState(false);
  const [areDetailsDrawn, setDetailsDrawn] = useState(false);
  const isDrawn = isOverviewDrawn && (!hasDetails || areDetailsDrawn);
  useEffect(() => onBase(isDrawn), [onBase, isDrawn]);
  const figures = unitFigures(province.villages, analysis, members);
  const dates = analysis.sources.flatMap(({ date }) => date ?? []).sort();
  const date = dates.at(-1);
  const part = { province, analysis, members };
  const sources = analysis.sources
    .filter(({ role }) => role === 'villages' || role === 'villageTable' || role === 'stations')
    .map(({ file, date: of }) => `${file}, ${of ? f.date(of) : t('common.unknown')}`)
    .join('; ');
  return (
    <>
      <h2>{t('report.part1')}</h2>
      <p>
        {knowsCoverage(analysis)
          ? t('report.summary', {
              ...figures.verdicts,
              total: figures.villages,
              unit: place,
              date: date ? f.date(date) : t('common.unknown'),
              differs: figures.contradictions,
              hanging: figures.hanging,
            })
          : say('figures.noStations')}
      </p>
      {figures.fibre !== null && <p>{t('report.fibre', { fibre: figures.fibre, reported: figures.ftthReported })}</p>}
      <ResultTable {...part} whole={unit === null} />

      <figure className={reportStyles.figure}>
        <h2>{t('report.part2')}</h2>
        <ReportMap {...part} source={source} isCommune={isCommune} drawing={drawing} onBase={setOverviewDrawn} />
        <figcaption>{t('report.mapCaption', { sources, of: weightNoun(analysis, language) })}</figcaption>
      </figure>

      <h2>{t('report.part3')}</h2>
      <AttentionTable {...part} isCommune={isCommune} />

      <h2>{t(isCommune ? 'report.part4Villages' : 'report.part4Communes')}</h2>
      <MemberTable {...part} isCommune={isCommune} />

      {!isCommune && <h2>{t('report.part5Details')}</h2>}
      {hasDetails && <p>{t('report.detailCaption')}</p>}
      {hasDetails && <CommuneDetails {...part} source={source} isStarted={isOverviewDrawn} onBase={setDetailsDrawn} />}
      {!isCommune && !hasDetails && <p>{t('report.detailsElsewhere')}</p>}

      <h2>{t(isCommune ? 'report.part5' : 'report.part6')}</h2>
      <Assumptions province={province} analysis={analysis} />
    </>
  );
}

/** What the figures rest on, and the link that brings them back. */
function Assumptions({ province, analysis }: { readonly province: LoadedProvince; readonly analysis: Analysis }) {
  const i18n = useI18n();
  const { t: say, language, f } = i18n;
  const t = WORDS[language];
  const { profile } = province;
  const { parameters } = analysis;
  const changes = changedParameters(parameters, profile).map((change) => changeWords(change, profile, i18n));
  return (
    <div className={reportStyles.basis}>
      <div>
        <p>
          {t('report.assumption', {
            of: weightNoun(analysis, language),
            covered: f.percent(parameters.coveredShare, 0),
            uncovered: f.percent(parameters.uncoveredShare, 0),
            fibre: f.percent(parameters.fibreShare, 0),
            node: f.distance(parameters.nodeReachM),
            cable: f.distance(parameters.cableReachM),
          })}{' '}
          {computedByModel(parameters, i18n) ?? t('report.computed')}{' '}
          {changes.length === 0 ? t('report.usual') : t('report.changed', { changes: changes.join('; ') })}
        </p>
        <ul>
          {radioBasisLines(parameters, profile, i18n).map((line) => (
            <li key={line}>{line}</li>
          ))}
          {analysis.sources.map(({ role, file, rows, sample, ...dated }) => (
            <li key={`${role} ${file}`}>
              {t('report.source', {
                role: say(`role.${role}`),
                file,
                date: sourceDate(dated, f) ?? t('common.unknown'),
                rows,
                sample: sample ? t('report.sampleMark') : '',
              })}
            </li>
          ))}
        </ul>
      </div>
      <figure className={reportStyles.qr}>
        <QrCode text={window.location.href} label={t('report.qr')} />
        <figcaption>{t('report.qr')}</figcaption>
      </figure>
    </div>
  );
}
