import type { Route } from '../../http/route.ts';
import { readDrafts, setAside } from './drafts.ts';
import { printDrafts, printIssued, putIssuedReport, readIssuedReport, readIssues } from './issued.ts';
import { previewReport, putTemplate, readTemplate, readTemplates } from './templates.ts';

export const reportRoutes: readonly Route[] = [readTemplates, readTemplate, putTemplate, previewReport, ...printDrafts, readIssues, readIssuedReport, putIssuedReport, ...printIssued, readDrafts, setAside];
