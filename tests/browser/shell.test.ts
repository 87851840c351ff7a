import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSideways, openFace, phone, type Face } from './face.ts';

let face: Face;
beforeAll(async () => {
  face = await openFace();
});
afterAll(() => face.close());

test('the language is switched, and stays', async () => {
  const page = await face.open();
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Cockpit' }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: 'Cockpit' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('an address that is none says so, and leads back', async () => {
  const page = await face.open('/nowhere', { size: phone });
  await page.getByText('没有这个页面').waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  await page.getByRole('link', { name: '回到总览' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await expect.poll(() => page.getByText('没有这个页面').count()).toBe(0);
});
