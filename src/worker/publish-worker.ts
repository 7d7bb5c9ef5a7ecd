import { createPublishSession } from './publish-project.ts';
import type { PublishContract } from './publish-protocol.ts';
import { serve } from './serve.ts';

/** The thin worker that makes a published folder of a project; its longest steps are the analysis and the files' texts. */
serve<PublishContract>(self, createPublishSession(), { publish: 300 });
