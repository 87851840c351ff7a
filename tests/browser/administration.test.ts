import type { Page } from 'playwright-core';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person } from '../../packs/qingdao-dingxi/generator/people.ts';
import { expectAccessible, expectNoSideways, openFace, phone, type Face } from './face.ts';

let face: Face;
beforeAll(async () => {
  face = await openFace();
});
afterAll(() => face.close());

const parts = (page: Page) => page.getByRole('navigation', { name: /管理的各部分|Parts of administration/ }).getByRole('link').allInnerTexts();

test.each([
  ['admin', ['账号', '备份', '进行中的导入', '运行状况', '地区与结对']],
  ['security', ['角色', '待批', '地区与结对']],
  ['audit-admin', ['流水账', '完整性', '待批', '地区与结对']],
  ['minxian', ['地区与结对']],
])('%s sees the parts that are its duty, and the first of them', async (as, titles) => {
  const page = await face.open('/administration', { as });
  await page.getByRole('heading', { name: titles[0] === '角色' ? '谁有什么角色' : (titles[0] ?? ''), exact: true }).waitFor();
  expect(await parts(page)).toEqual(titles);
});

test('the address of a part that one may not see says so', async () => {
  const page = await face.open('/administration/accounts', { as: 'minxian', locale: 'en' });
  await page.getByText('You may not manage accounts').waitFor();
  expect(await page.getByRole('button', { name: 'Invite' }).count()).toBe(0);
  await expectAccessible(page);
});

