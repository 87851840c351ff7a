import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, expectNoSideways, openFace, phone, type Face } from './face.ts';

let face: Face;
beforeAll(async () => {
  face = await openFace();
});
afterAll(() => face.close());

const sales = '/ledgers/consumption.sales';
const cells = (page: Page, column: number) => page.locator(`[role=row] > [role=gridcell][aria-colindex="${column}"]`);
const count = (page: Page, text: RegExp) => page.getByText(text).first().waitFor();

test('every ledger is listed by its mechanism with what it holds, in both languages and on a phone', async () => {
  const page = await face.open('/ledgers');
  await page.getByRole('heading', { name: '劳务协作' }).waitFor();
  await page.getByRole('link', { name: /消费帮扶销售台账 \d/ }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: /消费帮扶销售台账 \d/ }).click();
  await page.waitForURL(`**${sales}`);
  const small = await face.open('/ledgers', { size: phone, locale: 'en' });
  await small.getByRole('link', { name: /Assisted sales \d/ }).waitFor();
  await expectNoSideways(small);
  await expectAccessible(small);
});

test('filters of the address are chips; totals are figures under the same filters, and doors', async () => {
  const page = await face.open(`${sales}?county.within=621100&soldOn.atLeast=2024-01-01&soldOn.below=2025-01-01&sort=-amount`);
  await page.getByRole('button', { name: '县区：定西市', exact: true }).waitFor();
  await page.getByRole('button', { name: '日期：2024年1月1日 – 2024年12月31日', exact: true }).waitFor();
  await cells(page, 2).first().waitFor();
  const foot = page.getByRole('group', { name: '合计' });
  const total = await foot.getByText(/^[\d,]+ 条$/).textContent();
  const door = foot.getByText('销售笔数').getByRole('link');
  expect(`${(await door.textContent())?.replace('笔', '').trim()} 条`).toBe(total);
  await expectAccessible(page);
  await door.click();
  await page.waitForURL(/\/figures\/.*window=2024.*region=621100/);
});

test('a filter is added by the kind of its field, changed, and taken away', async () => {
  const page = await face.open(sales, { locale: 'en' });
  await cells(page, 2).first().waitFor();
  const add = async (field: string) => {
    await page.getByRole('button', { name: 'Add a filter' }).click();
    await page.getByRole('combobox', { name: 'Filter by' }).fill(field);
    await page.keyboard.press('Enter');
  };
  await add('Category');
  await page.getByRole('checkbox', { name: 'Potatoes', exact: true }).check();
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.waitForURL(/category=potato/);
  await add('Amount');
  await page.getByRole('textbox', { name: 'From' }).fill('5万');
  await page.getByRole('textbox', { name: 'To (included)' }).fill('200000');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.waitForURL((url) => url.searchParams.get('amount.atLeast') === '50000.00' && url.searchParams.get('amount.below') === '200000.01');
  await page.getByRole('button', { name: 'Amount：50,000.00 – 200,000.00', exact: true }).waitFor();
  await page.getByText('These filters are no figure’s place').waitFor();
  await add('Invoice');
  await page.getByRole('textbox', { name: 'Invoice contains' }).fill('sl2');
  await page.keyboard.press('Enter');
  await page.waitForURL(/invoice\.contains=sl2/);
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Remove filter: Amount/ }).click();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await page.waitForURL((url) => url.search === '');
});

