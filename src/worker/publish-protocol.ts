import type { PublishAnswer, PublishQuestion, PublishStep } from '../model/publish-question.ts';

/** What the page asks of the worker that makes a published folder of a project. */
export interface PublishContract {
  readonly publish: {
    readonly question: PublishQuestion;
    readonly progress: PublishStep;
    readonly answer: PublishAnswer;
  };
}
