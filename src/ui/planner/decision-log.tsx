import { mergedLogs } from '../../model/agreement.ts';
import { useApp } from '../../state/store.ts';
import { ReportFrame } from '../print/report-frame.tsx';
import { useI18n } from '../use-i18n.ts';
import { usePlannerWords } from './use-words.ts';

/** Every event of every move on paper, oldest first: who said what, when and why. */
export function DecisionLog({ onClose }: { readonly onClose: () => void }) {
  const { f, language } = useI18n();
  const words = usePlannerWords();
  const log = useApp((state) => state.records.moveLog);
  const subject = useApp((state) => state.province?.profile.name[language]) ?? '';
  const title = words('agree.logTitle');
  return (
    <ReportFrame name={title} title={title} subject={subject} unit={null} ready onClose={onClose}>
      <table>
        <thead>
          <tr>
            {(['common.date', 'agree.move', 'agree.state', 'agree.by', 'agree.note'] as const).map((key) => (
              <th key={key} scope="col">
                {words(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {mergedLogs(log, []).map(({ id, date, station, host, state, by, note, source }) => (
            <tr key={id}>
              <td>{f.date(date)}</td>
              <td>
                {station} → {host}
              </td>
              <td>{words(`state.${state}`)}</td>
              <td>{by ?? words('agree.department')}</td>
              <td>{[note, source].filter((part) => part !== null).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ReportFrame>
  );
}