test('sorting, columns and keys: the order and the columns stand in the address, keys move and open', async () => {
  const page = await face.open(`${sales}?columns=invoice,amount`);
  await cells(page, 3).first().waitFor();
  await page.getByRole('button', { name: /金额/ }).click();
  await page.getByRole('button', { name: /金额/ }).click();
  await page.waitForURL(/sort=-amount/);
  expect(await page.getByRole('columnheader', { name: /金额/ }).getAttribute('aria-sort')).toBe('descending');
  await expect.poll(async () => {
    const amounts = (await cells(page, 3).allTextContents()).slice(0, 8).map((text) => Number(text.replaceAll(',', '')));
    return amounts.length > 3 && amounts.every((amount, index) => index === 0 || amount <= (amounts[index - 1] ?? 0));
  }).toBe(true);
  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.getByRole('checkbox', { name: '采购方', exact: true }).check();
  await page.waitForURL(/columns=buyer,amount,invoice/);
  await page.getByRole('columnheader', { name: '采购方' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('grid').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.getByRole('grid').getAttribute('aria-activedescendant')).toBe('cell-2-0');
  await page.keyboard.press('Enter');
  await page.waitForURL(/consumption\.sales\/[0-9a-f-]{36}$/);
});

test('a cell is edited in its place with the ledger’s own rules, and the edit undone', async () => {
  const page = await face.open(`${sales}?columns=invoice,amount&sort=-amount`, { as: 'minxian' });
  const first = cells(page, 3).first();
  // What one may do comes by itself.
  await page.getByRole('button', { name: /新\s?增/ }).waitFor();
  await first.dblclick();
  const editor = page.getByRole('dialog', { name: '金额' });
  await editor.getByRole('textbox').fill('很多');
  await page.keyboard.press('Enter');
  await editor.getByText(/不是数字/).waitFor();
  await editor.getByRole('textbox').fill('0');
  await page.keyboard.press('Enter');
  await editor.getByText(/金额须大于零/).waitFor();
  await editor.getByRole('textbox').fill('9999万');
  await page.keyboard.press('Enter');
  await editor.waitFor({ state: 'detached' });
  await count(page, /已保存：修改 1 条/);
  await expect.poll(() => first.textContent()).toBe('99,990,000.00');
  await expectAccessible(page);
  await page.getByRole('button', { name: /撤\s?销/ }).click();
  await count(page, /已撤销/);
  await expect.poll(() => first.textContent()).not.toBe('99,990,000.00');
});

test('a row is added in the table itself: the rules look on, Enter lands it, Esc leaves it, the whole form goes on with it', async () => {
  const page = await face.open('/ledgers/consumption.suppliers?county=621126&columns=name,phone', { as: 'minxian' });
  await page.getByRole('button', { name: '在表中加一行' }).click();
  const row = page.getByRole('row', { name: '在表中加一行' });
  const name = row.getByRole('textbox', { name: '供应商名称' });
  await expect.poll(() => name.evaluate((input) => input === document.activeElement)).toBe(true);
  await name.fill('示例表内合作社');
  await row.getByRole('textbox', { name: '联系电话' }).fill('12');
  await page.keyboard.press('Enter');
  await row.getByText(/不是 11 位手机号/).waitFor();
  await expectAccessible(page);
  await row.getByRole('textbox', { name: '联系电话' }).fill('13800138000');
  // What is required stands beside the columns shown, and the list's own filter is filled in.
  await row.getByText('岷县').waitFor();
  await row.getByRole('textbox', { name: '联系电话' }).press('Enter');
  await count(page, /已保存：新增 1 条/);
  await expect.poll(() => name.inputValue()).toBe('');
  await page.getByRole('grid').getByText('示例表内合作社').waitFor();
  await name.fill('示例没加完的合作社');
  await page.keyboard.press('Tab');
  await row.getByRole('button', { name: '用完整表单填写' }).click();
  await page.getByText(/没保存完的内容/).waitFor();
  expect(await page.getByRole('dialog').getByRole('textbox', { name: '供应商名称' }).inputValue()).toBe('示例没加完的合作社');
  await page.getByRole('button', { name: /丢\s?弃/ }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('grid').focus();
  await page.keyboard.press('Insert');
  await row.waitFor();
  await page.keyboard.press('Escape');
  await row.waitFor({ state: 'detached' });
  const english = await face.open('/ledgers/consumption.suppliers', { as: 'dingxi', locale: 'en' });
  await english.getByRole('button', { name: 'Add a row' }).click();
  await english.getByRole('row', { name: 'Add a row' }).getByRole('button', { name: 'Save (Enter)' }).click();
  await english.getByText(/“County” is blank/).waitFor();
});

test('several records are changed at once, deleted at once, and brought back at once', async () => {
  const page = await face.open(`${sales}?columns=invoice,buyer&sort=invoice`, { as: 'minxian' });
  await cells(page, 2).first().waitFor();
  const boxes = page.getByRole('checkbox', { name: /^选择第/ });
  await boxes.nth(0).click();
  await boxes.nth(2).click({ modifiers: ['Shift'] });
  await page.getByText('已选 3 条').waitFor();
  await page.getByRole('button', { name: '批量修改' }).click();
  await page.getByRole('combobox', { name: '字段' }).fill('采购方');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: '采购方', exact: true }).fill('示例采购方');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /^保\s?存$/ }).click();
  await count(page, /已保存：修改 3 条/);
  await expect.poll(async () => (await cells(page, 3).allTextContents()).filter((text) => text === '示例采购方').length).toBe(3);
  const before = await page.getByRole('group', { name: '合计' }).getByText(/^[\d,]+ 条$/).textContent();
  await boxes.nth(0).click();
  await boxes.nth(1).click();
  await page.getByRole('button', { name: '批量删除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '批量删除' }).click();
  await count(page, /已保存：删除 2 条/);
  await page.locator('.ant-notification-notice', { hasText: '删除 2 条' }).getByRole('button', { name: /撤\s?销/ }).click();
  await count(page, /已撤销/);
  await expect.poll(() => page.getByRole('group', { name: '合计' }).getByText(/^[\d,]+ 条$/).textContent()).toBe(before);
});

