import { hasDistricts, type Unit, unitFigures, unitsOf } from '../../analysis/units.ts';
import { countObjections } from '../../model/objection.ts';
import { outOfRange } from '../../model/out-of-range.ts';
import type { Output } from '../../model/output.ts';
import { summaryJson } from '../summary-json.ts';
import { addressFrom, descriptionFile, interfaceFolder, type OpenDataPlace, openDataFolder } from './addresses.ts';
import { changesSince, type EditionChanges, type SiteEditions } from './editions.ts';
import { openApi } from './openapi.ts';
import type { PublicData } from './public-data.ts';
import { publishedLevel } from './village-levels.ts';

/**
 * The static JSON interface, documented in `docs/open-data.md`. Within `v1` members are only
 * ever added; what would change the meaning of one goes to `v2`.
 *
 * All its documents: as the current ones, and where the edition has a name once more below it,
 * where they stay when the next edition comes.
 */
export function apiFiles(data: PublicData, place: OpenDataPlace, site: SiteEditions): Output[] {
  const { edition } = place;
  const named = edition === null ? [] : documents(data, edition, site, place);
  return [
    ...documents(data, edition, site, { ...place, edition: null }),
    ...named,
    [descriptionFile(place), [`${JSON.stringify(openApi(data, place), null, 2)}\n`]],
  ];
}

/** @param place Where they are written: of the current files, or of the edition. */
function documents(data: PublicData, edition: string | null, site: SiteEditions, place: OpenDataPlace): Output[] {
  const root = interfaceFolder(place);
  const json = (path: string, document: unknown): Output => [`${root}${path}`, [`${JSON.stringify(document)}\n`]];
  const changes = changesSince(data, site.before);
  const communes = unitsOf(data.villages, 'commune');
  const districts = unitsOf(data.villages, 'district');
  const told = hasDistricts(data.villages);
  const head = headOf(data);
  const { villages, analysis } = data;
  const { objections } = data.answers;
  return [
    json('index.json', {
      ...head,
      province: { id: data.profile.id, name: data.profile.name.vi },
      villages: 'villages/index.json',
      communes: 'communes/index.json',
      ...(told ? { districts: districts.length > 0 ? 'districts/index.json' : null } : {}),
      summary: 'summary.json',
      changes: changes === null ? null : 'changes.json',
      edition,
      editions: site.all.flatMap(({ name, date }) =>
        name === null ? [] : [{ edition: name, dataDate: date, index: indexOf({ ...place, edition: name }) }],
      ),
      openData: addressFrom(root, `${openDataFolder(place)}index.html`),
      description: addressFrom(root, descriptionFile(place)),
    }),
    json('villages/index.json', {
      ...head,
      villages: villages.map(({ code, name, communeCode, commune, districtCode, district }, v) => ({
        code,
        name,
        commune,
        communeCode,
        ...(told ? { district, districtCode } : {}),
        verdict: analysis.verdicts[v],
        file: fileOf(code),
      })),
    }),
    ...villages.map((village, v) => json(`villages/${fileOf(village.code)}`, { ...head, ...villageDocument(data, v) })),
    ...unitFiles(data, 'communes', communes, json),
    ...unitFiles(data, 'districts', districts, json),
    ...(changes === null ? [] : [json('changes.json', { ...head, ...changesDocument(changes) })]),
    json('summary.json', {
      ...head,
      ...JSON.parse(summaryJson(analysis)),
      objections: objections ? { asOf: objections.asOf, ...objections.province } : null,
    }),
  ];

  function indexOf(other: OpenDataPlace): string {
    return addressFrom(root, `${interfaceFolder(other)}index.json`);
  }
}

/** What every document says of itself. */
function headOf({ date, answers, licence, incomplete }: PublicData) {
  const cut = incomplete.length > 0 ? { incomplete } : {};
  return { version: 'v1', dataDate: date, sample: answers.sample, licence, ...cut };
}

