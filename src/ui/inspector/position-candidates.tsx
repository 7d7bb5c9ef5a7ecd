import { useState } from 'react';
import { goTo, highlight } from '../../commands/selection.ts';
import { type Candidate, GATES } from '../../model/results.ts';
import { useApp } from '../../state/store.ts';
import { rankCandidates } from '../candidate-order.ts';
import controls from '../styles/controls.module.css';
import rowStyles from '../styles/rows.module.css';
import textStyles from '../styles/text.module.css';
import { useDetail } from '../use-detail.ts';
import styles from './position-candidates.module.css';

const FIRST_SHOWN = 5;

/** Where its planned stations could be hosted, and which planned stations it could host. */
export function PositionCandidates({ index }: { readonly index: number }) {
  const { t } = useDetail();
  const position = useApp((state) => state.analysis?.positions[index]);
  const candidates = useApp((state) => state.candidates);
  if (!position) return null;
  if (!candidates) return <p className={textStyles.quiet}>{t('table.candidatesWait')}</p>;
  const planned = position.status !== 'existing';
  const leaving = rankCandidates(candidates.filter(({ station }) => position.stations.includes(station)));
  const coming = rankCandidates(candidates.filter(({ host }) => host === index));
  return (
    <>
      {planned && (
        <section>
          <h3>{t('position.asPlanned')}</h3>
          {leaving.length === 0 && <p>{t('position.asPlannedNone')}</p>}
          <CandidateCards candidates={leaving} toward="host" />
        </section>
      )}
      {coming.length > 0 && (
        <section>
          <h3>{t('position.asHost')}</h3>
          <CandidateCards candidates={coming} toward="station" />
        </section>
      )}
    </>
  );
}

function CandidateCards({
  candidates,
  toward,
}: {
  readonly candidates: readonly Candidate[];
  readonly toward: 'host' | 'station';
}) {
  const { t } = useDetail();
  const [most, setMost] = useState(FIRST_SHOWN);
  return (
    <>
      <ol className={`${rowStyles.list} ${styles.candidates}`}>
        {candidates.slice(0, most).map((candidate) => (
          <CandidateCard key={`${candidate.station} ${candidate.host}`} candidate={candidate} toward={toward} />
        ))}
      </ol>
      {candidates.length > most && (
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          onClick={() => setMost(candidates.length)}
        >
          {t('position.more', { count: candidates.length - most })}
        </button>
      )}
    </>
  );
}

function CandidateCard({ candidate, toward }: { readonly candidate: Candidate; readonly toward: 'host' | 'station' }) {
  const { t, f } = useDetail();
  const analysis = useApp((state) => state.analysis);
  const profile = useApp((state) => state.province?.profile);
  const station = useApp((state) => state.stations[candidate.station]);
  const other = useApp((state) =>
    toward === 'host'
      ? candidate.host
      : (state.analysis?.positions.findIndex(({ stations }) => stations.includes(candidate.station)) ?? -1),
  );
  const host = analysis?.positions[candidate.host];
  const rule = profile?.rules.find(({ id }) => id === candidate.rule);
  if (!host || !station) return null;
  return (
    <li className={candidate.passes ? undefined : styles.fails}>
      <button
        type="button"
        disabled={other < 0}
        onClick={() => goTo({ kind: 'position', index: other })}
        onPointerEnter={() => highlight({ positions: [other] })}
        onPointerLeave={() => highlight({})}
        onFocus={() => highlight({ positions: [other] })}
        onBlur={() => highlight({})}
      >
        <span className={rowStyles.name}>{toward === 'host' ? host.id : `${station.operator} · ${station.id}`}</span>
        <span className={textStyles.figure}>{f.distance(candidate.distanceM)}</span>
        <span className={rowStyles.more}>
          {toward === 'host' ? host.operators.join(', ') : station.technologies.join(' ')}
        </span>
        <span className={`${textStyles.figure} ${rowStyles.more}`}>
          {t('candidate.kept', { share: f.percent(candidate.coverageKept) })}
        </span>
      </button>
      <ul className={styles.gates}>
        {GATES.map((gate) => (
          <li key={gate} data-result={candidate.gates[gate]}>
            {t(`gate.${gate}`)}: {t(`gateResult.${candidate.gates[gate]}`)}
          </li>
        ))}
      </ul>
      {candidate.mandatory && rule && (
        <p className={textStyles.note}>
          <span className={textStyles.kind}>{t('candidate.mandatory')}</span> {rule.document}
          {candidate.nearestOtherM !== null &&
            ` · ${t('candidate.nearest', {
              distance: f.distance(candidate.nearestOtherM),
              least: f.distance(rule.leastDistanceM[candidate.areaClass]),
            })}`}
          {!rule.inForce && <span className={`${textStyles.kind} ${textStyles.sample}`}>{t('rule.sample')}</span>}
        </p>
      )}
      {candidate.fallingVillages.length > 0 && (
        <p className={textStyles.note}>{t('candidate.falling', { count: candidate.fallingVillages.length })}</p>
      )}
    </li>
  );
}
