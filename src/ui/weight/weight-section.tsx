import { useMemo } from 'react';
import { villagesApart } from '../../analysis/people/villages-apart.ts';
import { setParameter } from '../../commands/analysis.ts';
import { WEIGHT_WORDS } from '../../i18n/words/weight.ts';
import { PEOPLE_FACTOR, WEIGHTS, type WeightSummary } from '../../model/people.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import { VillageTableRows } from '../village-rows.tsx';
import styles from './weight.module.css';

const WORDS = speaker(WEIGHT_WORDS);

/** Area, inhabited land or people: the choice, what it means, and which file says where people live. */
export function WeightSection() {
  const words = WORDS[useI18n().language];
  const chosen = useApp((state) => state.parameters?.weight ?? 'area');
  const computed = useApp((state) => state.analysis?.parameters);
  const isComputing = useApp((state) => state.status.kind === 'computing');
  const isMissing = chosen !== 'area' && !isComputing && computed?.weight === undefined;
  return (
    <fieldset>
      <legend>{words('param.weight')}</legend>
      {WEIGHTS.map((weight) => (
        <label key={weight} className={styles.choice}>
          <input
            type="radio"
            name="weight"
            checked={chosen === weight}
            onChange={() => setParameter({ key: 'weight', value: weight })}
          />
          <span>
            {words(`weight.${weight}`)}
            <span className={`${textStyles.note} ${styles.about}`}>{words(`weight.${weight}About`)}</span>
          </span>
        </label>
      ))}
      <div role="status">
        {isMissing && <p className={`${textStyles.note} ${styles.standing}`}>{words('weight.missing')}</p>}
        {computed?.weight === chosen && computed.weighing && <Standing weighing={computed.weighing} />}
      </div>
      {computed?.weight === chosen && <Apart />}
    </fieldset>
  );
}

/** Villages whose own number of people and that of the file do not go together, with both. */
function Apart() {
  const { language, f } = useI18n();
  const words = WORDS[language];
  const weighed = useApp((state) => state.analysis?.weighed);
  const villages = useApp((state) => state.province?.villages);
  const rows = useMemo(() => (weighed && villages ? villagesApart(weighed, villages) : []), [weighed, villages]);
  if (rows.length === 0) return null;
  return (
    <details className={`${controls.fold} ${styles.apart}`}>
      <summary>{words('weight.apartList', { count: rows.length, factor: f.number(PEOPLE_FACTOR) })}</summary>
      <VillageTableRows
        rows={rows}
        first={8}
        figure={({ own, ofFile }) => words('weight.apartOf', { own: f.number(own), ofFile: f.number(ofFile) })}
      />
    </details>
  );
}

/** What stands behind the figures. */
function Standing({ weighing }: { readonly weighing: WeightSummary }) {
  const { language, f } = useI18n();
  const words = WORDS[language];
  const { file, sample, villagesByArea, villagesApart } = weighing;
  return (
    <p className={`${textStyles.note} ${styles.standing}`}>
      {words(sample ? 'weight.sourceSample' : 'weight.source', { file })}
      {villagesByArea > 0 && ` ${words('weight.byArea', { count: villagesByArea })}`}
      {villagesApart > 0 && ` ${words('weight.apart', { count: villagesApart, factor: f.number(PEOPLE_FACTOR) })}`}
    </p>
  );
}
