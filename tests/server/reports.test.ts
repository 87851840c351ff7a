import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDueDrafts } from '../../src/apps/engine/reports/drafts.ts';
import { verifyReports } from '../../src/apps/engine/reports/verify.ts';
import type { Engine } from '../../src/apps/engine/open-engine.ts';
import { verifyJournal } from '../../src/kernel/ledger/verify.ts';
import { role } from '../../src/kernel/declare/role.ts';
import { forEachDatabase } from '../databases.ts';
import { enterNight, newId, openHouse, type House } from './house.ts';

const words = (zh: string) => ({ title: { zh, en: zh }, note: { zh, en: zh } });
const roles = [
  role('writer', { ...words('写'), rules: [{ ledgers: 'all', actions: ['see', 'write', 'import', 'undo', 'draft', 'issue', 'journal'] }] }),
  role('reader', { ...words('看'), rules: [{ ledgers: 'all', actions: ['see'] }] }),
  role('host', { ...words('只看小屋'), rules: [{ ledgers: ['walks.huts'], actions: ['see', 'issue', 'draft'] }] }),
];
const personas = [
  { name: 'writer', title: words('写').title, role: 'writer', regions: 'all' },
  { name: 'west', title: words('西甲').title, role: 'writer', regions: ['21'] },
  { name: 'reader', title: words('看').title, role: 'reader', regions: 'all' },
  { name: 'host', title: words('小屋').title, role: 'host', regions: 'all' },
] as const;

const template = (body: string, head = '') => `---\n标题：{{年份}}年住宿报告\n${head}---\n${body}`;
const yearly = template('房费{{指标 walks.income}}，{{同比 walks.income}}。\n\n| 地区 | 住宿数 |\n| --- | ---: |\n| {{逐 regions within=西}}{{地区}} | {{指标 walks.slept as=number}} |\n\n{{图 walks.income over=years window=(year-1)..(year)}}\n');
const ofRegion = template('{{地区}}：{{指标 walks.slept}}', '地区：西\n');

/** The engine as if it were another day. */
const on = (engine: Engine, day: string): Engine => ({ ...engine, store: { ...engine.store, clock: { now: () => new Date(`${day}T04:00:00Z`) } } });

