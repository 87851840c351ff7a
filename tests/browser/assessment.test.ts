import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSideways, openFace, phone, type Face } from './face.ts';

let face: Face;
beforeAll(async () => {
  face = await openFace();
});
afterAll(() => face.close());

const of2023 = '/assessment?rules=gansu.2023&year=2023';

test('an item opens to its rule, its sum and its records; a figure moved moves the score at once', async () => {
  const page = await face.open(of2023);
  await page.getByRole('heading', { level: 1, name: '考核自评' }).waitFor();
  await page.getByRole('button', { name: '展开社会帮扶资金的依据' }).click();
  await page.getByText(/^“社会帮扶资金” ÷ 各地区目标：达到 100% 得满分（4 分）/).waitFor();
  await page.getByRole('button', { name: /^[\d,]+ 条记录$/ }).first().click();
  await page.getByText(/^《社会捐赠台账》中“金额”之和/).waitFor();
  await page.getByRole('button', { name: '展开年度协议与方案的依据' }).click();
  await page.getByRole('link', { name: /佐证（示例）\.pdf$/ }).waitFor();
  await expectAccessible(page);

  const total = page.getByText('试算', { exact: true }).first();
  const box = page.getByRole('textbox', { name: '劳务输转人数的试算值' });
  await box.fill('30000');
  await total.waitFor();
  await page.getByRole('row', { name: /帮助转移就业/ }).getByText(/^\+[\d.]+ 分$/).waitFor();
  await page.getByRole('slider', { name: '劳务输转人数' }).press('ArrowLeft');
  expect(await box.inputValue()).not.toBe('30000');
  await page.getByRole('button', { name: '复原' }).click();
  await expect.poll(() => page.getByRole('row', { name: /帮助转移就业/ }).getByText(/^\+[\d.]+ 分$/).count()).toBe(0);
});

test('year, region and basis are changed in place; what is lacking leads to its item', async () => {
  const page = await face.open(of2023);
  await page.getByRole('combobox', { name: '被考核地区' }).selectOption({ value: '621126' });
  await page.waitForURL((url) => url.searchParams.get('region') === '621126');
  await page.getByRole('combobox', { name: '考核规则' }).selectOption({ value: 'gansu.2024' });
  await page.waitForURL((url) => url.searchParams.get('rules') === 'gansu.2024');
  await page.getByRole('combobox', { name: '考核年度' }).selectOption({ value: '2024' });
  await page.getByRole('button', { name: '核定', exact: true }).click();
  await page.getByRole('row', { name: /高层互访与联席会议/ }).getByText('未评定').waitFor();
  await page.getByRole('link', { name: '高层互访与联席会议' }).click();
  await page.waitForURL((url) => url.hash === '#item-leadership.visits');
});

test('an assessor sees the assessment given, with its records and files, and no other page of records', async () => {
  const page = await face.open('/', { as: 'assessor' });
  await page.getByRole('link', { name: '考核', exact: true }).click();
  await page.getByRole('button', { name: '展开年度协议与方案的依据' }).waitFor();
  expect(await page.getByRole('link', { name: '台账', exact: true }).count()).toBe(0);
  await page.getByRole('button', { name: '展开社会帮扶资金的依据' }).click();
  await page.getByRole('button', { name: /^[\d,]+ 条记录$/ }).first().click();
  await page.getByRole('region', { name: /条记录$/ }).getByRole('row').nth(1).waitFor();
  await page.getByRole('button', { name: '下载佐证包' }).click();
  await page.getByLabel(/^理由/).fill('省考核组核查');
  expect(await page.getByRole('checkbox', { name: /连同原件/ }).count()).toBe(0);
  await expectAccessible(page);
  const coming = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: '下载佐证包' }).click();
  const pack = await readFile(await (await coming).path());
  expect(pack.subarray(0, 2).toString()).toBe('PK');
  expect(pack.includes('verify.mjs')).toBe(true);
  expect((await page.request.get(`${face.url}/api/assessments/gansu.2024/2024/621100`)).status()).toBe(403);
});

test('the assessment on a phone, in English', async () => {
  const page = await face.open(of2023, { size: phone, locale: 'en' });
  await page.getByRole('heading', { level: 1, name: 'Assessment' }).waitFor();
  await page.getByRole('button', { name: 'What Visits and joint meetings goes by' }).click();
  await page.getByText(/3 points with minutes and resolutions/).waitFor();
  await page.getByRole('heading', { name: 'What would lift it most' }).waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
});
