import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSideways, openFace, phone, type Face } from './face.ts';

let face: Face;
beforeAll(async () => {
  face = await openFace();
});
afterAll(() => face.close());

const sales = '/figures/consumption.sales?window=2024';
const county = `${sales}&region=621126`;

test('the leader closes 2024; the clerk corrects a sale with a reason; both values are shown', async () => {
  const leader = await face.open('/closings');
  await leader.getByRole('combobox', { name: '年', exact: true }).selectOption('2024');
  await leader.getByText('已报送、尚未核实的记录').waitFor();
  await expectAccessible(leader);
  for (const box of await leader.getByRole('checkbox', { name: /^已知悉/ }).all()) await box.check();
  const button = leader.getByRole('button', { name: '关账 2024年' });
  expect(await button.isDisabled()).toBe(true);
  await leader.getByRole('textbox', { name: '理由' }).fill('2024 年度数据已上报');
  await button.click();
  await leader.getByRole('link', { name: '2024年' }).waitFor();
  const before = await leader.request.get(`${face.url}/api${county}`);
  const { value, records } = (await before.json()) as { value: { value: string; reported: { differs: boolean } }; records: { page: { record: string; contribution: string }[] } };
  expect(value.reported.differs).toBe(false);

  const clerk = await face.open(`/ledgers/consumption.sales/${records.page[0]?.record}`, { as: 'minxian' });
  await clerk.getByRole('button', { name: '修改' }).click();
  await clerk.getByRole('textbox', { name: '金额' }).fill('123456.00');
  await clerk.getByRole('button', { name: '保存' }).click();
  await clerk.getByRole('dialog', { name: '改动已关账的期间' }).waitFor();
  await expectAccessible(clerk);
  await clerk.getByRole('textbox', { name: '理由' }).fill('发票补录');
  await clerk.getByRole('button', { name: '写明并提交' }).click();
  await clerk.getByText('理由：发票补录').waitFor();

  await leader.goto(`${face.url}${county}`);
  await leader.getByText('2024年已关账，上报数').waitFor();
  const known = leader.getByRole('link', { name: /^现在所知 .*看差在哪里$/ });
  await known.waitFor();
  await leader.getByRole('heading', { name: '历次关账' }).waitFor();
  const after = (await (await leader.request.get(`${face.url}/api${county}`)).json()) as { value: { value: string; reported: { differs: boolean; known: { value: string } } } };
  expect(after.value.value).toBe(value.value);
  expect(Number(after.value.reported.known.value)).toBeCloseTo(Number(value.value) + 123_456 - Number(records.page[0]?.contribution), 2);
  await expectAccessible(leader);
  await known.click();
  await leader.getByText('下面各条逐一相加，恰为这个差').waitFor();

  await leader.goto(`${face.url}/?year=2024`);
  await leader.getByText('有调整').first().waitFor();
});

test('what was adjusted is listed, the period is proven, and two people reopen it', async () => {
  const leader = await face.open('/closings/1');
  await leader.getByText('发票补录').waitFor();
  await leader.getByText(/^农特产品销售额/).first().waitFor();
  await expectAccessible(leader);
  await leader.getByRole('button', { name: '申请重开' }).click();
  await leader.getByRole('textbox', { name: '理由' }).fill('漏报一个县');
  await leader.getByRole('dialog').getByRole('button', { name: '申请重开' }).click();
  await leader.getByText('您的申请，须由另一人批准。').waitFor();

  const auditor = await face.open('/closings/1', { as: 'auditor' });
  await auditor.getByRole('button', { name: '重算核对' }).click();
  await auditor.getByText(/^按当时的口径和各版本重算 \d+ 个指标，全部相符$/).waitFor();

  const office = await face.open('/closings/1', { as: 'qingdao' });
  await office.getByRole('button', { name: '批准重开' }).click();
  await office.getByText('已重开（qingdao 批准）').waitFor();
  await office.goto(`${face.url}${sales}`);
  await office.getByRole('heading', { name: '历次关账' }).waitFor();
  expect(await office.getByText('2024年已关账，上报数').count()).toBe(0);
});

test('closings on a phone and in English', async () => {
  const page = await face.open('/closings', { size: phone, locale: 'en' });
  await page.getByRole('heading', { level: 1, name: 'Closings' }).waitFor();
  await page.getByText('Reopened, approved by qingdao').waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
  await page.goto(`${face.url}/closings/1`);
  await page.getByRole('heading', { level: 1, name: 'Closing of 2024' }).waitFor();
  await expectNoSideways(page);
  await expectAccessible(page);
});