test('all that match are changed at once, however many, and undone at once', async () => {
  const page = await face.open('/ledgers/labour.placements?columns=employer,county', { as: 'dingxi' });
  await cells(page, 2).first().waitFor();
  const total = Number((await page.getByRole('group', { name: '合计' }).getByText(/^[\d,]+ 条$/).textContent())?.replace(/\D/g, ''));
  expect(total).toBeGreaterThan(600);
  await page.getByRole('checkbox', { name: /^选择第/ }).first().click();
  await page.getByRole('button', { name: '选择全部符合的记录' }).click();
  await page.getByText(`已选全部符合筛选的 ${total.toLocaleString('en')} 条`).waitFor();
  await page.getByRole('button', { name: '批量修改' }).click();
  await page.getByRole('combobox', { name: '字段' }).fill('务工企业名称');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: '务工企业名称', exact: true }).fill('示例用工单位');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /^保\s?存$/ }).click();
  await page.getByRole('dialog', { name: `正在改动 ${total.toLocaleString('en')} 条记录` }).waitFor();
  await count(page, new RegExp(`已保存：修改 ${total} 条`));
  await expect.poll(async () => new Set((await cells(page, 2).allTextContents()).slice(0, 10))).toEqual(new Set(['示例用工单位']));
  await page.locator('.ant-notification-notice', { hasText: '已保存' }).getByRole('button', { name: /撤\s?销/ }).click();
  await count(page, /已撤销/);
  await expect.poll(async () => (await cells(page, 2).allTextContents()).slice(0, 10)).not.toContain('示例用工单位');

  // Others change some of them while one decides: the first are shown, the rest is counted, and one says what becomes of either.
  await page.getByRole('checkbox', { name: /^选择第/ }).first().click();
  await page.getByRole('button', { name: '选择全部符合的记录' }).click();
  await page.getByText(`已选全部符合筛选的 ${total.toLocaleString('en')} 条`).waitFor();
  const { request } = await face.open('/me', { as: 'minxian' });
  const placements = `${face.url}/api/ledgers/labour.placements/records`;
  const { records } = (await (await request.get(`${placements}?size=60`)).json()) as { records: { id: string; version: number }[] };
  expect((await request.post(`${face.url}/api/batches`, { data: { changes: records.map(({ id, version }) => ({ op: 'put', ledger: 'labour.placements', id, base: version, values: { employer: '别人填的单位' } })) } })).status()).toBe(201);
  await page.getByRole('button', { name: '批量修改' }).click();
  await page.getByRole('combobox', { name: '字段' }).fill('务工企业名称');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: '务工企业名称', exact: true }).fill('我填的单位');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /^保\s?存$/ }).click();
  const dialog = page.getByRole('dialog', { name: `有 ${records.length} 条记录别人已经先改了` });
  await dialog.getByText('别人填的单位').first().waitFor();
  await expectAccessible(page);
  await dialog.getByRole('radiogroup', { name: `其余 ${records.length - 50} 条没有列出` }).getByRole('radio', { name: '照我的改' }).check();
  await dialog.getByRole('button', { name: '继续' }).click();
  await count(page, new RegExp(`已保存：修改 ${total - 50} 条`));
  const said = async (employer: string) => ((await (await page.request.get(`${placements}?employer=${encodeURIComponent(employer)}&size=1`)).json()) as { total: number }).total;
  expect([await said('别人填的单位'), await said('我填的单位')]).toEqual([50, total - 50]);
});

