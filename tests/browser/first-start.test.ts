import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSideways, openFace, phone, type Face } from './face.ts';
import { totp } from './totp.ts';

let face: Face;
beforeAll(async () => {
  face = await openFace({ empty: true });
});
afterAll(() => face.close());

const passwords = { admin: '华山 渭水 都不算远', security: '土豆 当归 各装半袋', clerk: '挂职 三年 常梦见山' } as const;
/** The one-time links that the administrator hands out. */
const links = { security: '', clerk: '' };

test('nobody comes in before there is an administrator, and nothing is invented', async () => {
  const page = await face.open('/', { as: null });
  await page.getByRole('heading', { name: '登录山海' }).waitFor();
  expect(await page.getByText('这是演示').count()).toBe(0);
  await signIn(page, 'admin', '随便一个密码吧');
  await page.getByText('账号或密码不对').waitFor();
});

test('the terminal’s link makes the administrator, once', async () => {
  const page = await face.open(face.setup, { as: null });
  await page.getByRole('heading', { name: '设立系统管理员' }).waitFor();
  await page.getByLabel('账号', { exact: true }).fill('zhang san');
  await page.getByLabel('称呼').fill('张三');
  await choosePassword(page, '太短');
  await page.getByText('至少 10 个字符').waitFor();
  await choosePassword(page, passwords.admin);
  // What is refused leaves the link good.
  await page.getByText('账号名称不行').waitFor();
  await expectAccessible(page);
  await page.getByLabel('账号', { exact: true }).fill('zhangsan');
  await page.getByRole('button', { name: '设好并进入' }).click();
  await page.waitForURL('**/administration/accounts');
  await page.getByRole('row', { name: /张三.*系统管理员.*正常/ }).waitFor();

  const again = await face.open(face.setup, { as: null, locale: 'en', size: phone });
  await again.getByText('This link was used or is too old').waitFor();
  expect(await again.getByLabel('Account').count()).toBe(0);
  await expectNoSideways(again);
  await expectAccessible(again);
});

test('the administrator invites a security administrator and a clerk, and sees no record', async () => {
  const page = await face.open('/administration/accounts', { as: null });
  await signIn(page, 'zhangsan', passwords.admin);
  links.security = await invite(page, 'lisi', '李四', '安全管理员');
  links.clerk = await invite(page, 'wangwu', '王五');
  await page.getByRole('button', { name: '邀请' }).click();
  const form = page.getByRole('dialog', { name: '邀请' });
  await form.getByRole('radio', { name: '审计管理员' }).waitFor();
  expect(await form.getByRole('radio', { name: '安全管理员' }).count()).toBe(0);
  expect((await page.context().request.get(`${face.url}/api/ledgers/funds.projects/records`)).status()).toBe(403);
});

test('the security administrator sets a password and a second factor, and makes the clerk one', async () => {
  const page = await face.open(links.security, { as: null });
  await page.getByText('李四，您好。').waitFor();
  await choosePassword(page, passwords.security);
  await page.getByRole('button', { name: '李四' }).waitFor();
  await page.goto(`${face.url}/me`);
  const factor = page.getByRole('region', { name: '两步验证', exact: true });
  await factor.getByRole('button', { name: '启用' }).click();
  await factor.getByLabel('现在的密码').fill(passwords.security);
  await factor.getByRole('button', { name: '启用' }).click();
  const secret = await factor.getByLabel('密钥').inputValue();
  await factor.getByLabel('应用上的六位数字').fill(totp(secret));
  await factor.getByRole('button', { name: '确认启用' }).click();
  await factor.getByText('已启用').waitFor();

  const later = await face.open('/administration/roles', { as: null });
  await signIn(later, 'lisi', passwords.security);
  await later.getByLabel('两步验证码').fill(totp(secret));
  await later.getByRole('button', { name: '登录', exact: true }).click();
  await later.getByRole('row', { name: /王五/ }).getByRole('button', { name: '分配' }).click();
  const roles = later.getByRole('dialog', { name: '给 王五 分配角色' });
  await roles.getByRole('button', { name: '加一个角色' }).click();
  await roles.getByLabel('角色').selectOption('县区项目专干');
  await roles.getByLabel('全部地区').uncheck();
  await roles.getByLabel('岷县').check();
  await roles.getByRole('button', { name: '保存' }).click();
  await later.getByRole('row', { name: /王五.*县区项目专干 · 岷县/ }).waitFor();
});

test('the clerk comes in on a phone, finds the ledgers of the county, and comes in again', async () => {
  const page = await face.open(links.clerk, { as: null, size: phone });
  await choosePassword(page, passwords.clerk);
  await page.getByRole('button', { name: '王五' }).waitFor();
  await page.goto(`${face.url}/me`);
  await page.getByText('县区项目专干 · 岷县').waitFor();
  const session = await (await page.context().request.get(`${face.url}/api/session`)).json();
  expect(session).toMatchObject({ demo: false, ledgers: { 'funds.projects': expect.arrayContaining(['see', 'write', 'import']) } });

  const later = await face.open('/ledgers/funds.projects', { as: null, locale: 'en', size: phone });
  await later.getByLabel('Account').fill('wangwu');
  await later.getByLabel('Password', { exact: true }).fill(passwords.clerk);
  await later.getByRole('button', { name: 'Sign in', exact: true }).click();
  await later.getByRole('heading', { name: 'Project library' }).waitFor();
  await expectNoSideways(later);
});

async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(name);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('新密码', { exact: true }).fill(password);
  await page.getByLabel('再输一遍新密码').fill(password);
  await page.getByRole('button', { name: '设好并进入' }).click();
}

/** Answers the path of the one-time link. */
async function invite(page: Page, name: string, title: string, duty?: string): Promise<string> {
  await page.getByRole('button', { name: '邀请' }).click();
  const form = page.getByRole('dialog', { name: '邀请' });
  await form.getByLabel('账号').fill(name);
  await form.getByLabel('称呼').fill(title);
  if (duty !== undefined) await form.getByRole('radio', { name: duty }).check();
  await form.getByRole('button', { name: '邀请' }).click();
  const link = new URL(await page.getByRole('dialog', { name: `${title} 的一次性链接` }).getByLabel('一次性链接').inputValue());
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'hidden' });
  return `${link.pathname}${link.search}`;
}
