import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSideways, openFace, phone, type Face } from './face.ts';

let face: Face;
beforeAll(async () => {
  face = await openFace();
});
afterAll(() => face.close());

const sales = '/figures/consumption.sales?window=2024';

test('a figure is opened from the list, down to its records, and its period, region and part are changed in place', async () => {
  const page = await face.open('/figures?window=2024');
  await page.getByRole('link', { name: /^农特产品销售额/ }).click();
  await page.getByRole('heading', { level: 1, name: '农特产品销售额 · 2024年' }).waitFor();
  await page.getByText(/逐条重算 .* 元，与指标一致/).waitFor();
  await page.getByText(/^《消费帮扶销售台账》中“金额”之和/).waitFor();
  await expectAccessible(page);

  const shown = page.getByText(/^已显示 20 \/ /);
  await shown.waitFor();
  await page.getByRole('button', { name: '再看 20 条' }).click();
  await page.getByText(/^已显示 40 \/ /).waitFor();
  expect(await page.getByRole('link', { name: /› 第 \d+ 行$/ }).count()).toBe(40);

  await page.getByText('看数表').click();
  expect(await page.getByRole('row', { name: /2024年1月/ }).count()).toBeGreaterThan(0);

  await page.getByRole('combobox', { name: '地区' }).selectOption({ value: '621126' });
  await page.waitForURL((url) => url.searchParams.get('region') === '621126');
  await page.getByRole('combobox', { name: '拆分', exact: true }).selectOption({ label: '产品类别：中药材' });
  await page.waitForURL((url) => url.searchParams.get('slice') !== null);
  await page.getByText(/“产品类别”为中药材/).waitFor();
  await page.getByRole('button', { name: '月', exact: true }).click();
  await page.waitForURL((url) => url.searchParams.get('window') === '2024-01');

  await page.goBack();
  await page.getByRole('link', { name: /› 第 \d+ 行$/ }).first().click();
  await page.waitForURL((url) => url.pathname.startsWith('/ledgers/consumption.sales/') && url.hash === '#source');
  await page.getByRole('heading', { level: 1 }).waitFor();
});

test('every bar and every part is a door', async () => {
  const page = await face.open(sales);
  await page.getByRole('combobox', { name: '拆分方式' }).selectOption({ label: '按产品类别' });
  await page.getByRole('link', { name: /^马铃薯/ }).click();
  await page.waitForURL((url) => url.searchParams.get('slice') === 'category=potato');
  await page.getByRole('link', { name: '每笔平均金额' }).click();
  await page.getByRole('heading', { name: '由这些指标合成' }).waitFor();
  await page.getByText('除以', { exact: true }).waitFor();
});

test('a figure on a phone, in English', async () => {
  const page = await face.open(sales, { size: phone, locale: 'en' });
  await page.getByRole('heading', { level: 1, name: 'Sales of farm products · 2024' }).waitFor();
  await page.getByText(/Worked out anew from its records/).waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  await page.goto(`${face.url}/figures?window=all`);
  await page.getByRole('link', { name: /^Persons placed \d/ }).waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
});

test('a number from elsewhere is explained: it is exactly another year’s, and leads to the records between', async () => {
  const page = await face.open('/figures/consumption.sales/compare?window=2024&with=number');
  const { value } = (await (await page.request.get(`${face.url}/api/figures/consumption.sales?window=2023`)).json()) as { value: { value: string } };
  const number = page.getByLabel('别处的数', { exact: true });
  await number.fill('约二十');
  await page.getByRole('button', { name: '为什么不同' }).click();
  await page.getByText(/约二十/).first().waitFor();
  await number.fill(`${value.value}元`);
  await page.getByRole('button', { name: '为什么不同' }).click();
  const hit = page.getByRole('listitem').filter({ hasText: '正好' }).filter({ hasText: '2023' }).first();
  await hit.waitFor();
  await expectAccessible(page);
  await hit.getByRole('link', { name: '逐条对比' }).click();
  await page.waitForURL((url) => url.searchParams.get('toWindow') === '2023' && url.searchParams.get('with') === null);
  await page.setViewportSize(phone);
  await expectNoSideways(page);
});