function villageDocument(data: PublicData, v: number) {
  const { villages, analysis, inspect, areaKm2 } = data;
  const village = villages[v];
  if (!village) throw new RangeError(`no village ${v}`);
  const { coverage, fibreShare, parameters } = analysis;
  const { operators, technologies } = coverage.layout;
  const { nearestMastM, fibreOperators } = inspect(v);
  const fibre = fibreShare?.[v] ?? null;
  return {
    code: village.code,
    name: village.name,
    kind: village.kind,
    commune: { code: village.communeCode, name: village.commune },
    ...(hasDistricts(villages)
      ? { district: village.district === null ? null : { code: village.districtCode, name: village.district } }
      : {}),
    population: village.population,
    households: village.households,
    areaKm2: Math.round((areaKm2[v] ?? outOfRange()) * 1e4) / 1e4,
    mobile: {
      computed: analysis.verdicts[v],
      reported: village.mobileReported,
      contradiction: analysis.mobileContradictions[v],
      level: publishedLevel(data, v, { kind: 'any' }),
      broadbandLevel: publishedLevel(data, v, { kind: 'broadband' }),
      resilience: coverage.resilience[v],
      operators: operators.map((operator) => ({
        operator,
        level: publishedLevel(data, v, { kind: 'operator', operator }),
        technologies: Object.fromEntries(
          technologies.map((technology) => [
            technology,
            publishedLevel(data, v, { kind: 'cell', operator, technology }),
          ]),
        ),
        nearestMastM: nearestMastM[operator] ?? null,
      })),
    },
    fibre: {
      computed: fibre === null ? null : fibre >= parameters.fibreShare,
      reported: village.ftthReported,
      operators: fibreOperators ?? null,
      households: village.ftthHouseholds,
    },
    objections: data.answers.objections
      ? (data.answers.objections.villages[village.code] ?? countObjections([]))
      : null,
  };
}

function changesDocument({ since, villages, added, removed }: EditionChanges) {
  return {
    since: { edition: since.name, dataDate: since.date },
    villages: villages.map(({ code, mobile, fibre }) => ({
      code,
      mobile: { before: mobile[0], now: mobile[1] },
      fibre: { before: fibre[0], now: fibre[1] },
    })),
    added,
    removed,
  };
}

function unitFiles(
  data: PublicData,
  folder: 'communes' | 'districts',
  units: readonly Unit[],
  json: (path: string, document: unknown) => Output,
): Output[] {
  if (units.length === 0) return [];
  const head = headOf(data);
  const told = folder === 'communes' && hasDistricts(data.villages);
  const { operators, technologies } = data.analysis.coverage.layout;
  const named = (names: readonly string[], counts: readonly (number | null)[]) =>
    Object.fromEntries(names.map((name, index) => [name, counts[index] ?? null]));
  return [
    json(`${folder}/index.json`, {
      ...head,
      [folder]: units.map(({ code, name, district, districtCode }) => ({
        code,
        name,
        ...(told ? { district, districtCode } : {}),
        file: fileOf(code),
      })),
    }),
    ...units.map((unit) => {
      const { byOperator, byTechnology, ...figures } = unitFigures(data.villages, data.analysis, unit.villages);
      return json(`${folder}/${fileOf(unit.code)}`, {
        ...head,
        code: unit.code,
        name: unit.name,
        ...(told ? { district: unit.district, districtCode: unit.districtCode } : {}),
        ...figures,
        coveredByOperator: named(operators, byOperator),
        coveredByTechnology: named(technologies, byTechnology),
        members: unit.villages.map((index) => data.villages[index]?.code),
      });
    }),
  ];
}

/** A code as a file's name: what could leave the folder, or confuse an address, is written as %xx. */
export function fileOf(code: string): string {
  return `${encodeURIComponent(code).replaceAll('.', '%2E').replaceAll('*', '%2A')}.json`;
}
