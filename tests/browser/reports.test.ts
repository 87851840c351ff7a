import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSideways, openFace, phone, type Face } from './face.ts';

let face: Face;
beforeAll(async () => {
  face = await openFace();
});
afterAll(() => face.close());

test('a report is previewed, its numbers open, it is issued and kept, and taken away as a file', async () => {
  const page = await face.open('/reports');
  await page.getByRole('link', { name: /年东西部协作采访口径/ }).click();
  await page.getByLabel('期间', { exact: true }).selectOption('2024');
  await page.getByRole('heading', { name: '2024年东西部协作采访口径', level: 2 }).waitFor();
  const paper = page.getByRole('article');
  await expect.poll(() => paper.getByRole('link', { name: '18.53亿元' }).getAttribute('href')).toContain('/figures/funds.received?window=2021..2024');
  expect(await paper.getByRole('link').count()).toBe(60);
  await expectAccessible(page);

  await page.getByRole('button', { name: /^发 ?布$/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^发 ?布$/ }).click();
  await page.getByText('发布以来各个数都没有变').waitFor();
  await expectAccessible(page);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Word：/ }).click()]);
  expect(file.suggestedFilename()).toBe('2024年东西部协作采访口径.docx');
  await page.getByRole('link', { name: '全部报告' }).click();
  await page.getByRole('table', { name: '已发布' }).getByRole('link', { name: '2024年东西部协作采访口径' }).waitFor();
});

test('a template is written with figures offered; what is wrong is told where it is, and nothing typed is lost', async () => {
  const page = await face.open('/reports/templates/monthly?period=2024-05');
  await page.getByRole('button', { name: '改模板' }).click();
  const text = page.getByLabel('模板文字');
  await text.fill('---\n标题：{{期}}小结\n期间：月\n---\n\n');
  await text.press('Control+End');
  await text.pressSequentially('到账{{到账');
  await page.getByRole('option', { name: /到账资金 funds\.received/ }).waitFor();
  await expectAccessible(page);
  await text.press('Escape');
  await text.press('End');
  await text.pressSequentially('资金');
  await text.press('Enter');
  await expect.poll(() => text.inputValue()).toContain('到账{{指标 funds.received}}');
  await page.getByRole('article').getByRole('heading', { name: '2024年5月小结' }).waitFor();

  await text.press('Control+End');
  await text.pressSequentially('\n\n{{指标 funds.recieved}}');
  const problem = page.getByRole('alert');
  await problem.getByText('没有指标 funds.recieved').waitFor();
  expect(await problem.textContent()).toContain('funds.received');
  await problem.getByRole('button', { name: '第 8 行第 1 字' }).click();
  await page.reload();
  expect(await page.getByLabel('模板文字').inputValue()).toContain('funds.recieved');
  await page.getByLabel('模板文字').fill('---\n标题：{{期}}小结\n期间：月\n---\n\n到账{{指标 funds.received}}');
  await page.getByRole('button', { name: '保存模板' }).click();
  await page.getByText('已存为第 1 版').waitFor();
});

test('what is due waits for its owner, with a number beside the page’s name', async () => {
  const page = await face.open('/reports');
  await expect.poll(() => page.getByRole('navigation').getByRole('link', { name: /报告/ }).textContent(), { timeout: 20_000 }).toContain('份待办');
  const due = page.getByRole('region', { name: '到期待办' });
  const before = await due.getByRole('listitem').count();
  await due.getByRole('button', { name: /搁 ?置/ }).first().click();
  await expect.poll(() => due.getByRole('listitem').count()).toBe(before - 1);
});

test('a county’s clerk gets the county’s card, and no report of what is not seen', async () => {
  const page = await face.open('/reports/templates/county-card?period=2024', { as: 'minxian', size: phone });
  await page.getByRole('article').getByRole('heading', { name: '岷县2024年东西部协作成绩单' }).waitFor();
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.getByLabel('地区', { exact: true }).selectOption('621102');
  await page.getByRole('alert').getByText(/看不到地区/).first().waitFor();
});

test.each([
  ['desk', 'en', '/reports'],
  ['phone', 'en', '/reports/templates/facts-en?period=2024'],
  ['phone', 'zh', '/reports'],
  ['phone', 'zh', '/reports/templates/annual?period=2024'],
] as const)('on a %s in %s: %s', async (size, locale, path) => {
  const page = await face.open(path, { locale, ...(size === 'phone' ? { size: phone } : {}) });
  await (path === '/reports' ? page.getByRole('table').first() : page.getByRole('article')).waitFor();
  await expectAccessible(page);
  await expectNoSideways(page);
});
