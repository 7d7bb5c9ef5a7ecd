import { useId, useState } from 'react';
import { recordMove } from '../../commands/agreement.ts';
import { currentMoves, MOVE_STATES, type MoveRecord, type MoveState, moveKey } from '../../model/agreement.ts';
import type { NamedMove } from '../../model/planner.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import styles from './agreement.module.css';
import { usePlannerWords } from './use-words.ts';

/** How a move stands, and a form that records what became of it: the log below it only grows. */
export function MoveStateForm({ move, parties }: { readonly move: NamedMove; readonly parties: readonly string[] }) {
  const words = usePlannerWords();
  const id = useId();
  const moveLog = useApp((state) => state.records.moveLog);
  const record = currentMoves(moveLog).find((one) => moveKey(one) === moveKey(move));
  const today = new Date().toISOString().slice(0, 10);
  const [state, setState] = useState<MoveState>('proposed');
  const [by, setBy] = useState('');
  const [date, setDate] = useState(today);
  const [note, setNote] = useState('');
  const [found, setFound] = useState({ slots: '', heightM: '' });
  const [slots, heightM] = [numberOf(found.slots), numberOf(found.heightM)];
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    const survey = state === 'surveyed' && (slots !== null || heightM !== null) ? { slots, heightM } : null;
    const { station, host } = move;
    recordMove({ station, host, state, date, by: by || null, note: note.trim() || null, found: survey });
    setNote('');
  };
  const field = (key: 'slots' | 'heightM', label: string) => (
    <label>
      {label}
      <input
        type="number"
        min={0}
        max={999}
        step={key === 'slots' ? 1 : 0.1}
        value={found[key]}
        onChange={({ target }) => setFound({ ...found, [key]: target.value })}
      />
    </label>
  );
  return (
    <fieldset className={styles.state}>
      <legend>{words('agree.set')}</legend>
      {record && <RecordLine record={record} />}
      <form onSubmit={submit}>
        <label htmlFor={id}>
          {words('agree.set')}
          <select
            id={id}
            value={state}
            onChange={({ target }) => setState(MOVE_STATES.find((one) => one === target.value) ?? 'proposed')}
          >
            {MOVE_STATES.map((one) => (
              <option key={one} value={one}>
                {words(`state.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words('agree.by')}
          <select value={by} onChange={({ target }) => setBy(target.value)}>
            <option value="">{words('agree.department')}</option>
            {[...new Set(parties)].map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label>
          {words('common.date')}
          <input type="date" required value={date} max={today} onChange={({ target }) => setDate(target.value)} />
        </label>
        <label>
          {words('agree.note')}
          <input value={note} maxLength={1000} onChange={({ target }) => setNote(target.value)} />
        </label>
        {state === 'surveyed' && field('slots', words('agree.slots'))}
        {state === 'surveyed' && field('heightM', words('agree.height'))}
        <button type="submit" className={`${controls.button} ${controls.small}`}>
          {words('agree.record')}
        </button>
      </form>
      {record && <History record={record} />}
    </fieldset>
  );
}

function RecordLine({ record }: { readonly record: MoveRecord }) {
  const { f } = useI18n();
  const words = usePlannerWords();
  return (
    <p>
      <strong className={styles.moveState} data-state={record.state}>
        {words(`state.${record.state}`)}
      </strong>{' '}
      ({f.date(record.date)}, {record.by ?? words('agree.department')}){record.note !== null && `: ${record.note}`}
      {record.contradictions.map((one) => (
        <span key={one} className={textStyles.missed}>
          {' '}
          {words(`contradiction.${one}`)}
        </span>
      ))}
    </p>
  );
}

function History({ record }: { readonly record: MoveRecord }) {
  const { f } = useI18n();
  const words = usePlannerWords();
  return (
    <details>
      <summary>
        {words('agree.history')} ({f.number(record.events.length)})
      </summary>
      <ol>
        {record.events.map(({ id, state, date, by, note }) => (
          <li key={id}>
            {f.date(date)} {words(`state.${state}`)}, {by ?? words('agree.department')}
            {note !== null && `: ${note}`}
          </li>
        ))}
      </ol>
    </details>
  );
}

function numberOf(text: string): number | null {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}