test('two numbers are compared: the reasons first, then their records', async () => {
  const page = await face.open(sales);
  await page.getByRole('link', { name: '与上年同期逐条对比' }).click();
  await page.getByText('下面各条逐一相加，恰为这个差').waitFor();
  const reason = page.getByRole('button', { name: /只在甲 日期：在 2023-12-31 之后/ });
  await reason.waitFor();
  await expectAccessible(page);
  await reason.click();
  await page.waitForURL((url) => url.searchParams.get('reason') !== null);
  expect(await reason.getAttribute('aria-pressed')).toBe('true');

  await page.getByRole('combobox', { name: '乙 指标' }).selectOption({ label: '东部采购额' });
  await page.waitForURL((url) => url.searchParams.get('toFigure') === 'consumption.purchases');
  await page.getByRole('combobox', { name: '乙 年' }).selectOption('2024');
  await page.getByRole('button', { name: /不符合口径/ }).first().waitFor();

  await page.getByRole('combobox', { name: '乙 时刻' }).selectOption({ index: 3 });
  await page.getByText(/按第 \d+ 批之后的记录重算/).waitFor();
  await page.getByText('下面各条逐一相加，恰为这个差').waitFor();
});

const ways = [
  ['offices', 'consumption.sales/compare?window=2024&with=offices', '下面各条逐一相加，恰为这个差', 'The records below add up to it exactly'],
  ['batches', 'consumption.sales/compare?window=2024&with=batches&batches=60-140', '两份相加，恰为这个数', 'The two add up to it exactly'],
  ['a list', 'consumption.sales/compare?window=2024&with=list', '拖入或粘贴别处的名单', 'Drop or paste a list from elsewhere'],
  ['a number', 'consumption.sales/compare?window=2024&with=number', '别处看到一个数，对不上？', 'Another number elsewhere?'],
  ['definitions', 'labour.lifted-persons/compare?window=all&definition=1&toDefinition=2', '下面各条逐一相加，恰为这个差', 'The records below add up to it exactly'],
] as const;
test.each(ways)('each way to compare reads well in both languages and sizes: %s', async (_, path, zh, en) => {
  const page = await face.open(`/figures/${path}`);
  await page.getByText(zh).first().waitFor();
  await expectAccessible(page);
  const small = await face.open(`/figures/${path}`, { size: phone, locale: 'en' });
  await small.getByText(en).first().waitFor();
  await expectNoSideways(small);
  await expectAccessible(small);
});

test('a figure says from when on it is defined otherwise, and leads to old and new beside each other', async () => {
  const page = await face.open('/figures/labour.lifted-persons?window=2024');
  await page.getByText('口径自 2026-01-01 起改变').waitFor();
  await page.getByRole('link', { name: '新旧口径逐条对比' }).click();
  await page.waitForURL((url) => url.searchParams.get('definition') === '1' && url.searchParams.get('toDefinition') === '2');
  await page.getByText('下面各条逐一相加，恰为这个差').waitFor();
  await page.getByRole('button', { name: /只在甲 不符合口径：“户类型”/ }).waitFor();
  await page.getByRole('combobox', { name: '乙 口径' }).selectOption({ label: '第 1 版口径（至 2025-12-31）' });
  await page.getByText('两个数由同样的记录构成').waitFor();
});

test('what two offices say: the records that differ lead to both, and the rest to what both say alike', async () => {
  const page = await face.open('/figures/funds.allocated?window=2024');
  await page.getByRole('link', { name: '东西部双方各是多少' }).click();
  await page.getByRole('button', { name: /两边不同 两边的“下达金额”不同/ }).click();
  await page.waitForURL((url) => url.searchParams.get('reason') !== null);
  await page.getByRole('link', { name: '对方的记录' }).first().waitFor();
  await page.getByRole('link', { name: '哪些记录还没有双方一致' }).click();
  await page.waitForURL((url) => url.searchParams.get('toLevel') === 'both');
  await page.getByText('下面各条逐一相加，恰为这个差').waitFor();
});

