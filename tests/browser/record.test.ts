import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, expectNoSideways, openFace, phone, type Face } from './face.ts';

let face: Face;
beforeAll(async () => {
  face = await openFace();
});
afterAll(() => face.close());

const as = 'minxian';
const county = '621126';
const ledger = '/ledgers/consumption.suppliers';
const records = '/api/ledgers/consumption.suppliers/records';
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64');
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** Enters a supplier as the page's own user, and answers its address. */
async function supplier(page: Page, name: string): Promise<string> {
  const id = newId();
  const answer = await page.request.put(`${face.url}${records}/${id}`, { data: { base: 0, values: { county, name, certificate: `示认〔2024〕${id.slice(-6)}号` } } });
  expect(answer.status()).toBe(201);
  return `${ledger}/${id}`;
}

/** An imported sale of the county. */
async function anySale(page: Page): Promise<string> {
  const answer = await page.request.get(`${face.url}/api/ledgers/consumption.sales/records?county=${county}&size=1`);
  const { records: [first] } = (await answer.json()) as { records: { id: string }[] };
  return `/ledgers/consumption.sales/${first?.id ?? ''}`;
}

test('a record shows its fields, where each came from, its versions and the figures it counts in', async () => {
  const page = await face.open('/ledgers', { as });
  await page.goto(face.url + (await anySale(page)));
  await page.getByRole('heading', { name: '计入的指标' }).waitFor();
  await page.getByRole('link', { name: '销售笔数' }).waitFor();
  await page.getByText('第 1 版').waitFor();
  await page.getByRole('region', { name: /相邻几行/ }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: '销售笔数' }).click();
  await page.waitForURL(new RegExp(`/figures/.*region=${county}`));
  const small = await face.open('/ledgers', { as, size: phone, locale: 'en' });
  await small.goto(face.url + (await anySale(small)));
  await small.getByRole('heading', { name: 'Counts in' }).waitFor();
  await small.getByRole('region', { name: /Rows of the sheet/ }).waitFor();
  await expectNoSideways(small);
  await expectAccessible(small);
});

test('a record is added on a phone, with a photo; the draft outlives a reload', async () => {
  const page = await face.open(ledger, { as, size: phone });
  const add = page.getByRole('button', { name: '新增' }).last();
  await add.click();
  await page.getByRole('combobox', { name: '县区' }).fill('岷县');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: '供应商名称' }).fill('示例手机合作社');
  await page.getByRole('textbox', { name: '供应商名称' }).blur();
  await page.waitForTimeout(500);
  await page.reload();
  await add.click();
  await page.getByText(/没保存完的内容/).waitFor();
  expect(await page.getByRole('textbox', { name: '供应商名称' }).inputValue()).toBe('示例手机合作社');
  await page.getByRole('textbox', { name: '联系电话' }).fill('12');
  await page.getByRole('button', { name: /^保\s?存$/ }).click();
  await page.getByText('还有 1 处要改').waitFor();
  await page.getByText(/不是 11 位手机号/).waitFor();
  await page.getByRole('textbox', { name: '联系电话' }).fill('13800138000');
  await page.getByRole('textbox', { name: '认定证号' }).fill('示认〔2024〕99号');
  await page.locator('input[capture="environment"]').setInputFiles({ name: '证照.png', mimeType: 'image/png', buffer: png });
  await page.getByRole('button', { name: '查看 证照.png' }).waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: /^保\s?存$/ }).click();
  await page.getByText('已保存：新增 1 条').waitFor();
  await page.goto(`${face.url}${ledger}?name.contains=示例手机合作社`);
  await page.getByRole('link', { name: /示例手机合作社/ }).click();
  await page.getByRole('button', { name: '查看 证照.png' }).click();
  await page.getByRole('dialog').getByRole('img', { name: '证照.png' }).waitFor();
  expect(await page.getByRole('dialog').getByRole('img', { name: '证照.png' }).evaluate((image) => (image as HTMLImageElement).decode().then(() => true))).toBe(true);
});

test('evidence is told by its content: a picture that is none is refused, a PDF is shown, nothing runs', async () => {
  const page = await face.open('/ledgers', { as, locale: 'en' });
  await page.goto(face.url + (await supplier(page, `示例证据合作社${newId().slice(-4)}`)));
  const picker = page.getByLabel('Evidence', { exact: true }).locator('input[type=file]').first();
  await picker.setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>') });
  await page.getByText(/is no picture, PDF or office document/).waitFor();
  await picker.setInputFiles({ name: 'contract.pdf', mimeType: 'application/pdf', buffer: pdf });
  await page.getByText('Version 2').waitFor();
  await page.getByRole('button', { name: 'Look at contract.pdf' }).click();
  const frame = page.locator('iframe[title="contract.pdf"]');
  await frame.waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Look at contract.pdf' }).click();
  const answer = await page.request.get(new URL((await frame.getAttribute('src')) ?? '', face.url).href);
  expect(answer.headers()['content-security-policy']).toContain("default-src 'none'");
  expect(answer.headers()['x-content-type-options']).toBe('nosniff');
});