test('an enterprise sees its own sales, adds one that is its own from the start, and no figures', async () => {
  const page = await face.open(`${sales}?columns=supplier,invoice`, { as: 'enterprise' });
  await cells(page, 2).first().waitFor();
  await page.getByText(/只有本单位的记录/).waitFor();
  const own = '安定区示例薯业有限公司03';
  await expect.poll(async () => new Set((await cells(page, 2).allTextContents()).filter((text) => text !== ''))).toEqual(new Set([own]));
  const before = Number((await page.getByRole('group', { name: '合计' }).getByText(/^[\d,]+ 条$/).textContent())?.replace(/\D/g, ''));
  await page.getByRole('button', { name: /新\s?增/ }).click();
  const form = page.getByRole('dialog');
  await form.getByText(own).first().waitFor();
  await form.getByText('定西市 安定区', { exact: true }).first().waitFor();
  await page.keyboard.press('Escape');
  const suppliers = (await (await page.request.get(`${face.url}/api/ledgers/consumption.suppliers/records`)).json()) as { records: { id: string }[] };
  expect(suppliers.records).toHaveLength(1);
  const values = { county: '621102', supplier: suppliers.records[0]?.id, category: 'potato', way: 'assisted', channel: 'direct', buyerKind: 'office', amount: '1200.00', soldOn: '2024-06-01', invoice: 'OWN-1' };
  const sent = await page.request.put(`${face.url}/api${sales}/records/0195f3a0-0000-7000-8000-00000000e001`, { data: { base: 0, values } });
  expect([sent.status(), await sent.text()]).toEqual([201, expect.stringContaining('"created":1')]);
  await count(page, new RegExp(`^${before + 1} 条$`));
  await page.goto(face.url);
  await page.getByText('您看得到的是本单位的记录').waitFor();
  await expectAccessible(page);
  expect(await page.getByRole('navigation').getByRole('link', { name: '指标' }).count()).toBe(0);
  const small = await face.open(sales, { as: 'enterprise', size: phone, locale: 'en' });
  await small.getByText(/Only your organisation/).waitFor();
  await expectNoSideways(small);
});

