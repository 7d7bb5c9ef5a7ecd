import type { Feature } from 'geojson';
import { hasDistricts, unitFigures, unitsOf } from '../../analysis/units.ts';
import { type Cell, degrees, plain, share } from '../csv.ts';
import { coverageDataset } from './coverage-dataset.ts';
import type { Dataset } from './dataset.ts';
import { collection, joinedGeometry, villageGeometry } from './geojson.ts';
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
    title: { vi: 'Phủ sóng và cáp quang theo thôn', en: 'Coverage and fibre by village' },
    description: {
      vi: 'Mỗi thôn một dòng: mức phủ theo nhà mạng và công nghệ (từ “none”: không, đến “whole”: khắp thôn), kết luận, mức dự phòng, phạm vi cáp quang, và số đã báo cáo để so. Mức phủ của từng nhà mạng tính từ giữa ô vuông chứa trạm, nên là gần đúng.',
      en: 'One row a village: how much of it is covered by operator and technology (levels from none to whole), verdict, resilience, reach of fibre, and what was reported beside it. Levels by operator are computed from the middle of each mast’s square, and so are approximate.',
    },
    fields: [
      ['code', { vi: 'mã thôn', en: 'code of the village' }],
      ['name', { vi: 'tên thôn', en: 'name of the village' }],
      ['commune, commune_code', { vi: 'xã, phường và mã', en: 'commune and its code' }],
      ...districtFields(villages),
      ['population, households', { vi: 'số dân, số hộ (báo cáo)', en: 'people and households (reported)' }],
      ['area_km2', { vi: 'diện tích, km²', en: 'area, km²' }],
      [
        'level_any, level_broadband',
        {
          vi: 'mức phủ của sóng bất kỳ, của băng rộng di động: “none” không, “little” rất ít, “part” một phần, “most” phần lớn, “nearly-all” gần khắp, “whole” khắp thôn (tính toán)',
          en: 'how much has any signal, mobile broadband: none, little, part, most, nearly-all or whole (computed)',
        },
      ],
      [
        'level_2_operators … level_4_operators',
        {
          vi: 'mức phủ băng rộng của ít nhất 2, 3, 4 nhà mạng',
          en: 'how much has broadband of at least 2, 3, 4 operators',
        },
      ],
      [
        'level_<operator>, level_<technology>, level_<operator>_<technology>',
        {
          vi: 'mức phủ của nhà mạng, của công nghệ, của cả hai; gần đúng',
          en: 'level of an operator, of a technology, of both; approximate',
        },
      ],
      [
        'operators',
        { vi: 'các nhà mạng phủ thôn, cách nhau bằng ;', en: 'operators that cover the village, joined by ;' },
      ],
      [
        'resilience',
        {
          vi: 'phải mất bao nhiêu vị trí thì hụt sóng; 3 là từ ba trở lên',
          en: 'how many positions must fail before coverage is lost; 3 means three or more',
        },
      ],
      [
        'mobile_computed',
        { vi: 'covered phủ, partial một phần, uncovered chưa phủ', en: 'covered, partial or uncovered' },
      ],
      [
        'mobile_reported, ftth_reported',
        { vi: 'số báo cáo: yes có, no chưa, trống là không rõ', en: 'as reported: yes, no, or empty for unknown' },
      ],
      [
        'ftth_computed',
        {
          vi: 'đủ phần của thôn trong tầm cáp quang (tính toán; gần đúng nơi chỉ phụ thuộc một điểm mạng): yes có, no chưa, trống là không rõ',
          en: 'enough of the village is within reach of fibre (computed; approximate where it hangs on one site): yes, no, or empty for unknown',
        },
      ],
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
  return [['district, district_code', { vi: 'huyện và mã', en: 'district and its code' }]];
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
    title: { vi: 'Tổng hợp theo xã, phường', en: 'Sums by commune' },
    description: {
      vi: 'Mỗi xã, phường một dòng: số thôn theo kết luận, số thôn báo cáo khác tính toán, tỷ lệ dân ở thôn được phủ, số thôn trong tầm cáp quang.',
      en: 'One row a commune: villages by verdict, villages reported otherwise than computed, share of people in covered villages, villages within reach of fibre.',
    },
    fields: [
      ['code, name', { vi: 'mã và tên xã, phường', en: 'code and name of the commune' }],
      ...districtFields(villages),
      [
        'villages, covered, partial, uncovered',
        { vi: 'số thôn, và theo kết luận (tính toán)', en: 'number of villages, and by verdict (computed)' },
      ],
      ['contradictions', { vi: 'số thôn báo cáo khác tính toán', en: 'villages reported otherwise than computed' }],
      ['population', { vi: 'số dân của các thôn biết số dân', en: 'people of the villages whose number is known' }],
      [
        'covered_population_share',
        { vi: 'phần dân ở thôn được phủ, 0 đến 1', en: 'share of people in covered villages, 0 to 1' },
      ],
      [
        'fibre_villages',
        { vi: 'số thôn trong tầm cáp quang (tính toán)', en: 'villages within reach of fibre (computed)' },
      ],
      [
        'covered_<operator>',
        {
          vi: 'số thôn nhà mạng đó phủ bằng ít nhất một công nghệ',
          en: 'villages covered by that operator in any technology',
        },
      ],
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
    title: { vi: 'Vị trí BTS, đã làm mờ', en: 'BTS positions, blurred' },
    description: {
      vi: `Vị trí đang có trạm, dời về giữa ô vuông ${metres} m chứa nó, và các nhà mạng ở đó. Không có tọa độ thật và thiết bị.`,
      en: `Positions with existing stations, moved to the middle of the ${metres} m square they lie in, and the operators there. No true coordinates, no equipment.`,
    },
    fields: [
      ['lon, lat', { vi: 'giữa ô vuông, độ WGS 84', en: 'middle of the square, degrees WGS 84' }],
      ['operators', { vi: 'các nhà mạng, cách nhau bằng ;', en: 'operators, joined by ;' }],
      ['shared', { vi: 'yes nếu từ hai nhà mạng', en: 'yes for two operators or more' }],
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