test('batches are ticked and told what each made of the figure', async () => {
  const page = await face.open('/figures/consumption.sales?window=2024');
  await page.getByRole('link', { name: '由哪几批构成' }).click();
  const first = page.getByRole('checkbox', { name: /消费帮扶销售台账/ }).first();
  await first.check();
  await page.getByRole('button', { name: '看它们的份额' }).click();
  await page.waitForURL((url) => url.searchParams.get('batches') !== null);
  await page.getByText('两份相加，恰为这个数').waitFor();
});

test('cells pasted from elsewhere are held against the records, down to field and cell, and nothing of them is kept', async () => {
  const exported = await (await face.open('/')).request.get(`${face.url}/api/ledgers/consumption.sales/export.csv?county=621126&columns=county,supplier,category,product,buyer,buyerKind,way,channel,destination,amount,soldOn,invoice`, { headers: { 'accept-language': 'zh-CN' } });
  const [head = '', ...rows] = (await exported.text()).replace('\ufeff', '').trimEnd().split('\r\n');
  const amount = head.split(',').findIndex((title) => title.startsWith('金额'));
  const changed = (rows[0] ?? '').split(',').map((cell, index) => (index === amount ? `${Number(cell) + 1}` : cell)).join(',');
  const list = [head, changed, ...rows.slice(2), (rows[2] ?? '').replace(/SL\d+/, 'ELSEWHERE-1')].join('\n');
  // Whoever only sees the ledger may compare.
  const page = await face.open('/figures/consumption.sales/compare?window=all&region=621126&with=list');
  await page.getByLabel('粘贴的单元格').fill(list);
  await page.getByRole('button', { name: /^对\s?比$/ }).click();
  await page.getByText('下面各条逐一相加，恰为这个差').waitFor();
  await page.getByRole('region', { name: '只在这里' }).getByText('1 条记录').waitFor();
  await page.getByRole('region', { name: '只在名单' }).getByText('1 条记录').waitFor();
  await page.getByRole('region', { name: '两边不同' }).getByText('1 条记录').waitFor();
  await page.getByText(/^名单 粘贴的单元格 › [A-Z]+2$/).waitFor();
  await expectAccessible(page);
  await page.setViewportSize(phone);
  await expectNoSideways(page);
  const kept = (await (await page.request.get(`${face.url}/api/imports`)).json()) as { imports: unknown[] };
  expect(kept.imports).toEqual([]);
  const forgotten = page.waitForRequest((request) => request.method() === 'DELETE' && request.url().includes('/api/imports/'));
  await page.getByRole('button', { name: '换一份名单' }).click();
  await forgotten;
  await page.getByLabel('粘贴的单元格').waitFor();
  // Dropped anywhere on the page, a workbook is compared and not imported.
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], '别处.csv', { type: 'text/csv' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, list);
  await page.getByRole('region', { name: '名单' }).getByText('别处.csv').waitFor();
  expect(new URL(page.url()).pathname).toBe('/figures/consumption.sales/compare');
});

test('a figure is exported with its definition on top', async () => {
  const page = await face.open(sales);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出 .csv' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('农特产品销售额 2024.csv');
  const answer = await page.request.get(`${face.url}/api/figures/consumption.sales/export.csv?window=2024`, { headers: { 'accept-language': 'zh-CN' } });
  const lines = (await answer.text()).split('\r\n');
  expect(lines[0]).toBe('\ufeff指标,农特产品销售额');
  expect(lines.some((line) => line.startsWith('口径,'))).toBe(true);
  const head = lines.findIndex((line) => line.startsWith('计入,'));
  const exact = Number(lines.find((line) => line.startsWith('精确值,'))?.split(',')[1]);
  const sum = lines.slice(head + 1).reduce((total, line) => total + Number(line.split(',')[0] ?? 0), 0);
  expect(Math.abs(sum - exact)).toBeLessThan(0.01);
});
