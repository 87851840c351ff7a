import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSideways, openFace, phone, type Face } from './face.ts';

let face: Face;
beforeAll(async () => {
  face = await openFace();
});
afterAll(() => face.close());

test('Ctrl-K finds a figure by keyboard alone and opens it', async () => {
  const page = await face.open('/figures?window=2024');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: '查找' });
  await field.waitFor();
  await page.keyboard.type('农特产品');
  await page.getByRole('option', { name: /^农特产品销售额/ }).first().waitFor();
  await expectAccessible(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const active = await field.getAttribute('aria-activedescendant');
  expect(await page.locator(`[id="${active ?? ''}"]`).getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/figures/consumption.sales');
});

test('records are found by a part of their name; Esc closes', async () => {
  const page = await face.open('/figures?window=2024');
  await page.getByRole('button', { name: /^找记录、指标、页面/ }).click();
  await page.getByRole('combobox', { name: '查找' }).waitFor();
  await page.keyboard.type('示例薯业');
  await page.getByRole('option', { name: /示例薯业.*消费帮扶供应商名录/ }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname.startsWith('/ledgers/consumption.suppliers/'));
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '查找' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: '查找' }).waitFor({ state: 'detached' });
});

test('every page is found by its name, by those who have a use for it', async () => {
  const offered = async (persona: 'admin' | 'minxian') => {
    const page = await face.open('/me', { as: persona });
    await page.getByRole('button', { name: /^找记录、指标、页面/ }).click();
    await page.getByRole('combobox', { name: '查找' }).waitFor();
    return page.getByRole('option').allInnerTexts();
  };
  expect(await offered('admin')).toEqual(['总览', '我的账号', '管理', '开放接口']);
  const clerk = await offered('minxian');
  expect(clerk).toEqual(expect.arrayContaining(['总览', '指标', '台账', '导入', '公开数字', '我的账号', '开放接口']));
  expect(clerk).not.toContain('管理');
});

test('a ledger is found by the header that a workbook has for one of its columns; a part of administration by its name', async () => {
  const page = await face.open('/figures?window=2024', { as: 'minxian' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '查找' }).fill('认定文号');
  await page.getByRole('option', { name: /消费帮扶供应商名录.*有“认定证号”一列/ }).click();
  await page.waitForURL((url) => url.pathname === '/ledgers/consumption.suppliers');
  const admin = await face.open('/me', { as: 'admin', locale: 'en' });
  await admin.getByRole('heading', { level: 1 }).waitFor();
  await admin.keyboard.press('Control+k');
  await admin.getByRole('combobox', { name: 'Search' }).fill('backup');
  await admin.getByRole('option', { name: /Backup.*Administration/ }).click();
  await admin.waitForURL((url) => url.pathname === '/administration/backup');
});

test('on a phone the search fills the screen', async () => {
  const page = await face.open('/figures?window=2024', { size: phone, locale: 'en' });
  await page.getByRole('button', { name: /^Records, figures, pages/ }).click();
  const box = await page.getByRole('dialog').boundingBox();
  expect([box?.width, box?.height]).toEqual([phone.width, phone.height]);
  await page.getByRole('combobox', { name: 'Search' }).fill('zzzz nothing');
  await page.getByText('Nothing found.').waitFor();
  await expectAccessible(page);
});

test('the API is told to people, with the fields of each ledger', async () => {
  const page = await face.open('/api');
  await page.getByRole('heading', { level: 1, name: '开放接口' }).waitFor();
  await page.getByText('/api/figures/compare').click();
  await page.getByText('上一页的 next').first().waitFor({ state: 'hidden' });
  await page.getByRole('cell', { name: /^toWindow/ }).waitFor();
  await page.getByText('consumption.sales', { exact: true }).click();
  await page.getByRole('cell', { name: '发票号' }).first().waitFor();
  await expectAccessible(page);
  const small = await face.open('/api', { size: phone, locale: 'en' });
  await small.getByRole('heading', { level: 1, name: 'The open API' }).waitFor();
  await expectNoSideways(small);
  await expectAccessible(small);
});
