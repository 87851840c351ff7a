import { readMarkdown } from '../../../adapters/markdown/read.ts';
import { systemParty, type Party } from '../../../kernel/access/party.ts';
import { expectRight } from '../../../kernel/access/refusals.ts';
import { refuse } from '../../../kernel/declare/problem.ts';
import type { Locale, Wording } from '../../../kernel/declare/wording.ts';
import { aboveOf, checkReport, periodOf, periodText, readHead, readTemplate, scheduleText, shifted, titleOf, type PackTemplate, type PeriodKind, type Template } from '../../../kernel/report/index.ts';
import type { Engine } from '../open-engine.ts';
import { reportSources } from './sources.ts';
import { todayOf } from './today.ts';

/** A template as one chooses it. */
export interface TemplateSummary {
  readonly name: string;
  /** 0 for the pack's own. */
  readonly version: number;
  /** Of its newest period; … where a region will stand. */
  readonly title: string;
  readonly note: string;
  readonly language: Locale;
  readonly period: PeriodKind;
  /** The newest period that is over. */
  readonly newest: string;
  readonly region: 'none' | 'any' | 'within';
  /** In which region one must be chosen. */
  readonly above: string | null;
  readonly schedule: Wording | null;
  readonly owner: string | null;
  readonly party: string | null;
  readonly at: string | null;
}

export interface KeptTemplate extends TemplateSummary {
  readonly source: string;
  readonly versions: readonly { readonly version: number; readonly party: string | null; readonly at: string | null }[];
}

interface Kept {
  readonly name: string;
  readonly version: number;
  readonly source: string;
  readonly party: string | null;
  readonly at: string | null;
}

const named = /^[a-z][a-z0-9-]{0,39}$/;

/** Every template, the pack's first; of each its newest version. */
export async function listTemplates(engine: Engine): Promise<TemplateSummary[]> {
  const { database, programme } = engine.store;
  const rows = await database.query('select distinct on (name) name, version, source, party, at from report_template where programme = $1 order by name, version desc', [programme]);
  const kept = new Map(rows.map((row) => [String(row['name']), keptOf(row)]));
  const ofPack = packOf(engine).map(({ name, source }) => kept.get(name) ?? { name, source, version: 0, party: null, at: null });
  const own = [...kept.values()].filter(({ name }) => !ofPack.some((one) => one.name === name));
  return [...ofPack, ...own].map((one) => summaryOf(engine, one));
}

/** One template with its text. @throws Refusal `report.template-not-found` */
export async function findTemplate(engine: Engine, name: string, version?: number): Promise<KeptTemplate> {
  const { database, programme } = engine.store;
  const rows = await database.query('select name, version, source, party, at from report_template where programme = $1 and name = $2 order by version desc', [programme, name]);
  const ofPack = packOf(engine).find((one) => one.name === name);
  const versions: Kept[] = [...rows.map(keptOf), ...(ofPack === undefined ? [] : [{ ...ofPack, version: 0, party: null, at: null }])];
  const found = version === undefined ? versions[0] : versions.find((one) => one.version === version);
  if (found === undefined) throw notFound(name);
  return { ...summaryOf(engine, found), source: found.source, versions: versions.map(({ version: number, party, at }) => ({ version: number, party, at })) };
}

/**
 * Keeps a template as a new version, once nothing is wrong with it.
 * @param base the version it was written from; 0 for the pack's own or a new one
 * @throws Refusal `access.no-right`, `report.unfit-name`, `report.template-changed`, and as `readTemplate` and `checkReport`
 */
export async function keepTemplate(engine: Engine, party: Party, name: string, source: string, base: number): Promise<KeptTemplate> {
  expectRight(party, 'draft');
  if (!named.test(name)) throw unfitName();
  checkSource(engine, source);
  const { database, programme, clock } = engine.store;
  const kept = await database.run(
    `insert into report_template (programme, name, version, source, party, at)
     select $1, $2, $3::integer + 1, $4, $5, $6 where coalesce((select max(version) from report_template where programme = $1 and name = $2), 0) = $3::integer
     on conflict (programme, name, version) do nothing`,
    [programme, name, base, source, party.id, clock.now().toISOString()],
  );
  if (kept === 0) throw changedMeanwhile();
  return findTemplate(engine, name);
}

/**
 * Whether a report can be made of a template at all: everything that it asks of figures is asked as the machine's owner, in
 * the newest period that is over.
 * @throws Refusal as `readTemplate` and `checkReport`
 */
export function checkSource(engine: Engine, source: string): Template {
  const template = readTemplate(source, readMarkdown);
  const { regions } = engine.store;
  const above = aboveOf(template.head, regions);
  const region = above === undefined ? undefined : regions.all.find(({ parent }) => parent === above)?.code;
  const today = todayOf(engine.store.clock);
  checkReport(template, { period: shifted(periodOf(template.head.period, today), -1), region, today }, reportSources(engine, systemParty));
  return template;
}

const packOf = ({ settings }: Engine): readonly PackTemplate[] => settings.templates ?? [];

function keptOf(row: Readonly<Record<string, string | null | undefined>>): Kept {
  return { name: String(row['name']), version: Number(row['version']), source: String(row['source']), party: row['party'] ?? null, at: new Date(String(row['at'])).toISOString() };
}

function summaryOf({ store, settings }: Engine, { name, version, source, party, at }: Kept): TemplateSummary {
  const { head } = readHead(source);
  const newest = shifted(periodOf(head.period, todayOf(store.clock)), -1);
  const within = head.region.kind === 'within' ? (store.regions.get(head.region.written) ?? store.regions.find(head.region.written)) : undefined;
  return {
    name,
    version,
    title: titleOf(head, newest, undefined, settings.programme.title, store.regions),
    note: head.note,
    language: head.language,
    period: head.period,
    newest: periodText(newest),
    region: head.region.kind,
    above: within?.code ?? null,
    schedule: head.schedule === undefined ? null : scheduleText(head.schedule),
    owner: head.owner ?? null,
    party,
    at,
  };
}

const notFound = (name: string) => refuse('report.template-not-found', { zh: `没有报告模板 ${name.slice(0, 60)}`, en: `There is no template ${name.slice(0, 60)}` }, { zh: '请查看模板列表', en: 'See the list of templates' });

const unfitName = () => refuse('report.unfit-name', { zh: '模板的代号不行', en: 'A template can’t be named so' }, { zh: '用小写字母开头，只含小写字母、数字和连字符，最多 40 个', en: 'Begin with a letter; lower-case letters, digits and hyphens only, 40 at most' });

const changedMeanwhile = () =>
  refuse('report.template-changed', { zh: '这个模板刚被别人改过，没有保存', en: 'Somebody has changed this template meanwhile; nothing was saved' }, { zh: '先复制您改的内容，刷新后再改', en: 'Copy what you wrote, reload, and change it again' });
