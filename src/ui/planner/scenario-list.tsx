import { useEffect, useId, useState } from 'react';
import { exportScenario, importScenario } from '../../commands/scenario-files.ts';
import {
  deleteScenario,
  duplicateScenario,
  listScenarios,
  openScenario,
  renameScenario,
  startScenario,
} from '../../commands/scenarios.ts';
import { inWords } from '../../i18n/issues.ts';
import type { Scenario, ScenarioFileIssue } from '../../model/scenario.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import rowStyles from '../styles/rows.module.css';
import textStyles from '../styles/text.module.css';
import { useI18n } from '../use-i18n.ts';
import styles from './scenario.module.css';
import { useNewScenarioName } from './use-planner.ts';
import { usePlannerWords } from './use-words.ts';

/** The data as they are, and the scenarios of this browser: one of them is on the screen. */
export function ScenarioList() {
  const words = usePlannerWords();
  const scenarios = useApp((state) => state.planner.scenarios);
  const open = useApp((state) => state.planner.open?.scenario.id ?? null);
  const keeping = useApp((state) => state.planner.keeping);
  const issues = useApp((state) => state.planner.fileIssues);
  const profileId = useApp((state) => state.province?.profile.id);
  const file = useId();
  const newName = useNewScenarioName();
  useEffect(() => {
    if (profileId !== undefined) void listScenarios();
  }, [profileId]);
  return (
    <>
      <ul className={styles.list}>
        <li>
          <label>
            <input type="radio" name="scenario" checked={open === null} onChange={() => openScenario(null)} />
            <span className={rowStyles.name}>{words('scenario.none')}</span>
          </label>
        </li>
        {scenarios.map((scenario) => (
          <ScenarioRow key={scenario.id} scenario={scenario} isOpen={scenario.id === open} />
        ))}
      </ul>
      <p className={controls.actions}>
        <button
          type="button"
          className={`${controls.button} ${controls.small}`}
          onClick={() => void startScenario(newName)}
        >
          {words('scenario.new')}
        </button>
        <label className={`${controls.button} ${controls.small} ${controls.fileButton}`} htmlFor={file}>
          {words('scenario.import')}
          <input
            id={file}
            type="file"
            accept=".json,application/json"
            onChange={({ target }) => {
              const chosen = target.files?.[0];
              if (chosen) void importScenario(chosen);
              // The same file again is a new choice.
              target.value = '';
            }}
          />
        </label>
      </p>
      {keeping === 'not-kept' && <p className={textStyles.note}>{words('scenario.notKept')}</p>}
      <div role="alert">
        {issues.map((issue) => (
          <p
            key={`${issue.code} ${issue.field ?? ''}`}
            className={issue.code === 'data-changed' ? textStyles.changedMark : textStyles.missed}
          >
            <FileIssueWords issue={issue} />
          </p>
        ))}
      </div>
    </>
  );
}

function FileIssueWords({ issue }: { readonly issue: ScenarioFileIssue }) {
  const words = usePlannerWords();
  const expected = inWords(
    issue.expected ?? '',
    useApp((state) => state.language),
  );
  const details = [
    issue.field,
    issue.found !== undefined && words('file.found', { found: issue.found }),
    expected !== '' && words('file.expected', { expected }),
  ].filter(Boolean);
  return (
    <>
      {words(`file.${issue.code}`)}
      {details.length > 0 && <span className={textStyles.quiet}> ({details.join('; ')})</span>}
    </>
  );
}

function ScenarioRow({ scenario, isOpen }: { readonly scenario: Scenario; readonly isOpen: boolean }) {
  const { f } = useI18n();
  const words = usePlannerWords();
  const [renaming, setRenaming] = useState<string | null>(null);
  const { id, name } = scenario;
  return (
    <li className={isOpen ? styles.open : undefined}>
      {renaming === null ? (
        <label>
          <input type="radio" name="scenario" checked={isOpen} onChange={() => openScenario(id)} />
          <span className={rowStyles.name}>{name}</span>
          <span className={textStyles.quiet}>
            {words('scenario.about', { count: scenario.edits.length, date: f.date(scenario.changed.slice(0, 10)) })}
          </span>
        </label>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            renameScenario(id, renaming);
            setRenaming(null);
          }}
        >
          <input
            type="text"
            aria-label={words('scenario.name')}
            maxLength={120}
            // The field appears because its button was pressed.
            ref={(field) => field?.focus()}
            value={renaming}
            onChange={({ target }) => setRenaming(target.value)}
            onKeyDown={({ key }) => key === 'Escape' && setRenaming(null)}
          />
          <button type="submit" className={`${controls.button} ${controls.small}`}>
            {words('scenario.save')}
          </button>
        </form>
      )}
      {isOpen && renaming === null && (
        <p className={controls.actions}>
          <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => setRenaming(name)}>
            {words('scenario.rename')}
          </button>
          <button
            type="button"
            className={`${controls.button} ${controls.small}`}
            onClick={() => duplicateScenario(id, words('scenario.copyName', { name }))}
          >
            {words('scenario.duplicate')}
          </button>
          <button type="button" className={`${controls.button} ${controls.small}`} onClick={() => exportScenario(id)}>
            {words('scenario.export')}
          </button>
          <button
            type="button"
            className={`${controls.button} ${controls.small} ${controls.danger}`}
            onClick={() => window.confirm(words('scenario.deleteSure', { name })) && deleteScenario(id)}
          >
            {words('scenario.delete')}
          </button>
        </p>
      )}
    </li>
  );
}
