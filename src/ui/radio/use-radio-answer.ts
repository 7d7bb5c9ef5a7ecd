import { useEffect, useState } from 'react';
import { askRadio } from '../../commands/radio-questions.ts';
import { questionKey } from '../../model/question-key.ts';
import type { RadioAnswer, RadioQuestion } from '../../model/questions.ts';
import { useApp } from '../../state/store.ts';

/** `failed`: the worker gave no answer. */
export type RadioAsked = RadioAnswer | 'none' | 'running' | 'failed';

/** The answer to a question about the analysis on the screen; asked anew with each analysis. Null asks nothing. @param question The same object as long as it is the same question. */
export function useRadioAnswer(question: RadioQuestion | null): RadioAsked {
  const analysis = useApp((state) => state.analysis);
  const key = question && questionKey(question);
  const [answer, setAnswer] = useState<{ readonly key: string; readonly is: RadioAnswer | 'failed' } | null>(null);
  useEffect(() => {
    if (question === null || key === null || analysis === null) return;
    let gone = false;
    void askRadio(question).then((found) => !gone && setAnswer({ key, is: found ?? 'failed' }));
    return () => {
      gone = true;
    };
  }, [key, analysis, question]);
  if (key === null) return 'none';
  return answer?.key === key ? answer.is : 'running';
}
