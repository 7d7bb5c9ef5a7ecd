import { lazy } from 'react';

/** The sentences of issues are many and seldom needed: they come when the first list is shown. */
export const IssueList = lazy(() => import('./issue-list.tsx').then((module) => ({ default: module.IssueList })));
