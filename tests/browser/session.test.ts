import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSideways, openFace, phone, type Face } from './face.ts';

let face: Face;
beforeAll(async () => {
  face = await openFace();
});
afterAll(() => face.close());

describe('signing in', () => {
  test('the demo says that it is one and lets one in as its people, to the page one asked for', async () => {
    const page = await face.open('/published', { as: null });
    await page.getByRole('heading', { name: '这是演示' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^工作组组长/ }).click();
    await page.getByRole('heading', { name: '公布过的数字' }).waitFor();
    await page.getByRole('button', { name: '工作组组长' }).click();
    await page.getByText('退出').click();
    await page.getByRole('heading', { name: '登录山海' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
  });

  test('a wrong password says so and how to mend it', async () => {
    const page = await face.open('/', { as: null, locale: 'en' });
    await page.getByLabel('Account').fill('nobody');
    await page.getByLabel('Password', { exact: true }).fill('certainly wrong');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('The name or the password is wrong').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('ask the administrator for a new link');
  });

  test('fits a phone', async () => {
    const page = await face.open('/', { as: null, size: phone });
    await page.getByRole('heading', { name: '登录山海' }).waitFor();
    await expectNoSideways(page);
    await expectAccessible(page);
  });

  test('whoever is signed out on the way keeps the page and signs in over it', async () => {
    const page = await face.open('/?year=2024');
    await page.getByRole('heading', { name: /2024 年/ }).first().waitFor();
    await page.context().clearCookies();
    await page.getByText('2023', { exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '登录已过期' });
    await dialog.getByRole('button', { name: /^工作组组长/ }).click();
    await page.getByRole('heading', { name: /2023 年/ }).first().waitFor();
    await expect.poll(() => dialog.isVisible()).toBe(false);
  });
});

describe('what one sees', () => {
  test('a county’s clerk sees the flows and figures of that county only', async () => {
    const page = await face.open('/?year=2024', { as: 'minxian' });
    const flows = page.getByRole('group', { name: '结对流向' }).getByRole('link');
    await page.getByRole('group', { name: '结对流向' }).getByRole('link', { name: /岷县/ }).waitFor();
    await expect.poll(() => flows.count(), { timeout: 5000 }).toBe(1);
    expect(await page.getByRole('region', { name: '主要指标' }).getByRole('link', { name: /陇西/ }).count()).toBe(0);
  });

  test('an administrator, who sees no records, is told so', async () => {
    const page = await face.open('/', { as: 'admin' });
    await page.getByText('您的角色看不到任何台账').waitFor();
    await expectAccessible(page);
  });
});

test('figures move by themselves when somebody’s records land', async () => {
  const watching = await face.open('/?year=2024');
  const tile = watching.getByRole('article').filter({ has: watching.getByRole('heading', { name: '社会帮扶资金' }) });
  const before = await tile.locator('a').first().getAttribute('title');
  const other = await face.open('/', { as: 'dingxi' });
  const id = '018f3a00-0000-7000-8000-00000000e2e1';
  const values = { county: '621126', donor: '示例捐赠方', form: 'money', amount: '12345.00', receipt: 'E2E-1', receivedOn: '2024-05-06' };
  expect((await other.request.put(`${face.url}/api/ledgers/care.donations/records/${id}`, { data: { base: 0, values } })).status()).toBe(201);
  await expect.poll(() => tile.locator('a').first().getAttribute('title'), { timeout: 4000 }).not.toBe(before);
});

test('without a network the page opens, shows what it last had and says of when', async () => {
  const page = await face.open('/?year=2024');
  await page.getByRole('article').first().waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(async () => (await (await caches.open('shanhai-shell')).keys()).length), { timeout: 15_000 }).toBeGreaterThan(5);
  // What was seen is written down a moment later.
  await page.waitForTimeout(3000);
  await page.context().setOffline(true);
  await page.reload();
  await page.getByText(/没有网络。这里是 .* 看到的内容/).waitFor();
  await page.getByRole('article').filter({ has: page.getByRole('heading', { name: '到账资金' }) }).waitFor();
  await page.context().setOffline(false);
  await expect.poll(() => page.getByText(/没有网络/).count(), { timeout: 10_000 }).toBe(0);
});