test('others were first with some of many: theirs and yours side by side, one chosen for each', async () => {
  const page = await face.open(`${sales}?columns=invoice,buyer&sort=-invoice`, { as: 'minxian' });
  await cells(page, 2).first().waitFor();
  const boxes = page.getByRole('checkbox', { name: /^选择第/ });
  await boxes.nth(0).click();
  await boxes.nth(2).click({ modifiers: ['Shift'] });
  await page.getByText('已选 3 条').waitFor();
  const { records } = (await (await page.request.get(`${face.url}/api/ledgers/consumption.sales/records?sort=-invoice&size=3`)).json()) as { records: { id: string; version: number; values: { invoice: string } }[] };
  for (const { id, version } of records.slice(0, 2)) expect((await page.request.put(`${face.url}/api/ledgers/consumption.sales/records/${id}`, { data: { base: version, values: { buyer: '别人填的采购方' } } })).status()).toBe(200);
  await page.getByRole('button', { name: '批量修改' }).click();
  await page.getByRole('combobox', { name: '字段' }).fill('采购方');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: '采购方', exact: true }).fill('我填的采购方');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /^保\s?存$/ }).click();
  const dialog = page.getByRole('dialog', { name: '有 2 条记录别人已经先改了' });
  await dialog.waitFor();
  await dialog.getByText('别人填的采购方').first().waitFor();
  await expectAccessible(page);
  await dialog.getByRole('radiogroup', { name: records[0]?.values.invoice ?? '' }).getByRole('radio', { name: /您填的/ }).check();
  await dialog.getByRole('button', { name: '继续' }).click();
  await count(page, /已保存：修改 2 条/);
  await expect.poll(async () => (await cells(page, 3).allTextContents()).slice(0, 3)).toEqual(['我填的采购方', '别人填的采购方', '我填的采购方']);
});

test('what is exported is what is seen, and a template is at hand', async () => {
  const page = await face.open(`${sales}?columns=invoice,amount&category=potato&sort=-amount`);
  await cells(page, 3).first().waitFor();
  await page.getByRole('button', { name: /导\s?出/ }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: '.csv' }).click()]);
  const lines = (await readFile(await file.path(), 'utf8')).replace('\uFEFF', '').trim().split(/\r?\n/);
  expect(file.suggestedFilename()).toBe('消费帮扶销售台账.csv');
  expect(lines[0]).toBe('发票号,金额（元）');
  expect(`${lines.length - 1} 条`).toBe((await page.getByRole('group', { name: '合计' }).getByText(/^[\d,]+ 条$/).textContent())?.replace(',', ''));
  await page.getByRole('button', { name: /导\s?出/ }).click();
  expect(await page.getByRole('link', { name: '空白模板' }).getAttribute('href')).toBe('/api/templates/consumption.sales.xlsx');
});

test('what one looks at often is kept as a view with an address of its own, for oneself', async () => {
  const page = await face.open(`${sales}?category=potato&sort=-amount`);
  await cells(page, 2).first().waitFor();
  await page.getByRole('button', { name: '视图', exact: true }).click();
  await page.getByRole('textbox', { name: /存为视图/ }).fill('大额马铃薯');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '大额马铃薯' }).waitFor();
  await expectAccessible(page);
  await page.goto(face.url + sales);
  await page.getByRole('button', { name: '视图', exact: true }).click();
  await page.getByRole('link', { name: '大额马铃薯' }).click();
  await page.waitForURL((url) => url.search === '?category=potato&sort=-amount');
  await page.getByRole('button', { name: '视图', exact: true }).click();
  await page.getByRole('button', { name: '删除视图 大额马铃薯' }).click();
  await page.getByText('还没有视图').waitFor();
});

test('on a phone a ledger is a list of cards; nothing found says what to do', async () => {
  const page = await face.open(sales, { size: phone });
  await page.getByRole('listitem').getByRole('link').first().waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  await page.mouse.wheel(0, 6000);
  await page.getByRole('listitem').getByRole('link').first().waitFor();
  const none = await face.open(`${sales}?invoice.contains=nowhere`, { size: phone, locale: 'en' });
  await none.getByText('No record matches the filters').waitFor();
  await expectNoSideways(none);
  const unknown = await face.open('/ledgers/no.such');
  await unknown.getByText('没有这个页面').waitFor();
});
