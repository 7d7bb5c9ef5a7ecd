import { ENCODINGS } from '../../ingest/formats/encoding.ts';
import type { Mapping } from '../../model/mapping.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import dialogStyles from './import-dialog.module.css';
import { useWords } from './import-words.ts';
import styles from './mapping-step.module.css';
import type { Choosing } from './why.tsx';

const DELIMITERS = [';', ',', '\t', '|'] as const;

/** How the bytes are read and numbers, dates and units are understood. */
export function ReadingChoices({ examined, mapping, change }: Choosing) {
  const t = useWords();
  const choice = <T extends string>(
    label: string,
    value: T,
    options: readonly (readonly [T, string])[],
    choose: (value: T) => Partial<Mapping>,
  ) => (
    <label>
      <span>{label}</span>
      <select
        value={value}
        onChange={({ target }) => change(choose(options.find(([one]) => one === target.value)?.[0] ?? value))}
      >
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <details className={`${controls.fold} ${styles.reading}`}>
      <summary>{t('import.more')}</summary>
      <div className={dialogStyles.grid}>
        {examined.layers.length > 1 &&
          choice(
            t('import.layer'),
            mapping.layer ?? '',
            [['', t('import.layer.all')] as const, ...examined.layers.map((layer) => [layer, layer] as const)],
            (layer) => ({ layer: layer === '' ? null : layer }),
          )}
        {examined.format === 'csv' && (
          <>
            {choice(
              t('import.encoding'),
              mapping.encoding ?? 'utf-8',
              ENCODINGS.map((one) => [one, one.toUpperCase()] as const),
              (encoding) => ({ encoding }),
            )}
            {choice(
              t('import.delimiter'),
              mapping.delimiter ?? ',',
              DELIMITERS.map((one) => [one, one === '\t' ? t('import.delimiter.tab') : one] as const),
              (delimiter) => ({ delimiter }),
            )}
          </>
        )}
        {choice(
          t('import.decimal'),
          mapping.decimalMark,
          [
            [',', t('import.decimal.comma')],
            ['.', t('import.decimal.point')],
            ['unclear', t('import.decimal.unclear')],
          ] as const,
          (decimalMark) => ({ decimalMark }),
        )}
        {mapping.role === 'stations' && (
          <>
            {choice(
              t('import.heightUnit'),
              mapping.heightUnit,
              [
                ['m', 'm'],
                ['ft', 'ft'],
              ] as const,
              (heightUnit) => ({ heightUnit }),
            )}
            {choice(
              t('import.dates'),
              mapping.dateOrder,
              [
                ['dmy', t('import.dates.dmy')],
                ['mdy', t('import.dates.mdy')],
              ] as const,
              (dateOrder) => ({ dateOrder }),
            )}
          </>
        )}
        {mapping.role !== 'villages' &&
          mapping.role !== 'villageTable' &&
          choice(
            t('import.radiusUnit'),
            mapping.radiusUnit,
            [
              ['m', 'm'],
              ['km', 'km'],
            ] as const,
            (radiusUnit) => ({ radiusUnit }),
          )}
      </div>
      {examined.titles.length > 0 && (
        <>
          <h4>{t('import.titles')}</h4>
          <ul className={textStyles.note}>
            {examined.titles.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