test('two people edit one record: the second is shown both, takes either side field by field', async () => {
  const page = await face.open('/ledgers', { as });
  const address = await supplier(page, '示例双人合作社');
  await page.goto(face.url + address);
  await page.getByRole('button', { name: /^修\s?改$/ }).click();
  await page.getByRole('textbox', { name: '供应商名称' }).fill('甲改的名称');
  await page.getByRole('textbox', { name: '备注' }).fill('甲的备注');
  const other = await page.request.put(`${face.url}/api${address.replace(/suppliers\//, 'suppliers/records/')}`, { data: { base: 1, values: { name: '乙改的名称', remarks: '乙的备注' } } });
  expect(other.status()).toBe(200);
  await page.getByRole('button', { name: /^保\s?存$/ }).click();
  const dialog = page.getByRole('dialog', { name: '别人已经先改了这条记录' });
  await dialog.waitFor();
  await expectAccessible(page);
  await dialog.getByRole('radiogroup', { name: '供应商名称' }).getByRole('radio', { name: /现有（第 2 版）/ }).check();
  await dialog.getByRole('button', { name: /^保\s?存$/ }).click();
  await page.getByText('第 3 版').waitFor();
  await page.getByRole('heading', { name: '乙改的名称' }).waitFor();
  await page.getByText('甲的备注').first().waitFor();
});

test('a record is deleted and restored; nothing of a form is lost when the network goes and comes', async () => {
  const page = await face.open('/ledgers', { as });
  await page.goto(face.url + (await supplier(page, `示例断网合作社${newId().slice(-4)}`)));
  await page.getByRole('button', { name: /^修\s?改$/ }).click();
  await page.getByRole('textbox', { name: '供应商名称' }).fill('断网时改的名称');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: /^保\s?存$/ }).click();
  await page.getByText('连不上服务器').waitFor();
  expect(await page.getByRole('textbox', { name: '供应商名称' }).inputValue()).toBe('断网时改的名称');
  await page.context().setOffline(false);
  await page.getByText(/没有网络/).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^保\s?存$/ }).click();
  await page.getByRole('heading', { name: '断网时改的名称' }).waitFor();
  await page.getByRole('button', { name: /^删\s?除$/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^删\s?除$/ }).click();
  await page.getByText('这条记录已删除').waitFor();
  await page.getByRole('button', { name: /^恢\s?复$/ }).click();
  await page.getByText('第 4 版').waitFor();
  await page.getByRole('button', { name: /^修\s?改$/ }).waitFor();
});

test('a part of the page that can’t be fetched takes nothing with it', async () => {
  const page = await face.open('/seal.svg', { as });
  const address = await supplier(page, '示例半路断网合作社');
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  await page.context().route(/drop-zone|search-dialog/, (route) => route.abort());
  await page.goto(face.url + address);
  await page.getByRole('button', { name: /^修\s?改$/ }).click();
  const name = page.getByRole('textbox', { name: '供应商名称' });
  await name.fill('断网时改的名称');
  await page.keyboard.press('Control+k');
  await page.getByText('连不上服务器').waitFor();
  expect(await name.inputValue()).toBe('断网时改的名称');
});

test('a session that ends during a long form loses nothing: whoever signs in again goes on', async () => {
  const page = await face.open('/ledgers', { as });
  const address = await supplier(page, '示例会话合作社');
  await page.goto(face.url + address);
  await page.getByRole('button', { name: /^修\s?改$/ }).click();
  await page.getByRole('textbox', { name: '供应商名称' }).fill('会话结束前改的名称');
  await page.getByRole('textbox', { name: '供应商名称' }).blur();
  await page.waitForTimeout(500);
  await page.context().clearCookies();
  const refused = page.waitForResponse((answer) => answer.status() === 401);
  await page.getByRole('button', { name: /^保\s?存$/ }).click();
  await refused;
  expect((await page.context().request.post(`${face.url}/api/session`, { data: { persona: as } })).status()).toBe(200);
  await page.goto(face.url + address);
  await page.getByRole('button', { name: /^修\s?改$/ }).click();
  await page.getByText(/没保存完的内容/).waitFor();
  await page.getByRole('button', { name: /^保\s?存$/ }).click();
  await page.getByRole('heading', { name: '会话结束前改的名称' }).waitFor();
});

test('what is masked is shown to whoever may see it and says why', async () => {
  const page = await face.open('/ledgers', { as });
  const address = await supplier(page, '示例遮盖合作社');
  expect((await page.request.put(`${face.url}/api${address.replace(/suppliers\//, 'suppliers/records/')}`, { data: { base: 1, values: { phone: '13800138000' } } })).status()).toBe(200);
  await page.goto(face.url + address);
  await page.getByRole('button', { name: '查看全文' }).click();
  expect(await page.getByText('13800138000').count()).toBe(0);
  await page.getByRole('textbox', { name: /请写明理由/ }).fill('核实供应商电话');
  await page.getByRole('dialog').getByRole('button', { name: '查看全文' }).click();
  await page.getByText('13800138000').waitFor();
  await page.reload();
  await page.getByRole('button', { name: '查看全文' }).waitFor();
  expect(await page.getByText('13800138000').count()).toBe(0);
});
