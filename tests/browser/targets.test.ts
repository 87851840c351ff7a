import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSideways, openFace, phone, type Face } from './face.ts';

let face: Face;
beforeAll(async () => {
  face = await openFace();
});
afterAll(() => face.close());

const september = '/targets?year=2024&asOf=2024-09-30';

test('the targets of a year stand beside what is done; one opens to its course and the papers that set it', async () => {
  const page = await face.open('/');
  await page.getByRole('link', { name: '目标', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '2024 年协作目标' }).waitFor();
  await page.getByLabel('看到哪一天').fill('2024-09-30');
  await page.waitForURL((url) => url.searchParams.get('asOf') === '2024-09-30');
  await page.getByRole('button', { name: '定西市 农特产品销售额：看详情' }).waitFor();
  await page.getByText('怎么判断').click();
  await page.getByText(/先算到这一天应完成多少/).waitFor();
  await expectAccessible(page);

  await page.getByRole('button', { name: '定西市 农特产品销售额：看详情' }).click();
  const drawer = page.getByRole('dialog', { name: /农特产品销售额/ });
  await drawer.getByText('按以前年度的节奏').waitFor();
  await drawer.getByText(/80 % 把握，看 3 个往年/).waitFor();
  await drawer.getByText('示协组〔2024〕7号', { exact: false }).waitFor();
  await drawer.getByText('示协〔2024〕1号', { exact: false }).waitFor();
  await drawer.locator('canvas').waitFor();
  await drawer.getByText('以表格看').click();
  expect(await drawer.getByRole('row', { name: /2024年\d+月/ }).count()).toBe(12);
  await expectAccessible(page);
  await drawer.getByRole('link', { name: '看记录与修改史' }).first().click();
  await page.waitForURL((url) => url.pathname.startsWith('/ledgers/agreement.targets/'));
  await page.getByText('目标任务分解表', { exact: false }).first().waitFor();
});

test('a share has no forecast, and the page says why', async () => {
  const page = await face.open(`${september}&open=621100%20funds.industry-share`);
  await page.getByText(/占比、均值、增速不预测/).waitFor();
  await page.goto(`${face.url}${september}&open=621100%20funds.received`);
  await page.getByText(/记录只写年份/).waitFor();
});

test('the leader revises a target in place: a row of its own, in the words a clerk types', async () => {
  const page = await face.open(`${september}&open=621126%20care.donations`);
  await page.getByRole('button', { name: '调整目标' }).click();
  const form = page.getByRole('dialog', { name: '调整目标' });
  await form.getByLabel(/^目标值/).fill('520万');
  await form.getByLabel('依据文号').fill('示协组〔2024〕9号');
  await form.getByLabel('确定日期').fill('2024-09-20');
  await form.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('示协组〔2024〕9号', { exact: false }).waitFor();
  await page.getByText('520.00 万元').first().waitFor();
  await expect.poll(() => page.getByText('现行').count()).toBe(1);
});

test('a county clerk reads the county’s targets and sets none', async () => {
  const page = await face.open(september, { as: 'minxian' });
  await page.getByRole('button', { name: '岷县 农特产品销售额：看详情' }).click();
  await page.getByRole('dialog', { name: /农特产品销售额/ }).getByText('目标怎么来的').waitFor();
  expect(await page.getByRole('button', { name: '调整目标' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: /新增目标/ }).count()).toBe(0);
  expect(await page.getByText('安定区').count()).toBe(0);
});

test('cards on the cockpit and on the figure lead to the targets', async () => {
  const page = await face.open('/?year=2024');
  await page.getByRole('link', { name: '全部目标' }).click();
  await page.waitForURL((url) => url.pathname === '/targets' && url.searchParams.get('year') === '2024');
  await page.goto(`${face.url}/figures/consumption.sales?window=2024`);
  await page.getByRole('heading', { name: /2024 年协作目标/ }).waitFor();
  await page.getByRole('link', { name: '定西市 农特产品销售额：看详情' }).click();
  await page.getByRole('dialog', { name: /农特产品销售额/ }).waitFor();
});

test('targets on a phone, in English', async () => {
  const page = await face.open(september, { size: phone, locale: 'en' });
  await page.getByRole('heading', { level: 1, name: 'Targets of 2024' }).waitFor();
  await page.getByRole('combobox', { name: 'Region' }).selectOption({ value: '621126' });
  await page.getByRole('button', { name: /Sales of farm products: details/ }).first().waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
});

test('a week’s digest says what moved and what lags, and is taken along as Markdown', async () => {
  const page = await face.open('/digest?week=2024-W40');
  await page.getByRole('heading', { level: 1, name: '周报：2024 年第 40 周' }).waitFor();
  await page.getByRole('heading', { name: '谁落后，差多少' }).waitFor();
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '存为 Markdown' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(text).toMatch(/^# 周报：2024 年第 40 周\n/);
  expect(text).toContain('## 滞后的目标');
  await page.getByRole('button', { name: '上一周' }).click();
  await page.getByRole('heading', { level: 1, name: '周报：2024 年第 39 周' }).waitFor();
  await page.setViewportSize(phone);
  await expectNoSideways(page);
});
