import type { Feature } from 'geojson';
import { hasDistricts, unitFigures, unitsOf } from '../../analysis/units.ts';
import { type Cell, degrees, plain, share } from '../csv.ts';
import { coverageDataset } from './coverage-dataset.ts';
import type { Dataset } from './dataset.ts';
import { collection, joinedGeometry, villageGeometry } from './geojson.ts';
import { inBoth } from './in-both.ts';
import { openCsv } from './open-csv.ts';
import type { PublicData } from './public-data.ts';
import { publishedLevel, villageLevelsCsv } from './village-levels.ts';

export function datasetsOf(data: PublicData): readonly Dataset[] {
  const { positions, grid } = data.answers;
  return [
    villageDataset(data),
    communeDataset(data),
    ...(positions === null ? [] : [positionDataset(data)]),
    ...(grid ? [coverageDataset(data, grid)] : []),
  ];
}

function villageDataset(data: PublicData): Dataset {
  const { villages, analysis } = data;
  return {
    id: 'villages',
    title: inBoth('openData.villages.title'),
    description: inBoth('openData.villages.description'),
    fields: [
      ['code', inBoth('openData.field.villageCode')],
      ['name', inBoth('openData.field.villageName')],
      ['commune, commune_code', inBoth('openData.field.commune')],
      ...districtFields(villages),
      ['population, households', inBoth('openData.field.people')],
      ['area_km2', inBoth('openData.field.area')],
      ['level_any, level_broadband', inBoth('openData.field.level')],
      ['level_2_operators … level_4_operators', inBoth('openData.field.levelCount')],
      ['level_<operator>, level_<technology>, level_<operator>_<technology>', inBoth('openData.field.levelOf')],
      ['operators', inBoth('openData.field.operators')],
      ['resilience', inBoth('openData.field.resilience')],
      ['mobile_computed', inBoth('openData.field.mobileComputed')],
      ['mobile_reported, ftth_reported', inBoth('openData.field.reported')],
      ['ftth_computed', inBoth('openData.field.ftthComputed')],
    ],
    csv: () => villageLevelsCsv(data),
    geojson: () => collection('villages', features(), data.incomplete),
  };

  function* features(): Generator<Feature> {
    const districts = hasDistricts(villages);
    for (const [v, village] of villages.entries()) {
      const { code, name, commune, communeCode, district, districtCode } = village;
      yield {
        type: 'Feature',
        geometry: villageGeometry(village),
        properties: {
          code,
          name,
          commune,
          commune_code: communeCode,
          ...(districts ? { district, district_code: districtCode } : {}),
          level_any: publishedLevel(data, v, { kind: 'any' }),
          level_broadband: publishedLevel(data, v, { kind: 'broadband' }),
          mobile_computed: analysis.verdicts[v],
          resilience: analysis.coverage.resilience[v],
          ftth_computed: data.answers.villages.fibre?.[v] ?? null,
        },
      };
    }
  }
}

/** Nothing is said of a tier that is not there. */
function districtFields(villages: PublicData['villages']): Dataset['fields'] {
  if (!hasDistricts(villages)) return [];
  return [['district, district_code', inBoth('openData.field.district')]];
}

function communeDataset({ villages, analysis, incomplete }: PublicData): Dataset {
  const units = unitsOf(villages, 'commune');
  const { operators } = analysis.coverage.layout;
  const districts = hasDistricts(villages);
  const header = ['code', 'name', ...(districts ? ['district', 'district_code'] : [])];
  header.push('villages', 'covered', 'partial', 'uncovered');
  header.push('contradictions', 'population', 'covered_population_share', 'fibre_villages');
  const rowOf = (unit: (typeof units)[number]): Cell[] => {
    const figures = unitFigures(villages, analysis, unit.villages);
    return [
      unit.code,
      unit.name,
      ...(districts ? [unit.district, unit.districtCode] : []),
      plain(figures.villages),
      plain(figures.verdicts.covered),
      plain(figures.verdicts.partial),
      plain(figures.verdicts.uncovered),
      plain(figures.contradictions),
      plain(figures.population),
      figures.coveredPopulationShare === null ? null : share(figures.coveredPopulationShare),
      plain(figures.fibre),
      ...figures.byOperator.map(plain),
    ];
  };
  return {
    id: 'communes',
    title: inBoth('openData.communes.title'),
    description: inBoth('openData.communes.description'),
    fields: [
      ['code, name', inBoth('openData.field.communeCode')],
      ...districtFields(villages),
      ['villages, covered, partial, uncovered', inBoth('openData.field.verdicts')],
      ['contradictions', inBoth('openData.field.contradictions')],
      ['population', inBoth('openData.field.population')],
      ['covered_population_share', inBoth('openData.field.coveredPeople')],
      ['fibre_villages', inBoth('openData.field.fibreVillages')],
      ['covered_<operator>', inBoth('openData.field.coveredBy')],
    ],
    csv: () =>
      openCsv([...header, ...operators.map((operator) => `covered_${operator}`)], units.map(rowOf), incomplete),
    geojson: () => collection('communes', features(), incomplete),
  };

  function* features(): Generator<Feature> {
    for (const unit of units) {
      const members = unit.villages.flatMap((index) => villages[index] ?? []);
      const { verdicts, population, ...figures } = unitFigures(villages, analysis, unit.villages);
      const { code, name, district, districtCode } = unit;
      yield {
        type: 'Feature',
        geometry: joinedGeometry(members),
        properties: {
          code,
          name,
          ...(districts ? { district, district_code: districtCode } : {}),
          villages: figures.villages,
          ...verdicts,
          contradictions: figures.contradictions,
          population,
          fibre_villages: figures.fibre,
        },
      };
    }
  }
}

function positionDataset({ answers, incomplete }: PublicData): Dataset {
  const positions = answers.positions ?? [];
  const metres = answers.squareM;
  return {
    id: 'positions',
    title: inBoth('openData.positions.title'),
    description: inBoth('openData.positions.description', () => ({ metres })),
    fields: [
      ['lon, lat', inBoth('openData.field.squareMiddle')],
      ['operators', inBoth('openData.field.operatorsThere')],
      ['shared', inBoth('openData.field.shared')],
    ],
    csv: () =>
      openCsv(
        ['lon', 'lat', 'operators', 'shared'],
        positions.map(({ at: [lon, lat], operators }): Cell[] => [
          degrees(lon),
          degrees(lat),
          operators,
          operators.length >= 2,
        ]),
        incomplete,
      ),
    geojson: () =>
      collection(
        'positions',
        positions.map(({ at: [lon, lat], operators }) => ({
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [lon, lat] },
          properties: { operators: operators.join(';'), shared: operators.length >= 2 ? 'yes' : 'no' },
        })),
        incomplete,
      ),
  };
}