test('an account is invited, locked, and unlocked; the security administrator gives it a role in a county', async () => {
  // Tried again, it is somebody else.
  const mark = newId().slice(-4);
  const [account, before, after] = [`wanglei-${mark}`, `王磊${mark}`, `王小磊${mark}`];
  const page = await face.open('/administration/accounts', { as: 'admin', locale: 'en' });
  await page.getByRole('button', { name: 'Invite' }).click();
  const form = page.getByRole('dialog', { name: 'Invite' });
  await form.getByLabel('Account').fill(account);
  await form.getByLabel('Name').fill(before);
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Invite' }).click();
  const link = page.getByRole('dialog', { name: `One-time link for ${before}` });
  expect(await link.getByLabel('One-time link').inputValue()).toMatch(/\/invitation\?token=.{40,}$/);
  await page.keyboard.press('Escape');
  const row = page.getByRole('row', { name: new RegExp(account) });
  await row.getByRole('button', { name: 'Lock' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: 'Lock' }).click();
  await row.getByText('Locked').waitFor();
  await row.getByRole('button', { name: 'Unlock' }).click();
  await row.getByText('Active').waitFor();
  await row.getByRole('button', { name: 'Edit' }).click();
  const editing = page.getByRole('dialog', { name: `Edit ${before}` });
  await editing.getByLabel('Name').fill(after);
  await editing.getByLabel('Email (optional)').fill(`min-${mark}@example.cn`);
  await editing.getByLabel('Good until (blank: for good)').fill('2099-06-30');
  await expectAccessible(page);
  await editing.getByRole('button', { name: 'Save' }).click();
  await row.getByText('Active · until 2099-06-30').waitFor();
  await row.getByText(`min-${mark}@example.cn`).waitFor();
  await row.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('dialog', { name: `Edit ${after}` }).getByLabel('Name').fill(before);
  await page.getByRole('dialog', { name: `Edit ${after}` }).getByLabel('Good until (blank: for good)').fill('');
  await page.getByRole('dialog', { name: `Edit ${after}` }).getByRole('button', { name: 'Save' }).click();
  await row.getByText(before, { exact: true }).waitFor();
  await expect.poll(() => row.innerText()).not.toContain('2099');
  await expectNoSideways(page);

  const security = await face.open('/administration/roles', { as: 'security', size: phone });
  const rows = security.getByRole('row', { name: new RegExp(before) });
  await rows.getByRole('button', { name: '分配' }).click();
  const roles = security.getByRole('dialog', { name: `给 ${before} 分配角色` });
  await roles.getByRole('button', { name: '加一个角色' }).click();
  await roles.getByLabel('角色').selectOption('考核核查');
  await roles.getByLabel('全部地区').uncheck();
  expect(await roles.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
  await roles.getByLabel('岷县').check();
  await expectAccessible(security);
  await roles.getByRole('button', { name: '保存' }).click();
  await roles.getByText('角色“考核核查”要写明期限').waitFor();
  await roles.getByLabel(/^有效至/).fill('2099-12-31');
  await roles.getByRole('button', { name: '保存' }).click();
  await roles.getByText('考核核查要说明查阅哪次考核').waitFor();
  await roles.getByLabel('省级年度考核规则 2023（示例） · 2023 年').check();
  await roles.getByRole('button', { name: '保存' }).click();
  await rows.getByText('考核核查 · 岷县 · 至 2099-12-31').waitFor();
  await expectNoSideways(security);
  expect(await security.getByRole('row', { name: /安全管理员 security/ }).getByRole('button', { name: '分配' }).isDisabled()).toBe(true);
});

test('the journal is filtered, an entry opened, the chain verified', async () => {
  const page = await face.open('/administration/journal?kind=account', { as: 'auditor' });
  await page.getByRole('cell', { name: '建立账号 minxian', exact: true }).waitFor();
  await page.getByLabel('种类').selectOption('导入');
  await page.getByRole('cell', { name: '导入', exact: true }).first().waitFor();
  expect(new URL(page.url()).search).toBe('?kind=import');
  await page.getByRole('table').getByRole('button').first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('前一条').waitFor();
  await expectAccessible(page);
  const number = await drawer.getByRole('link').innerText();
  await drawer.getByRole('link').click();
  await page.waitForURL(`**/batches/${number}`);
  await page.goto(`${face.url}/administration/journal`);
  await page.getByRole('button', { name: '核对链条' }).click();
  await page.getByText('链条完整').waitFor();
  const csv = await page.context().request.get(`${face.url}/api/journal.csv?kind=import`);
  expect([csv.status(), csv.headers()['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
});

test('the integrity check shows how far it is and what it found', async () => {
  const page = await face.open('/administration/integrity', { as: 'audit-admin', locale: 'en', size: phone });
  await page.getByRole('button', { name: 'Run the check' }).click();
  await page.getByText('All is as it was committed').waitFor({ timeout: 60_000 });
  await page.reload();
  await page.getByText('Last check:').waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
});

test('the administrator stops an import of somebody else, who is told', async () => {
  const [admin, clerk, bureau] = await Promise.all([face.open('/administration/work', { as: 'admin' }), face.open('/figures', { as: 'minxian' }), face.open('/figures', { as: 'labour' })]);
  const bookOf = (count: number) => {
    const lines = Array.from({ length: count }, (_, n) => {
      const { name, id: card } = person('621126', 200_000 + n);
      return `岷县,${name},${card},脱贫户,东部,山东省青岛市黄岛区,示例制造有限公司,制造业,外出务工,2024-03-05,4000`;
    });
    return Buffer.from(['县区,姓名,证件号码,户类型,协作类别,务工所在县,务工企业名称,所属行业,就业渠道,开始时间,务工月收入（元）', ...lines].join('\n'));
  };
  const send = (page: Page, id: string, data: Buffer) => page.request.post(`${face.url}/api/imports?name=a.csv`, { data, headers: { 'idempotency-key': id, 'content-type': 'application/octet-stream' }, timeout: 60_000 });
  const large = bookOf(40_000);
  const [ahead, waiting] = [Array.from({ length: 8 }, () => newId()), newId()];
  // The bureau's waits its turn behind all of the clerk's, however quick the machine is.
  const clerks = ahead.map((id) => send(clerk, id, large));
  try {
    const stateOf = async (id: string) => ((await (await clerk.request.get(`${face.url}/api/imports/${id}`)).json()) as { state?: string }).state ?? 'receiving';
    await expect.poll(async () => (await Promise.all(ahead.map(stateOf))).includes('receiving'), { timeout: 20_000, interval: 50 }).toBe(false);
    const bureaus = send(bureau, waiting, bookOf(10));
    const row = admin.getByRole('row', { name: /人社局/ });
    await row.getByRole('button', { name: /停\s?下/ }).click();
    const stopped = admin.waitForResponse(/\/api\/work\/.+\/stop$/);
    await admin.getByRole('tooltip').getByRole('button', { name: /停\s?下/ }).click();
    expect((await stopped).ok()).toBe(true);
    await Promise.all(ahead.map((id) => clerk.request.post(`${face.url}/api/imports/${id}/cancel`)));
    const answer = await bureaus;
    expect([answer.status(), ((await answer.json()) as { code: string }).code]).toEqual([409, 'import.cancelled']);
    await row.waitFor({ state: 'detached' });
  } finally {
    await Promise.all(ahead.map((id) => clerk.request.post(`${face.url}/api/imports/${id}/cancel`)));
    await Promise.all(clerks);
  }
  const state = await bureau.request.get(`${face.url}/api/imports/${waiting}`);
  expect(await state.json()).toMatchObject({ state: 'refused', refused: [{ code: 'import.cancelled' }] });
});

test.each([
  ['/administration/health', 'Embedded (PGlite)', 'admin'],
  ['/administration/work', 'Nobody is importing at the moment.', 'admin'],
  ['/administration/programme', 'Minxian', 'leader'],
])('%s fits a phone', async (path, text, as) => {
  const page = await face.open(path, { as, locale: 'en', size: phone });
  await page.getByText(text).first().waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
});
