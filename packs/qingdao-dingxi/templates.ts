import { readFileSync } from 'node:fs';

/** In the order in which they are offered. */
const names = ['annual', 'half-year', 'monthly', 'facts', 'facts-en', 'county-card', 'county-table'] as const;

/** The reports that the programme writes, as Markdown with live figures. */
export const templates = names.map((name) => ({ name, source: readFileSync(new URL(`templates/${name}.md`, import.meta.url), 'utf8') }));
