import { useMemo, useState } from 'react';
import { WHAT_IF } from '../../model/path-section.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import { RadioMissingNote } from './missing.tsx';
import styles from './section.module.css';
import { usePathWords } from './use-path-words.ts';
import { useRadioAnswer } from './use-radio-answer.ts';

/** What a higher mast or more tilt of one station would bring to the province, computed on request. */
export function MastChanges({ station }: { readonly station: number }) {
  const words = usePathWords();
  const [isAsked, setAsked] = useState(false);
  const isPlanned = useApp((state) => state.stations[station]?.status === 'planned');
  const includePlanned = useApp((state) => state.analysis?.parameters.includePlanned ?? false);
  const amounts = { higher: WHAT_IF.higherM, tilt: WHAT_IF.tiltDeg };
  return (
    <section>
      <h3>
        {words('radioPath.path.whatIf', amounts)}: {words('radioPath.path.inProvince')}
      </h3>
      {isPlanned && !includePlanned && <p className={textStyles.note}>{words('radioPath.path.notCounted')}</p>}
      {isAsked ? (
        <Changes station={station} />
      ) : (
        <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => setAsked(true)}>
          {words('radioPath.path.askChanges')}
        </button>
      )}
    </section>
  );
}

function Changes({ station }: { readonly station: number }) {
  const words = usePathWords();
  const { f, t } = useDetail();
  const answer = useRadioAnswer(useMemo(() => ({ kind: 'mast-changes', station }) as const, [station]));
  if (answer === 'none' || answer === 'running') return <p role="status">{words('radioPath.path.running')}</p>;
  if (answer === 'failed' || answer.kind !== 'mast-changes')
    return <p role="status">{words('radioPath.path.failed')}</p>;
  if ('missing' in answer.changes) return <RadioMissingNote what={answer.changes.missing} />;
  const amounts = { higher: WHAT_IF.higherM, tilt: WHAT_IF.tiltDeg };
  const sign = (value: number): string => (value > 0 ? `+${f.number(value, 0)}` : f.number(value, 0));
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className={textStyles.srOnly}>{words('radioPath.path.whatIf', amounts)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('common.change')}</th>
            <th scope="col">{words('radioPath.path.reach')}</th>
            <th scope="col">{words('radioPath.path.gained')}</th>
            <th scope="col">{words('radioPath.path.lost')}</th>
            <th scope="col">{words('radioPath.path.people')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.changes.found.map(({ change, gained, lost, beforeKm2, afterKm2, people }) => (
            <tr key={change}>
              <th scope="row">{words(`radioPath.path.${change}`, amounts)}</th>
              <td>
                {f.number(beforeKm2, 1)} → {f.number(afterKm2, 1)}
              </td>
              <td>{f.number(gained.length)}</td>
              <td>{f.number(lost.length)}</td>
              <td>{sign(Math.round(people))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
