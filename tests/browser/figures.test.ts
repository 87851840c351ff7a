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
  const page = await face.open('/figures/consumption.sales/compare?window=2024&toWindow=2024');
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
  await page.waitForURL((url) => url.searchParams.get('toWindow') === '2023');
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

test('a comparison on a phone, in English', async () => {
  const page = await face.open('/figures/consumption.sales/compare?window=2024&toWindow=2023', { size: phone, locale: 'en' });
  await page.getByText('The records below add up to it exactly').waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
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
