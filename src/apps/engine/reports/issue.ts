import { hash } from 'node:crypto';
import type { Party } from '../../../kernel/access/party.ts';
import { expectRight } from '../../../kernel/access/refusals.ts';
import { refuse } from '../../../kernel/declare/problem.ts';
import { noteInJournal } from '../../../kernel/ledger/journal-note.ts';
import { numbersOf, requestsOf, saidAnew, type NumberRequest, type Report, type ShownNumber } from '../../../kernel/report/index.ts';
import type { Row } from '../../../kernel/ports/database.ts';
import type { Engine } from '../open-engine.ts';
import { partyTitles } from '../party-titles.ts';
import { markIssued } from './drafts.ts';
import { makeReport, type ReportAsk } from './make.ts';
import { reportSources, seesNumber } from './sources.ts';
import { findTemplate } from './templates.ts';

/** All that is kept of an issued report, as one text whose hash is in the journal. */
export interface IssuedContent {
  readonly report: Report;
  readonly template: string;
  readonly version: number;
  /** The template's text. */
  readonly source: string;
  /** Where the journal stood when the figures were read. */
  readonly head: { readonly position: string; readonly hash: string };
}

export interface IssueSummary {
  readonly id: string;
  readonly template: string;
  readonly version: number;
  readonly title: string;
  readonly period: string;
  readonly region: string | null;
  readonly party: string;
  /** What its person is called; `null` of the platform's own parties. */
  readonly partyTitle: string | null;
  readonly at: string;
  readonly hash: string;
  /** Its entry in the journal. */
  readonly number: string;
}

/** What a number of an issued report is by now, where that is something else. */
export interface Since {
  /** Which of its numbers, in the order of reading. */
  readonly index: number;
  readonly value: string | null;
  readonly before: string | null;
  readonly text: string;
}

export interface IssuedReport extends IssueSummary, IssuedContent {
  readonly since: readonly Since[];
}

const mostListed = 200;
const columns = 'id, template, version, title, period, region, party, at, hash, number, numbers';

/**
 * Issues a report: it is made with the figures of this moment, kept as it is for good, and its hash goes into the journal.
 * @param id made by the caller; sending it again issues nothing and answers the first
 * @throws Refusal `access.no-right`, `report.template-not-found`, and as `makeReport`
 */
export async function issueReport(engine: Engine, party: Party, id: string, name: string, ask: ReportAsk): Promise<IssuedReport> {
  expectRight(party, 'issue');
  const { store } = engine;
  if ((await rowOf(engine, id)) === undefined) {
    const { version, source } = await findTemplate(engine, name);
    const report = await makeReport(engine, party, source, ask);
    const content = JSON.stringify({ report, template: name, version, source, head: await headAt(engine, report.asOf.batch) } satisfies IssuedContent);
    const digest = hash('sha256', content, 'hex');
    await store.database.transaction(async (session) => {
      const entry = await noteInJournal(session, store, party, { kind: 'report', about: { report: id, template: name, version, title: report.title, hash: digest } });
      await session.run(
        `insert into report_issue (programme, id, template, version, title, period, region, numbers, content, hash, number, party, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [store.programme, id, name, version, report.title, report.period, report.region, JSON.stringify(placesOf(report)), content, digest, entry.number, party.id, entry.at],
      );
      await markIssued(session, store.programme, { template: name, period: report.period, region: report.region }, id);
    });
  }
  return readIssue(engine, party, id);
}

/** The issued reports whose every number the party sees, newest first. */
export async function listIssues(engine: Engine, party: Party): Promise<IssueSummary[]> {
  const { database, programme } = engine.store;
  const rows = await database.query(`select ${columns} from report_issue where programme = $1 order by number desc limit $2::bigint`, [programme, mostListed]);
  const sees = sightOf(engine, party);
  const seen = rows.filter((row) => sees(placesIn(row)));
  const titles = await partyTitles(engine.store, seen.map((row) => String(row['party'])));
  return seen.map((row) => summaryOf(row, titles));
}

/** An issued report as it was, and what its numbers are now. @throws Refusal `report.not-found`, also where the party doesn't see all of its numbers */
export async function readIssue(engine: Engine, party: Party, id: string): Promise<IssuedReport> {
  const row = await rowOf(engine, id);
  if (row === undefined || !sightOf(engine, party)(placesIn(row))) throw notFound();
  const content = JSON.parse(String(row['content'])) as IssuedContent;
  const titles = await partyTitles(engine.store, [String(row['party'])]);
  return { ...summaryOf(row, titles), ...content, since: await changedSince(engine, party, content.report) };
}

async function changedSince(engine: Engine, party: Party, report: Report): Promise<Since[]> {
  const sources = reportSources(engine, party, 'known');
  const numbers = numbersOf(report);
  // A figure that is no longer declared has no value now; what the report said stays.
  const known = numbers.flatMap((number, index) => (sources.figure(number.figure) === undefined ? [] : [{ number, index }]));
  const asked = known.map(({ number }) => requestsOf(number));
  const { values } = await sources.read(asked.flat());
  let at = 0;
  return known.flatMap(({ number, index }, which) => {
    const width = asked[which]?.length ?? 0;
    const now = saidAnew(number, values.slice(at, (at += width)), report.language);
    return now.value === number.value && now.before === number.before ? [] : [{ index, value: now.value, before: now.before, text: now.text }];
  });
}

/** The figures and regions that a report tells of. */
type Place = readonly [figure: string, region: string | null];

function placesOf(report: Report): Place[] {
  const places = new Map(numbersOf(report).map(({ figure, region }: ShownNumber) => [`${figure} ${region ?? ''}`, [figure, region] as const]));
  return [...places.values()];
}

const placesIn = (row: Row): Place[] => JSON.parse(String(row['numbers'])) as Place[];

function sightOf(engine: Engine, party: Party): (places: readonly Place[]) => boolean {
  const sources = reportSources(engine, party);
  const known = new Map<string, boolean>();
  const sees = ([figure, region]: Place): boolean => {
    const key = `${figure} ${region ?? ''}`;
    let seen = known.get(key);
    if (seen === undefined) {
      const request: NumberRequest = { figure, window: '2024', region: region ?? undefined, slice: undefined };
      known.set(key, (seen = sources.figure(figure) === undefined || seesNumber(sources, request)));
    }
    return seen;
  };
  return (places) => places.every(sees);
}

async function rowOf({ store: { database, programme } }: Engine, id: string): Promise<Row | undefined> {
  const [row] = await database.query(`select ${columns}, content from report_issue where programme = $1 and id = $2`, [programme, id]);
  return row;
}

async function headAt({ store: { database, programme } }: Engine, position: string): Promise<IssuedContent['head']> {
  const [row] = await database.query('select hash from journal where programme = $1 and position = $2::bigint', [programme, position]);
  return { position, hash: row?.['hash'] ?? '' };
}

function summaryOf(row: Row, titles: ReadonlyMap<string, string>): IssueSummary {
  return {
    id: String(row['id']),
    template: String(row['template']),
    version: Number(row['version']),
    title: String(row['title']),
    period: String(row['period']),
    region: row['region'] ?? null,
    party: String(row['party']),
    partyTitle: titles.get(String(row['party'])) ?? null,
    at: new Date(String(row['at'])).toISOString(),
    hash: String(row['hash']),
    number: String(row['number']),
  };
}

const notFound = () => refuse('report.not-found', { zh: '没有这份报告', en: 'There is no such report' }, { zh: '请在报告列表中核对', en: 'See the list of reports' });
