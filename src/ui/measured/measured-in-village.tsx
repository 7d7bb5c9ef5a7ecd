import { shareOf } from '../../analysis/layout.ts';
import { shareText } from '../../i18n/share-text.ts';
import type { MeasuredFigure, MeasuredMedian } from '../../model/measured.ts';
import { useApp } from '../../state/store.ts';
import { SourceNote } from '../panel/notes.tsx';
import sectionStyles from '../radio/section.module.css';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import styles from './measured.module.css';
import { useMeasuredFigures, useMeasuredWords } from './use-measured.ts';

/** What was measured in a village, and in its commune where tables tell of communes alone: beside what is computed. */
export function MeasuredInVillage({ index }: { readonly index: number }) {
  const words = useMeasuredWords();
  const { f } = useI18n();
  const measured = useMeasuredFigures();
  const commune = useApp((state) => state.province?.villages[index]?.commune ?? null);
  if (measured === null) return null;
  const here = measured.figures.filter(({ village }) => village === index);
  const around = measured.figures.filter((one) => one.village === null && one.commune === commune);
  const contradiction = new Map(measured.contradictions).get(index);
  const days = [...here, ...around].flatMap(({ from, to }) => [from ?? [], to ?? []].flat()).sort();
  const [from, to] = [days[0], days.at(-1)];
  return (
    <section>
      <h3>{words('measured.village')}</h3>
      {contradiction && <p className={textStyles.missed}>{words(`measured.contradiction.${contradiction}`)}</p>}
      {here.length === 0 && <p>{words('measured.none')}</p>}
      {here.length > 0 && <FigureTable name={words('measured.villageTable')} figures={here} village={index} />}
      {around.length > 0 && commune !== null && (
        <FigureTable name={words('measured.communeTable', { commune })} figures={around} village={null} />
      )}
      {from !== undefined && to !== undefined && (
        <p className={textStyles.note}>
          {from === to
            ? words('measured.day', { from: f.date(from) })
            : words('measured.days', { from: f.date(from), to: f.date(to) })}
        </p>
      )}
      <p className={textStyles.note}>
        {words('measured.rule', { least: measured.rules.minSamples, source: measured.rules.source })}
      </p>
      <SourceNote roles={['measurements']} />
    </section>
  );
}

function FigureTable({
  name,
  figures,
  village,
}: {
  readonly name: string;
  readonly figures: readonly MeasuredFigure[];
  /** Whose computed share stands beside; null: none, since these are of a commune. */
  readonly village: number | null;
}) {
  const words = useMeasuredWords();
  const { t: say, f } = useI18n();
  return (
    <div className={sectionStyles.scroll}>
      <table className={sectionStyles.table}>
        <caption>{name}</caption>
        <thead>
          <tr>
            <th scope="col">{say('ask.operator')}</th>
            <th scope="col">{words('measured.village')}</th>
            <th scope="col">{words('measured.usable')}</th>
            {village !== null && <th scope="col">{words('common.computed')}</th>}
          </tr>
        </thead>
        <tbody>
          {figures.map((one) => (
            <tr key={`${one.operator} ${one.technology}`}>
              <th scope="row">
                {one.operator ?? words('measured.anyOperator')} · {one.technology ?? words('measured.anyTechnology')}
              </th>
              <td>
                <Median unit="dBm" of={one.rsrpDbm} name={words('measured.quantity.rsrp')} />
                <Median unit="Mb/s" of={one.downloadMbps} name={words('measured.quantity.download')} />
              </td>
              <td>{one.usableShare === null ? '–' : f.percent(one.usableShare, 0)}</td>
              {village !== null && (
                <td>
                  <ComputedShare village={village} figure={one} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Median({
  name,
  unit,
  of: { samples, median },
}: {
  readonly name: string;
  readonly unit: string;
  readonly of: MeasuredMedian;
}) {
  const words = useMeasuredWords();
  const { f } = useI18n();
  if (samples === 0) return null;
  return (
    <div className={styles.median}>
      {name}:{' '}
      {median === null
        ? words('measured.tooFew', { samples: f.number(samples) })
        : words('measured.median', { value: f.number(median, 1), unit, samples: f.number(samples) })}
    </div>
  );
}

/** Share of the village that the same operator covers in the same technology; a dash where the measurement names none. */
function ComputedShare({ village, figure }: { readonly village: number; readonly figure: MeasuredFigure }) {
  const { f } = useI18n();
  const coverage = useApp((state) => state.analysis?.coverage);
  const { operator, technology } = figure;
  if (!coverage || operator === null || technology === null) return '–';
  const share = shareOf(coverage, village, { kind: 'cell', operator, technology });
  return shareText(share, coverage, f, 0);
}
