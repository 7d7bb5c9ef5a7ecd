import { type FormEvent, useRef, useState } from 'react';
import { type Published, publishProject } from '../../commands/publish.ts';
import { issueSentence } from '../../i18n/issues.ts';
import { PUBLISH_WORDS } from '../../i18n/words/publish.ts';
import type { PublishStep } from '../../model/publish-question.ts';
import { useApp } from '../../state/store.ts';
import controls from '../styles/controls.module.css';
import textStyles from '../styles/text.module.css';
import { speaker, useI18n } from '../use-i18n.ts';
import { PublishedLists } from './published-lists.tsx';
import styles from './sources.module.css';

const WORDS = speaker(PUBLISH_WORDS);

type State =
  | { readonly kind: 'ready' | 'lost' }
  | { readonly kind: 'working'; readonly step: PublishStep; readonly stop: () => void }
  | { readonly kind: 'done'; readonly answer: Published };

/** What publishing would tell, before it is done, and the published folder of the project on the screen as a zip. */
export function PublishSection() {
  const language = useApp((state) => state.language);
  const t = WORDS[language];
  const province = useApp((state) => state.province);
  if (province === null || province.published) return null;
  const { publish } = province.profile;
  return (
    <details className={`${controls.fold} ${styles.publish}`}>
      <summary>{t('publish.title')}</summary>
      <p className={textStyles.note}>{t('publish.intro')}</p>
      {publish === undefined || province.villages.length === 0 ? (
        <p role="status">{t(publish === undefined ? 'publish.noRules' : 'publish.noVillages')}</p>
      ) : (
        <>
          <PublishedLists province={province} rules={publish} />
          <PublishForm />
        </>
      )}
    </details>
  );
}

function PublishForm() {
  const language = useApp((app) => app.language);
  const t = WORDS[language];
  const i18n = useI18n();
  const [state, setState] = useState<State>({ kind: 'ready' });
  const input = useRef<HTMLInputElement>(null);
  const publish = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const stopping = new AbortController();
    const told = (step: PublishStep) => setState({ kind: 'working', step, stop: () => stopping.abort() });
    told('read');
    try {
      const answer = await publishProject(input.current?.value || null, told, stopping.signal);
      setState(answer === null ? { kind: 'ready' } : { kind: 'done', answer });
    } catch (error) {
      if (!stopping.signal.aborted) console.warn('publishing:', error);
      setState({ kind: stopping.signal.aborted ? 'ready' : 'lost' });
    }
  };
  return (
    <form onSubmit={(event) => void publish(event)}>
      <label>
        {t('publish.edition')}
        <input ref={input} type="text" pattern="[a-z0-9][a-z0-9\-]*" title={t('publish.editionHint')} />
        <span className={textStyles.note}>{t('publish.editionHint')}</span>
      </label>
      <div className={controls.actions}>
        <button type="submit" className={`${controls.button} ${controls.primary}`} disabled={state.kind === 'working'}>
          {t('publish.make')}
        </button>
        {state.kind === 'working' && (
          <button type="button" className={controls.button} onClick={state.stop}>
            {i18n.t('status.stop')}
          </button>
        )}
      </div>
      <div role="status" className={styles.publishing}>
        {state.kind === 'working' && t(`publish.step.${state.step}`)}
        {state.kind === 'lost' && t('publish.lost')}
        {state.kind === 'done' && <Outcome answer={state.answer} />}
      </div>
    </form>
  );
}

function Outcome({ answer }: { readonly answer: Published }) {
  const { language, f } = useI18n();
  const t = WORDS[language];
  switch (answer.kind) {
    case 'saved':
      return t('publish.made', { name: answer.name, count: f.number(answer.files) });
    case 'refused':
      return t(`publish.refused.${answer.why}`);
    case 'unusable':
      return (
        <>
          {t('publish.unusable')}
          <ul>
            {answer.issues.slice(0, 10).map((issue, index) => (
              <li key={`${issue.code} ${issue.row ?? index}`}>
                {issue.file}: {issueSentence(issue, language)}
              </li>
            ))}
          </ul>
        </>
      );
  }
}