forEachDatabase('reports', (open) => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(await open(), { roles, personas });
  });
  afterAll(() => house.close());

  const keep = (name: string, source: string, base = 0) => house.ask('PUT', `/api/reports/templates/${name}`, { source, base });
  const issue = (id: string, name: string, period = '2024', region?: string) => house.ask('PUT', `/api/reports/issued/${id}`, { template: name, period, region });

  test('nothing is due before there are records', async () => {
    await keep('early', template('x', '期间：月\n定期：每月1日\n'));
    expect(await makeDueDrafts(on(house.engine, '2027-03-02'))).toEqual([]);
  });

  test('a template is kept by version; what is wrong with it is told with line and character, and nothing is kept', async () => {
    for (const [place, price, day] of [['21', '300.00', '2024-03-05'], ['22', '100.00', '2024-07-01'], ['21', '200.00', '2023-05-05']] as const) await enterNight(house, { place, price, sleptOn: day });
    const wrong = await keep('nights', template('一\n\n{{指标 walks.incom}} {{指标 walks.income window=去年}}\n{{指标 walks.income slice=nothing=1}}{{指标 walks.income in=亩}}'));
    expect(wrong.status).toBe(422);
    expect(wrong.body.problems.map(({ code, place: { line, character } }: { code: string; place: { line: number; character: number } }) => [code, line, character])).toEqual([
      ['report.unknown-figure', 6, 1],
      ['report.unknown-window', 6, 20],
      ['figure.unknown-slice', 7, 1],
      ['report.unknown-unit', 7, 36],
    ]);
    expect(wrong.body.problems[0].mend.zh).toContain('walks.income');
    expect((await house.ask('GET', '/api/reports/templates/nights')).status).toBe(404);

    expect(await keep('nights', yearly)).toMatchObject({ status: 200, body: { name: 'nights', version: 1, title: expect.stringMatching(/^\d{4}年住宿报告$/) as string, period: 'year', region: 'none' } });
    expect(await keep('nights', yearly, 0)).toMatchObject({ status: 409, body: { code: 'report.template-changed' } });
    expect(await keep('nights', `${yearly}\n完。`, 1)).toMatchObject({ status: 200, body: { version: 2, versions: [{ version: 2 }, { version: 1, party: 'writer' }] } });
    expect((await house.ask('GET', '/api/reports/templates/nights?version=1')).body.source).toBe(yearly);
    expect((await keep('Nights!', yearly)).body.code).toBe('report.unfit-name');
  });

  test('a preview has the numbers of now, each with where it opens', async () => {
    const { body } = await house.ask('POST', '/api/reports/preview', { source: yearly, period: '2024' });
    expect(body).toMatchObject({ title: '2024年住宿报告', period: '2024', region: null });
    expect(body.blocks[0].inlines).toMatchObject([
      { text: '房费' },
      { number: { text: '400元', figure: 'walks.income', window: '2024', region: null, than: null, value: '400', n: 2 } },
      { text: '，' },
      { number: { text: '同比增长100%', than: '2023', before: '200' } },
      { text: '。' },
    ]);
    expect(body.blocks[1].rows.map((row: { text?: string; number?: { text: string; region: string } }[][]) => [row[0]?.[0]?.text, row[1]?.[0]?.number?.text, row[1]?.[0]?.number?.region])).toEqual([['西甲', '1', '21'], ['西乙', '1', '22']]);
    expect(body.blocks[2]).toMatchObject({ kind: 'chart', bars: [{ label: '2023年', length: 0.5 }, { label: '2024年', length: 1 }] });
  });

  test('a period or region that does not fit is refused', async () => {
    const preview = async (source: string, period: string, region?: string) => (await house.ask('POST', '/api/reports/preview', { source, period, region })).body.code;
    expect(await preview(yearly, '2024-03')).toBe('report.wrong-period');
    expect(await preview(yearly, 'soon')).toBe('report.unreadable-period');
    expect(await preview(yearly, '2024', '21')).toBe('report.no-region');
    expect(await preview(ofRegion, '2024')).toBe('report.region-missing');
    expect(await preview(ofRegion, '2024', '10')).toBe('report.region-not-within');
    expect(await preview(ofRegion, '2024', '99')).toBe('report.unknown-region');
    expect(await preview(template('x', '地区：东海\n'), '2024', '21')).toBe('report.unknown-region');
  });

  test('an issued report stays what it was; what has changed since stands beside it', async () => {
    const id = newId();
    const first = await issue(id, 'nights');
    expect(first).toMatchObject({ status: 200, body: { title: '2024年住宿报告', version: 2, since: [], source: `${yearly}\n完。` } });
    await enterNight(house, { place: '22', price: '50.00', sleptOn: '2024-08-01' });
    const again = await issue(id, 'nights');
    expect(again.body.report).toEqual(first.body.report);
    expect([again.body.hash, again.body.number]).toEqual([first.body.hash, first.body.number]);
    expect(again.body.since).toMatchObject([{ index: 0, text: '450元', value: '450' }, { index: 1, text: '同比增长125%' }, { index: 3, text: '2' }, { index: 5, text: '450元' }]);
    expect((await house.ask('GET', '/api/reports/issued')).body.reports.map((one: { id: string }) => one.id)).toEqual([id]);
    expect((await house.ask('GET', '/api/reports/issued')).body.reports[0]).toMatchObject({ party: 'writer', partyTitle: '写' });
    expect((await house.ask('GET', `/api/reports/issued/${id}`)).body).toMatchObject({ party: 'writer', partyTitle: '写' });
  });

  test('the journal holds its hash; whoever alters, adds or takes away a report is found out', async () => {
    const { store } = house.engine;
    const { body } = await house.ask('GET', '/api/reports/issued');
    const [{ id, hash, number }] = body.reports;
    const [entry] = await store.database.query('select about, kind from journal where number = $1::bigint', [number]);
    expect([entry?.['kind'], JSON.parse(String(entry?.['about']))]).toEqual(['report', expect.objectContaining({ report: id, hash, template: 'nights', version: 2 })]);
    expect((await verifyJournal(store)).problems).toEqual([]);
    expect(await verifyReports(store)).toEqual({ reports: 1, problems: [] });
    const [kept] = await store.database.query('select content from report_issue where id = $1', [id]);
    const content = String(kept?.['content']);
    await store.database.run('update report_issue set content = $2 where id = $1', [id, content.replace('400元', '900元')]);
    expect((await verifyReports(store)).problems.map(({ code }) => code)).toEqual(['report.altered']);
    await store.database.run('update report_issue set content = $2, id = $3 where id = $1', [id, content, newId()]);
    expect((await verifyReports(store)).problems.map(({ code }) => code).toSorted()).toEqual(['report.added', 'report.missing']);
    await store.database.run('update report_issue set id = $1 where number = $2::bigint', [id, number]);
    expect((await verifyReports(store)).problems).toEqual([]);
  });

  test('who may not write or issue, or sees only a part, is refused; who may not see a number sees no report of it', async () => {
    const { body } = await house.ask('GET', '/api/reports/issued');
    const [{ id }] = body.reports;
    await keep('of-region', ofRegion);

    await house.signInAs('reader');
    expect((await keep('nights', yearly, 2)).body.code).toBe('access.no-right');
    expect((await issue(newId(), 'nights')).body.code).toBe('access.no-right');
    expect((await house.ask('GET', `/api/reports/issued/${id}`)).status).toBe(200);

    await house.signInAs('west');
    expect(await issue(newId(), 'nights')).toMatchObject({ status: 403, body: { code: 'report.only-in-part', problems: [{ place: { line: 4, character: 3 } }, { code: 'report.only-in-part' }, { code: 'figure.region-not-visible' }, { code: 'report.only-in-part' }] } });
    expect((await house.ask('GET', '/api/reports/issued')).body.reports).toEqual([]);
    expect((await house.ask('GET', `/api/reports/issued/${id}`)).body.code).toBe('report.not-found');
    expect((await house.ask('GET', `/api/reports/issued/${id}/report.docx`)).body.code).toBe('report.not-found');
    expect((await issue(newId(), 'of-region', '2024', '22')).body.code).toBe('figure.region-not-visible');
    const own = newId();
    expect((await issue(own, 'of-region', '2024', '21')).body).toMatchObject({ title: '2024年住宿报告', region: '21' });

    await house.signInAs('host');
    expect((await issue(newId(), 'nights')).body.code).toBe('figure.not-visible');
    expect((await house.ask('GET', '/api/reports/issued')).body.reports).toEqual([]);

    await house.signInAs('writer');
    expect((await house.ask('GET', '/api/reports/issued')).body.reports.map((one: { id: string }) => one.id)).toEqual([own, id]);
  });

  test('what is due is drafted once, the newest only, for its owner or for those who may issue it', async () => {
    const monthly = (owner: string) => template('{{指标 walks.slept}}', `期间：月\n定期：每月5日\n${owner}`);
    await keep('monthly', monthly('负责人：writer\n'));
    await keep('of-county', template('{{地区}}{{指标 walks.slept}}', '期间：月\n定期：每月5日\n地区：西\n'));
    const later = on(house.engine, '2027-06-10');
    const made = await makeDueDrafts(later);
    expect(made.filter(({ template: name }) => name !== 'early')).toEqual([
      { template: 'monthly', period: '2027-05', region: null },
      { template: 'of-county', period: '2027-05', region: '21' },
      { template: 'of-county', period: '2027-05', region: '22' },
    ]);
    expect(await makeDueDrafts(later)).toEqual([]);
    const drafts = async () => (await house.ask('GET', '/api/reports/drafts')).body.drafts.map(({ template: name, region }: { template: string; region: string | null }) => [name, region]).filter(([name]: [string]) => name !== 'early');
    expect(await drafts()).toEqual([['monthly', null], ['of-county', '21'], ['of-county', '22']]);

    await house.signInAs('west');
    expect(await drafts()).toEqual([['of-county', '21']]);
    expect((await issue(newId(), 'of-county', '2027-05', '21')).status).toBe(200);
    expect(await drafts()).toEqual([]);
    expect((await house.ask('POST', '/api/reports/drafts/aside', { template: 'monthly', period: '2027-05' })).body.code).toBe('report.draft-not-found');
    await house.signInAs('reader');
    expect(await drafts()).toEqual([]);

    await house.signInAs('writer');
    expect((await house.ask('POST', '/api/reports/drafts/aside', { template: 'monthly', period: '2027-05' })).status).toBe(200);
    expect(await drafts()).toEqual([['of-county', '22']]);
    expect(await makeDueDrafts(later)).toEqual([]);
  });

  test('a report comes as Word, Excel and Markdown, issued or not', async () => {
    const { body } = await house.ask('GET', '/api/reports/issued');
    const issued = body.reports.find(({ template: name }: { template: string }) => name === 'nights');
    for (const [format, magic] of [['docx', 'PK'], ['xlsx', 'PK'], ['md', '# ']] as const) {
      for (const path of [`/api/reports/issued/${issued.id}/report.${format}`, `/api/reports/templates/nights/report.${format}?period=2024`]) {
        const response = await house.raw('GET', path);
        expect([response.status, (await response.text()).slice(0, 2)]).toEqual([200, magic]);
        expect(response.headers.get('content-disposition')).toContain(encodeURIComponent(`2024年住宿报告.${format}`));
      }
    }
    expect((await house.ask('GET', '/api/reports/templates/nights/report.docx?period=2024-03')).body.code).toBe('report.wrong-period');
  });
});
