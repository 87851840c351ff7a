import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectNoSideways, openFace, phone, type Face } from './face.ts';

let face: Face;
beforeAll(async () => {
  face = await openFace();
});
afterAll(() => face.close());

describe('cockpit', () => {
  test('shows the year’s key figures, each a door', async () => {
    const page = await face.open();
    await page.getByRole('heading', { name: '青岛—定西东西部协作 2024 年' }).waitFor();
    const tiles = page.getByRole('region', { name: '主要指标' }).getByRole('article');
    expect(await tiles.count()).toBe(12);
    await expectAccessible(page);
    const received = tiles.filter({ has: page.getByRole('heading', { name: '到账资金' }) });
    expect(await received.locator('a').first().getAttribute('title')).toBe('456,180,000.00 元');
    await received.locator('a').first().click();
    await page.waitForURL((url) => url.pathname === '/figures/funds.received' && url.searchParams.get('window') === '2024');
  });

  test('draws a flow for each pair, by any figure; each opens at its county', async () => {
    const page = await face.open('/?year=2023');
    await page.getByRole('heading', { name: /2023 年/ }).waitFor();
    const map = page.getByRole('group', { name: '结对流向' });
    const flows = map.getByRole('link');
    await flows.first().waitFor();
    expect(await flows.count()).toBe(7);
    await page.getByRole('combobox', { name: '流向指标' }).click();
    await page.getByRole('combobox', { name: '流向指标' }).fill('农特产品销售额');
    await page.getByTitle('农特产品销售额', { exact: true }).locator('visible=true').last().click();
    const longxi = map.getByRole('link', { name: /陇西县.*崂山区/ });
    await longxi.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/figures/consumption.sales' && url.searchParams.get('region') === '621122' && url.searchParams.get('window') === '2023');
  });

  test('says what is overdue, what changed, and how many published figures hold', async () => {
    const page = await face.open();
    await page.getByText('已完工未验收项目').waitFor();
    await page.getByText(/^\d{3} .+\.xlsx$/).first().waitFor();
    await page.getByText(/60 个公布的数字中，\d+ 个与记录一致/).waitFor();
    await page.getByRole('link', { name: '逐一对照' }).click();
    const row = page.getByRole('row', { name: /2024年财政资金 .*456,000,000/ });
    await row.waitFor();
    expect(await row.innerText()).toContain('一致');
    await expectAccessible(page);
  });

  test('fits a phone, in English too', async () => {
    const page = await face.open('/', { size: phone, locale: 'en' });
    await page.getByRole('heading', { name: 'Qingdao–Dingxi cooperation, 2024' }).waitFor();
    await page.getByRole('link', { name: /Minxian.*Huangdao/ }).waitFor();
    await expectNoSideways(page);
    await expectAccessible(page);
  });
});

describe('wall', () => {
  test('shows the same figures in the dark, a view at a time, and lets one leave', async () => {
    const page = await face.open('/wall');
    await page.getByText('第 1 屏，共 8 屏').waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('wall');
    await expectAccessible(page);
    await page.getByRole('button', { name: '下一屏' }).click();
    await page.getByText('第 2 屏，共 8 屏').waitFor();
    await page.getByRole('button', { name: '停住' }).click();
    await page.getByRole('button', { name: '轮播' }).waitFor();
    await page.getByRole('button', { name: '退出大屏' }).click();
    await page.getByRole('region', { name: '主要指标' }).waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe(null);
  });
});
