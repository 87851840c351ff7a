import { useQuery } from '@tanstack/react-query';
import { readDrafts, readIssue, readIssues, readTemplate, readTemplates } from '../../client/reports.ts';

export const useTemplates = () => useQuery({ queryKey: ['report-templates'], queryFn: ({ signal }) => readTemplates(signal) });
export const useTemplate = (name: string, isNew: boolean) => useQuery({ queryKey: ['report-template', name], enabled: !isNew, queryFn: ({ signal }) => readTemplate(name, undefined, signal) });
export const useIssues = () => useQuery({ queryKey: ['report-issues'], queryFn: ({ signal }) => readIssues(signal) });
export const useIssue = (id: string) => useQuery({ queryKey: ['report-issue', id], queryFn: ({ signal }) => readIssue(id, signal) });
export const useDrafts = () => useQuery({ queryKey: ['report-drafts'], queryFn: ({ signal }) => readDrafts(signal), staleTime: 60_000 });
