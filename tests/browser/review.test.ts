import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSideways, openFace, phone, type Face } from './face.ts';

let face: Face;
beforeAll(async () => {
  face = await openFace();
});
afterAll(() => face.close());

test('a county-group leader finds what waits, verifies a record and sends it back for a reason', async () => {
  const page = await face.open('/review', { as: 'minxian-group' });
  await page.getByRole('table', { name: '待我审核' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('row', { name: /消费帮扶销售台账 已报送/ }).getByRole('link').click();
  await page.waitForURL((url) => url.searchParams.get('level') === 'submitted');
  await page.getByRole('gridcell').first().waitFor();
  await page.getByRole('grid').press('Enter');
  await page.getByRole('button', { name: '核 实' }).or(page.getByRole('button', { name: '核实' })).click();
  await page.getByText('已报送 → 已核实').waitFor();
  await page.getByRole('button', { name: /^退\s?回$/ }).click();
  await page.getByLabel('原因（填报人会看到）').fill('缺发票');
  await page.getByRole('dialog').getByRole('button', { name: /^退\s?回$/ }).click();
  await page.getByText('已核实 → 草稿').waitFor();
  await page.getByText('理由：缺发票').waitFor();
  await expectAccessible(page);
});

test.each([['zh', undefined], ['zh', phone], ['en', undefined], ['en', phone]] as const)('differences and the queue read well: %s %o', async (locale, size) => {
  const page = await face.open('/differences', { locale, ...(size === undefined ? {} : { size }) });
  await page.getByRole('article').first().waitFor();
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.goto(page.url().replace('/differences', '/review'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expectNoSideways(page);
});

test('a difference is accepted for a reason and opened again', async () => {
  const page = await face.open('/differences');
  const first = page.getByRole('article').first();
  const called = await first.getByRole('heading').innerText();
  await first.getByRole('button', { name: '认可差异' }).click();
  await page.getByLabel('双方为什么不同').fill('签约日与生效日');
  await page.getByRole('dialog').getByRole('button', { name: '认可差异' }).click();
  await page.getByRole('article').filter({ hasText: called }).waitFor({ state: 'detached' });
  await page.getByLabel('状态').selectOption('accepted');
  const accepted = page.getByRole('article').filter({ hasText: called });
  await accepted.getByText('签约日与生效日').waitFor();
  await accepted.getByRole('button', { name: '重新打开' }).click();
  await accepted.waitFor({ state: 'detached' });
  expect(await page.getByRole('article').count()).toBe(0);
});
