import { memo, useCallback, useEffect, useMemo, useState } from 'react';
import { type CommuneVillages, communeGroups } from '../../analysis/commune-groups.ts';
import { REPORT_WORDS } from '../../i18n/words/report.ts';
import { PALETTES } from '../../map/palette.ts';
import type { LoadedProvince } from '../../model/loaded-province.ts';
import type { Analysis } from '../../model/results.ts';
import { speaker, useI18n } from '../use-i18n.ts';
import { detailMap } from './detail-map.ts';
import { MapSheet } from './map-sheet.tsx';
import { NorthAndScale } from './north-and-scale.tsx';
import reportStyles from './report.module.css';
import { ListedVillages } from './report-tables.tsx';
import type { PrintedProvince } from './use-print-source.ts';
import { useReportBase } from './use-report-base.ts';

const WORDS = speaker(REPORT_WORDS);
const BESIDE_MM = 30;
const PX_PER_MM = 4;

/** Whether all that lies under a map's figures is there. */
type Drawing = 'whole' | 'in part';

interface Details {
  readonly province: LoadedProvince;
  readonly analysis: Analysis;
  readonly source: PrintedProvince;
}

interface DetailProps extends Details {
  readonly group: CommuneVillages;
  readonly onDrawn: (code: string, drawing: Drawing) => void;
}

/** Each commune of the unit with a map that has a label for every village, and the table in which it has its number. */
export function CommuneDetails({
  members,
  isStarted,
  onBase,
  ...details
}: Details & {
  readonly members: readonly number[];
  /** The overview is there: only then is anything else drawn. */
  readonly isStarted: boolean;
  /** Whether all maps have what lies under their figures. */
  readonly onBase: (isDrawn: boolean) => void;
}) {
  const { province } = details;
  const groups = useMemo(() => communeGroups(province.villages, members), [province, members]);
  /** Of each commune whose map has begun; what lies under it may go again while tiles are fetched. */
  const [drawn, setDrawn] = useState<ReadonlyMap<string, Drawing>>(new Map());
  const onDrawn = useCallback(
    (code: string, drawing: Drawing) => setDrawn((before) => new Map(before).set(code, drawing)),
    [],
  );
  const isDrawn = groups.every(({ code }) => drawn.get(code) === 'whole');
  useEffect(() => onBase(isDrawn), [onBase, isDrawn]);
  // One after another: the page answers between them, and a server of tiles is not asked for all at once.
  const next = isStarted ? groups.findIndex(({ code }) => drawn.get(code) !== 'whole') : -1;
  return groups.map((group, order) => (
    <Detail
      key={group.code}
      {...details}
      group={group}
      isShown={drawn.has(group.code) || order === next}
      onDrawn={onDrawn}
    />
  ));
}

/** Kept as it is while the maps of others are drawn: its table is long. */
const Detail = memo(function Detail({
  group,
  isShown,
  onDrawn,
  ...details
}: DetailProps & { readonly isShown: boolean }) {
  const { language } = useI18n();
  const t = WORDS[language];
  const { province, analysis } = details;
  const name = group.name ?? t('report.noCommune');
  return (
    <section className={reportStyles.detail}>
      <figure className={reportStyles.figure}>
        <h3>{t('report.detailTitle', { name, count: group.villages.length })}</h3>
        {isShown && <DetailMap {...details} group={group} name={name} onDrawn={onDrawn} />}
      </figure>
      <ListedVillages province={province} analysis={analysis} members={group.villages} />
    </section>
  );
});

function DetailMap({ province, source, group, name, onDrawn }: DetailProps & { readonly name: string }) {
  const { language } = useI18n();
  const t = WORDS[language];
  const map = useMemo(() => detailMap(province.villages, source, group.villages), [province, source, group]);
  const base = useReportBase(map, PX_PER_MM);
  const { isDrawn } = base;
  useEffect(() => onDrawn(group.code, isDrawn ? 'whole' : 'in part'), [isDrawn, onDrawn, group.code]);
  const width = map.widthMm + BESIDE_MM;
  return (
    <svg
      className={reportStyles.map}
      viewBox={`0 0 ${width} ${map.heightMm}`}
      width={`${width}mm`}
      height={`${map.heightMm}mm`}
      role="img"
      aria-label={t('report.detailMap', { name })}
      fontFamily="'Be Vietnam Pro', 'Noto Sans', sans-serif"
      fontSize="2.6"
      fill={PALETTES.light.ink}
    >
      <MapSheet map={map} base={base} />
      <NorthAndScale map={map} right={map.widthMm + 3} widthMm={BESIDE_MM - 3} northMm={4} />
    </svg>
  );
}
