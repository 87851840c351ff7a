import type { Grant, Party } from '../../../kernel/access/party.ts';
import { refuse } from '../../../kernel/declare/problem.ts';
import { dueOn, parsePeriod, periodText, readHead, titleOf } from '../../../kernel/report/index.ts';
import type { Session } from '../../../kernel/ports/database.ts';
import type { Engine } from '../open-engine.ts';
import { findTemplate, listTemplates } from './templates.ts';
import { todayOf } from './today.ts';

/** A report that is due: what it is to be made of. Its numbers are read whenever somebody looks at it. */
export interface DraftKey {
  readonly template: string;
  readonly period: string;
  readonly region: string | null;
}

export interface Draft extends DraftKey {
  readonly title: string;
  /** Since when it is due, yyyymmdd. */
  readonly since: number;
}

/**
 * Makes a draft of every report that is due: of each template the newest one only, and each once, however often this is
 * asked. Nothing is due before there are records. Answers those that were made now.
 */
export async function makeDueDrafts(engine: Engine): Promise<DraftKey[]> {
  const { store } = engine;
  const { database, programme, clock, regions } = store;
  const [begun] = await database.query(`select 1 as begun from journal where programme = $1 and kind in ('edit', 'import') limit 1`, [programme]);
  if (begun === undefined) return [];
  const today = todayOf(clock);
  const made: DraftKey[] = [];
  for (const { name, above, at } of await listTemplates(engine)) {
    const { source } = await findTemplate(engine, name);
    const { schedule } = readHead(source).head;
    if (schedule === undefined) continue;
    const { period, since } = dueOn(schedule, today);
    // What was due before somebody wrote the template was not due of it.
    if (at !== null && since < todayOf({ now: () => new Date(at) })) continue;
    for (const region of above === null ? [''] : regions.all.filter(({ parent }) => parent === above).map(({ code }) => code)) {
      const kept = await database.run(
        `insert into report_draft (programme, template, period, region, since, at, state) values ($1, $2, $3, $4, $5, $6, 'open')
         on conflict (programme, template, period, region) do nothing`,
        [programme, name, periodText(period), region, since, clock.now().toISOString()],
      );
      if (kept > 0) made.push({ template: name, period: periodText(period), region: region === '' ? null : region });
    }
  }
  return made;
}

/** The drafts that wait for the party: those of templates that name it, else those it may issue, newest first. */
export async function listDrafts(engine: Engine, party: Party): Promise<Draft[]> {
  const { database, programme, regions } = engine.store;
  const rows = await database.query(`select template, period, region, since from report_draft where programme = $1 and state = 'open' order by since desc, template, region`, [programme]);
  const names = [...new Set(rows.map((row) => String(row['template'])))];
  const heads = new Map(await Promise.all(names.map(async (name) => [name, readHead((await findTemplate(engine, name)).source).head] as const)));
  return rows.flatMap((row): Draft[] => {
    const [template, text] = [String(row['template']), String(row['period'])];
    const region = row['region'] === '' ? null : (row['region'] ?? null);
    const [head, period] = [heads.get(template), parsePeriod(text)];
    if (head === undefined || period === undefined || !isFor(engine, party, head.owner, region)) return [];
    return [{ template, title: titleOf(head, period, region ?? undefined, engine.settings.programme.title, regions), period: text, region, since: Number(row['since']) }];
  });
}

/** Takes a draft out of the tray without issuing it. @throws Refusal `report.draft-not-found` */
export async function setDraftAside(engine: Engine, party: Party, { template, period, region }: DraftKey): Promise<void> {
  const { database, programme } = engine.store;
  const mine = (await listDrafts(engine, party)).some((one) => one.template === template && one.period === period && one.region === region);
  if (!mine) throw refuse('report.draft-not-found', { zh: '没有这份待办的报告', en: 'There is no such draft' }, { zh: '请刷新列表', en: 'Reload the list' });
  await database.run(`update report_draft set state = 'aside' where programme = $1 and template = $2 and period = $3 and region = $4`, [programme, template, period, region ?? '']);
}

/** A report was issued: its draft, where there is one, is done. */
export async function markIssued(session: Session, programme: string, { template, period, region }: DraftKey, issue: string): Promise<void> {
  await session.run(`update report_draft set state = 'issued', issue = $5 where programme = $1 and template = $2 and period = $3 and region = $4`, [programme, template, period, region ?? '', issue]);
}

function isFor({ store: { regions } }: Engine, party: Party, owner: string | undefined, region: string | null): boolean {
  if (owner !== undefined) return owner === party.id;
  const reaches = (grant: Grant) => grant.regions === 'all' || (region !== null && regions.ancestors(region).some((code) => grant.regions.includes(code)));
  return party.grants.some((grant) => grant.actions.includes('issue') && reaches(grant));
}
