import { useMemo, useState } from 'react';
import { shareOf } from '../../analysis/layout.ts';
import { goTo } from '../../commands/go-to.ts';
import { lightUp } from '../../commands/light-up.ts';
import { setUnit } from '../../commands/set-unit.ts';
import { useApp } from '../../state/store.ts';
import { useDetail } from '../use-detail.ts';
import { operatorCountOf } from '../village-answer.ts';
import { type Column, SortableTable } from './sortable.tsx';

const FILTERS = ['filterAll', 'filterNotCovered', 'filterContradiction'] as const;

/** Every village of a unit, worst first, linked with the map both ways. */
export function VillageTable() {
  const { t, f } = useDetail();
  const villages = useApp((state) => state.province?.villages);
  const analysis = useApp((state) => state.analysis);
  const unit = useApp((state) => state.unit);
  const selection = useApp((state) => state.selection);
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>('filterAll');

  const rows = useMemo(() => {
    if (!villages || !analysis) return [];
    return villages.flatMap((village, index) => {
      if (unit.district !== null && village.districtCode !== unit.district) return [];
      if (unit.commune !== null && village.communeCode !== unit.commune) return [];
      if (filter === 'filterNotCovered' && analysis.verdicts[index] === 'covered') return [];
      if (filter === 'filterContradiction' && analysis.mobileContradictions[index] === 'none') return [];
      return [index];
    });
  }, [villages, analysis, unit, filter]);

  const columns = useMemo((): readonly Column<number>[] => {
    if (!villages || !analysis) return [];
    const share = (index: number): number => shareOf(analysis.coverage, index, { kind: 'broadband' });
    const verdict = (index: number) => analysis.verdicts[index] ?? 'uncovered';
    const reported = (index: number): string => {
      const value = villages[index]?.mobileReported ?? null;
      return t(value === null ? 'village.unknown' : value ? 'village.yes' : 'village.no');
    };
    return [
      {
        key: 'name',
        name: t('table.name'),
        width: 9,
        cell: (i) => villages[i]?.name,
        value: (i) => villages[i]?.name ?? null,
      },
      {
        key: 'commune',
        name: t('table.commune'),
        width: 9,
        wideOnly: true,
        cell: (i) => villages[i]?.commune,
        value: (i) => villages[i]?.commune ?? null,
      },
      {
        key: 'share',
        name: t('table.share'),
        width: 5,
        numeric: true,
        cell: (i) => f.percent(share(i)),
        value: share,
      },
      {
        key: 'verdict',
        name: t('table.verdict'),
        width: 8,
        cell: (i) => <span className={`verdict-dot ${verdict(i)}`}>{t(`verdict.${verdict(i)}`)}</span>,
        value: share,
      },
      {
        key: 'reported',
        name: t('table.reported'),
        width: 6,
        cell: (i) => (
          <span className={analysis.mobileContradictions[i] === 'none' ? 'kind reported' : 'kind reported differs'}>
            {reported(i)}
          </span>
        ),
        value: reported,
      },
      {
        key: 'operators',
        name: t('table.operators'),
        width: 5,
        numeric: true,
        cell: (i) => f.number(operatorCountOf(analysis, i)),
        value: (i) => operatorCountOf(analysis, i),
      },
      {
        key: 'resilience',
        name: t('table.resilience'),
        width: 5,
        wideOnly: true,
        numeric: true,
        cell: (i) =>
          `${f.number(analysis.coverage.resilience[i] ?? 0)}${analysis.coverage.resilience[i] === 3 ? '+' : ''}`,
        value: (i) => analysis.coverage.resilience[i] ?? 0,
      },
      {
        key: 'fibre',
        name: t('table.fibre'),
        width: 6,
        wideOnly: true,
        numeric: true,
        cell: (i) => (analysis.fibreShare ? f.percent(analysis.fibreShare[i] ?? 0) : t('village.unknown')),
        value: (i) => analysis.fibreShare?.[i] ?? null,
      },
      {
        key: 'population',
        name: t('table.population'),
        width: 5,
        wideOnly: true,
        numeric: true,
        cell: (i) => (villages[i]?.population == null ? '' : f.number(villages[i].population)),
        value: (i) => villages[i]?.population ?? null,
      },
    ];
  }, [villages, analysis, t, f]);

  const units = useMemo(() => unitsOf(villages ?? [], f.compare), [villages, f]);
  const communes = units.communes.filter(({ district }) => unit.district === null || district === unit.district);
  if (!villages || !analysis) return null;
  return (
    <div className="table-block">
      <div className="table-tools">
        <h2>{t('table.villages')}</h2>
        {units.districts.length > 0 && (
          <label>
            {t('table.district')}
            <select value={unit.district ?? ''} onChange={({ target }) => setUnit({ district: target.value || null })}>
              <option value="">{t('table.all')}</option>
              {units.districts.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          {t('table.commune')}
          <select value={unit.commune ?? ''} onChange={({ target }) => setUnit({ commune: target.value || null })}>
            <option value="">{t('table.all')}</option>
            {communes.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('table.show')}
          <select
            value={filter}
            onChange={({ target }) => setFilter(FILTERS.find((one) => one === target.value) ?? 'filterAll')}
          >
            {FILTERS.map((one) => (
              <option key={one} value={one}>
                {t(`table.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <SortableTable
        key={`${unit.district} ${unit.commune} ${filter}`}
        caption={t('table.villages')}
        columns={columns}
        rows={rows}
        total={villages.length}
        rowKey={String}
        isSelected={(index) => selection?.kind === 'village' && selection.index === index}
        selection={selection?.kind === 'village' ? selection.index : null}
        onSelect={(index) => goTo({ kind: 'village', index })}
        onLight={(index) => lightUp(index === null ? {} : { villages: [index] })}
        firstSort={{ key: 'share', descending: false }}
        empty={t('table.noVillages')}
      />
    </div>
  );
}

interface Unit {
  readonly code: string;
  readonly name: string;
  readonly district: string | null;
}

function unitsOf(
  villages: readonly {
    readonly communeCode: string | null;
    readonly commune: string | null;
    readonly districtCode: string | null;
    readonly district: string | null;
  }[],
  compare: (a: string, b: string) => number,
): { readonly districts: readonly Unit[]; readonly communes: readonly Unit[] } {
  const districts = new Map<string, Unit>();
  const communes = new Map<string, Unit>();
  for (const { communeCode, commune, districtCode, district } of villages) {
    if (districtCode !== null)
      districts.set(districtCode, { code: districtCode, name: district ?? districtCode, district: null });
    if (communeCode !== null)
      communes.set(communeCode, { code: communeCode, name: commune ?? communeCode, district: districtCode });
  }
  const sorted = (units: Map<string, Unit>): readonly Unit[] =>
    [...units.values()].sort((a, b) => compare(a.name, b.name));
  return { districts: sorted(districts), communes: sorted(communes) };
}
