import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSideways, openFace, phone, type Face } from './face.ts';
import { totp } from './totp.ts';

let face: Face;
/** Of the one-time link that an administrator handed out. */
let invitation = '';

beforeAll(async () => {
  face = await openFace();
  const page = await face.open('/me', { as: 'admin' });
  const made = await page.context().request.post(`${face.url}/api/accounts`, { data: { name: 'lina', title: '李娜' } });
  invitation = ((await made.json()) as { invitation: { path: string } }).invitation.path;
});
afterAll(() => face.close());

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('a persona sees who it is, where it is signed in, and what it can’t do', async () => {
  const page = await face.open('/me', { as: 'minxian' });
  await page.getByText('这是演示人物，没有密码').waitFor();
  await expect.poll(() => panel(page, '我是谁').innerText()).toMatch(/岷县专干[\s\S]*县区项目专干 · 岷县/);
  await panel(page, '登录会话').getByText('本机').waitFor();
  expect(await panel(page, '密码').count()).toBe(0);
  await expectAccessible(page);
});

test('another session is ended, this one stays', async () => {
  const page = await face.open('/me', { as: 'labour', locale: 'en', size: phone });
  const other = await face.open('/me', { as: 'labour' });
  await panel(other, '登录会话').getByText('本机').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'End all others' }).click();
  await expect.poll(() => panel(page, 'Sessions').getByRole('row').count()).toBe(2);
  expect((await other.context().request.get(`${face.url}/api/sessions`)).status()).toBe(401);
  expect((await page.context().request.get(`${face.url}/api/sessions`)).status()).toBe(200);
  await expectNoSideways(page);
  await expectAccessible(page);
});

test('a token is shown once, works for what was ticked, and is revoked', async () => {
  const page = await face.open('/me', { as: 'minxian', locale: 'en' });
  await page.getByRole('button', { name: 'New token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('report script');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'New token' }).click();
  const token = await page.getByLabel('Token', { exact: true }).inputValue();
  const ask = (method: string, path: string) => fetch(`${face.url}${path}`, { method, headers: { authorization: `Bearer ${token}` } });
  expect((await ask('GET', '/api/ledgers')).status).toBe(200);
  expect((await ask('DELETE', '/api/sessions')).status).toBe(403);
  const row = panel(page, 'API tokens').getByRole('row', { name: /report script/ });
  await row.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('No tokens.').waitFor();
  expect((await ask('GET', '/api/ledgers')).status).toBe(401);
});

test('an invitation’s link sets a password, once', async () => {
  const page = await face.open(invitation, { as: null, size: phone });
  await page.getByText('李娜，您好。').waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  await page.getByLabel('新密码', { exact: true }).fill('马铃薯 开花');
  await page.getByLabel('再输一遍新密码').fill('马铃薯 开');
  await page.getByRole('button', { name: '设好并进入' }).click();
  await page.getByText('至少 10 个字符').waitFor();
  await page.getByText('两遍不一样').waitFor();
  await page.getByLabel('新密码', { exact: true }).fill('马铃薯 开花 在六月天');
  await page.getByLabel('再输一遍新密码').fill('马铃薯 开花 在六月天');
  await page.getByRole('button', { name: '设好并进入' }).click();
  await page.getByRole('button', { name: '李娜' }).waitFor();

  const again = await face.open(invitation, { as: null, locale: 'en' });
  await again.getByText('This link was used or is too old').waitFor();
  const blank = await face.open('/setup', { as: null, locale: 'en' });
  await blank.getByText('The address lacks the link’s word').waitFor();
});

test('a second factor is turned on by its code, the password changed, and both are asked for when signing in', async () => {
  const page = await face.open('/me', { as: null });
  await signIn(page, '马铃薯 开花 在六月天');
  const factor = panel(page, '两步验证');
  await factor.getByRole('button', { name: '启用' }).click();
  await factor.getByLabel('现在的密码').fill('不是这个密码吧');
  await factor.getByRole('button', { name: '启用' }).click();
  await factor.getByText('账号或密码不对').waitFor();
  await factor.getByLabel('现在的密码').fill('马铃薯 开花 在六月天');
  await factor.getByRole('button', { name: '启用' }).click();
  await factor.getByRole('img', { name: '两步验证的二维码' }).waitFor();
  const secret = await factor.getByLabel('密钥').inputValue();
  await expectAccessible(page);
  await factor.getByLabel('应用上的六位数字').fill(totp(secret));
  await factor.getByRole('button', { name: '确认启用' }).click();
  await factor.getByText('已启用').waitFor();

  const own = panel(page, '密码');
  await own.getByLabel('现在的密码').fill('马铃薯 开花 在六月天');
  await own.getByLabel('新密码', { exact: true }).fill('当归 黄芪 党参 都好');
  await own.getByLabel('再输一遍新密码').fill('当归 黄芪 党参 都好');
  await own.getByRole('button', { name: '改密码' }).click();
  await page.getByText('密码已改').waitFor();

  const later = await face.open('/me', { as: null });
  await signIn(later, '当归 黄芪 党参 都好');
  await later.getByLabel('两步验证码').fill(totp(secret));
  await later.getByRole('button', { name: '登录', exact: true }).click();
  await panel(later, '两步验证').getByText('已启用').waitFor();
});

async function signIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill('lina');
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}
