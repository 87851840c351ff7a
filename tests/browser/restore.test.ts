import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSideways, openFace, phone, type Face } from './face.ts';

let face: Face;
beforeAll(async () => {
  face = await openFace();
});
afterAll(() => face.close());

test('a backup is made, asked for with a reason, approved by another administrator, and taken away', async () => {
  const page = await face.open('/administration/backup', { as: 'admin' });
  await page.getByText('还没有备份。').waitFor();
  await page.getByRole('button', { name: '立即备份' }).click();
  const row = page.getByRole('row', { name: /backup-.*人工/ });
  await row.getByRole('button', { name: '申请下载' }).click();
  const form = page.getByRole('dialog', { name: /^下载 backup-/ });
  await form.getByRole('button', { name: '申请' }).click();
  await form.getByText('请填写').waitFor();
  await form.getByLabel('事由').fill('每月异地保管');
  await expectAccessible(page);
  await form.getByRole('button', { name: '申请' }).click();
  await page.getByRole('cell', { name: /^待批/ }).waitFor();

  await approve('security', /admin.*下载 backup-.*每月异地保管/);
  await page.reload();
  const [download] = await Promise.all([page.waitForEvent('download'), row.getByRole('link', { name: '下载' }).click()]);
  expect(download.suggestedFilename()).toMatch(/^backup-.*\.tar\.gz$/);
  await page.getByText(/npx shanhai restore data\/backups\/backup-.*--replace/).waitFor();
  await expectNoSideways(page);
});

test('a restore brings back what was there, saves what is there first, and everybody signs in anew', async () => {
  const clerk = await face.open('/ledgers/care.donations', { as: 'leader' });
  const page = await face.open('/administration/backup', { as: 'admin' });
  const name = await page.getByRole('cell', { name: /^backup-/ }).first().innerText();
  const made = await page.context().request.post(`${face.url}/api/accounts`, { data: { name: 'later', title: '备份之后才有的人' } });
  expect(made.status()).toBe(201);
  await page.getByRole('row', { name: new RegExp(name) }).getByRole('button', { name: '申请恢复' }).click();
  const form = page.getByRole('dialog', { name: `恢复 ${name}` });
  await form.getByLabel('事由').fill('演练');
  await form.getByRole('button', { name: '申请' }).click();
  await page.getByRole('cell', { name: /^待批/ }).waitFor({ timeout: 30_000 });
  await approve('audit-admin', /admin.*恢复 backup-.*演练/);
  await page.reload();
  await page.getByRole('row', { name: new RegExp(`${name}.*人工`) }).getByRole('button', { name: '恢复', exact: true }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '开始恢复' }).click();
  await Promise.all([page.getByText('正在恢复。请留在这一页').waitFor(), page.getByText(/步，共三步/).waitFor({ timeout: 30_000 }), clerk.getByText('系统管理员正在恢复备份').waitFor()]);

  // Both are told to sign in again, and why.
  await page.getByRole('dialog', { name: '登录已过期' }).getByText('管理员近日恢复过备份').waitFor({ timeout: 60_000 });
  await clerk.getByRole('dialog', { name: '登录已过期' }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: /^系统管理员/ }).click();
  await page.getByRole('row', { name: /before-restore-.*恢复之前/ }).waitFor();
  const accounts = await (await page.context().request.get(`${face.url}/api/accounts`)).text();
  expect(accounts).not.toContain('备份之后才有的人');

  const outside = await face.open('/', { as: null, locale: 'en', size: phone });
  await outside.getByText(/the backup of .* was restored, and everybody signs in anew/).waitFor();
  await expectNoSideways(outside);
  await expectAccessible(outside);
  const auditor = await face.open('/administration/journal?kind=backup', { as: 'auditor', locale: 'en' });
  await auditor.getByRole('cell', { name: `restored the backup ${name}` }).waitFor();
}, 120_000);

async function approve(as: string, row: RegExp): Promise<void> {
  const page: Page = await face.open('/administration/approvals', { as, size: phone });
  const asked = page.getByRole('row', { name: row });
  await expectNoSideways(page);
  await asked.getByRole('button', { name: '批准', exact: true }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '批准' }).click();
  await asked.getByText(new RegExp(`${as} 已批准`)).waitFor();
  await expectAccessible(page);
}
