import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { person, samplePhone } from '../../packs/qingdao-dingxi/generator/people.ts';
import { mistakesWorkbook } from '../../packs/qingdao-dingxi/mistakes.ts';
import { openWorkbook } from '../../src/adapters/workbook/open.ts';
import { expectAccessible, expectNoSideways, openFace, phone, type Face } from './face.ts';

let face: Face;
let mistakes: Buffer;
beforeAll(async () => {
  [face, mistakes] = await Promise.all([openFace(), mistakesWorkbook().then((bytes) => Buffer.from(bytes))]);
});
afterAll(() => face.close());

/** Drops a file on the page as a hand would. */
async function dropOn(page: Page, name: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([called, base64]) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([Uint8Array.from(atob(base64 ?? ''), (letter) => letter.charCodeAt(0))], called ?? ''));
      return dropped;
    },
    [name, bytes.toString('base64')],
  );
  const overlay = page.getByText('松手即上传并检查');
  // Whatever takes the drop may still be on its way.
  for (let tries = 0; tries < 50 && !(await overlay.isVisible()); tries++) {
    await page.dispatchEvent('main', 'dragenter', { dataTransfer: transfer });
    await page.waitForTimeout(100);
  }
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
}

const choose = (page: Page, name: string, buffer: Buffer) => page.setInputFiles('input[type=file]', { name, mimeType: 'application/octet-stream', buffer });

/** How many persons were placed in 2024, as the page's user sees it. */
const placed = async (page: Page): Promise<number> => {
  const response = await page.request.get(`${face.url}/api/figures/values?window=2024&figures=labour.persons`);
  return Number(((await response.json()) as { values: { value: string }[] }).values[0]?.value);
};

const clerk = (path: string) => face.open(path, { as: 'minxian' });

async function commit(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
}

const headers = '县区,姓名,证件号码,户类型,协作类别,务工所在县,务工企业名称,所属行业,就业渠道,开始时间,务工月收入（元）';

/** A ledger of so many new workers; none of them is in the demo. */
function workers(first: number, count: number): Buffer {
  const lines = Array.from({ length: count }, (_, n) => {
    const { name, id } = person('621126', first + n);
    return `岷县,${name},${id},脱贫户,东部,山东省青岛市黄岛区,示例制造有限公司,制造业,外出务工,2024-03-05,4000`;
  });
  return Buffer.from([headers, ...lines].join('\n'));
}

test('the twelve mistakes: dropped on the cockpit, mended in the browser, committed, the figure moves, opened, undone', async () => {
  const page = await clerk('/');
  const before = await placed(page);
  await dropOn(page, '岷县劳务台账.xlsx', mistakes);
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  await page.getByText('20 = 9 + 0 + 1 + 10').waitFor();
  await page.getByText('10 处错误，2 处提醒').waitFor();
  await expectAccessible(page);

  const mend = async (cell: string, value: string) => {
    await page.getByLabel('改成').fill(value);
    await Promise.all([page.waitForResponse((response) => response.url().endsWith('/cells') && response.ok()), page.getByRole('button', { name: '改好' }).click()]);
    await page.getByRole('region', { name: `改正 ${cell}` }).waitFor({ state: 'detached' });
  };
  const right: Record<string, string> = {
    E4: person('621126', 80_004).id,
    E5: person('621126', 80_005).id,
    B7: '岷县',
    M8: '2024-03-08',
    O10: '4500',
    D13: '皮例壬',
    G14: '一般农户',
    F16: samplePhone(80_016),
    M17: '2024-03-17',
  };
  // The first by hand in the sheet: what is wrong is told, and told again while the new value is still wrong.
  await page.locator('#cell-B7').click();
  await page.getByText('cell.not-a-region').waitFor();
  await mend('B7', right['B7'] ?? '');
  await page.getByText('20 = 10 + 0 + 1 + 9').waitFor();
  await page.reload();
  await page.getByText('在网页上改正了 1 格').waitFor();
  await page.locator('#cell-B7', { hasText: '岷县' }).waitFor();
  for (const [cell, value] of Object.entries(right).filter(([at]) => at !== 'B7')) {
    await page.getByRole('button', { name: new RegExp(`^${cell}\\b`) }).click();
    await page.getByRole('region', { name: `改正 ${cell}` }).waitFor();
    await mend(cell, value);
  }
  // By the keyboard: the end before the start is taken out.
  await page.getByRole('button', { name: /^M11\b/ }).click();
  await page.getByRole('region', { name: '改正 M11' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await mend('N11', '');
  await page.getByRole('button', { name: /20/ }).filter({ hasText: '完全相同' }).click();
  await page.getByRole('button', { name: '本行先不导入' }).click();
  await page.getByText('19 = 19 + 0 + 0 + 0').waitFor();
  await page.getByText('另有 1 行您选择这次不导入').waitFor();
  await commit(page, '提交 19 行');
  await page.getByText(/已写入，批次 \d+/).waitFor();
  await page.getByText('网页上改正 10 格').waitFor();
  await expectAccessible(page);
  expect(await placed(page)).toBe(before + 19);

  await page.getByRole('link', { name: '看这一批' }).click();
  await page.getByRole('heading', { name: '它写的记录' }).waitFor();
  await page.getByText('台账 第 4 行').waitFor();
  await page.getByText('没有这一批时 → 现在').waitFor();
  await expectAccessible(page);
  await page.locator('a[href^="/figures/labour.persons"]').first().click();
  await page.waitForURL(/\/figures\/labour\.persons/);
  // Down to the cell: the record behind the figure, and the row of the workbook it was read from, its cells marked.
  await page.locator('main tbody a', { hasText: /第 \d+ 行/ }).first().click();
  await page.waitForURL(/\/ledgers\/labour\.placements\/.+/);
  const cells = page.locator('#source tr[data-here="true"] td[data-read="true"]');
  await cells.first().waitFor();
  expect(await cells.count()).toBeGreaterThan(5);
  await page.goBack();
  await page.goBack();
  await page.getByRole('button', { name: '撤销这一批' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销这一批' }).click();
  await page.getByText(/已由批次 \d+ 撤销/).waitFor();
  expect(await placed(page)).toBe(before);
});

test('an original is saved for a reason by whoever may, by others as a masked copy; the journal says so', async () => {
  const page = await clerk('/imports');
  await choose(page, '三人.csv', workers(150_000, 3));
  await commit(page, '提交 3 行');
  await page.getByRole('link', { name: '看这一批' }).click();
  await page.getByRole('heading', { name: '它写的记录' }).waitFor();
  const { pathname } = new URL(page.url());
  const saved = async (of: Page, button: string) => {
    const coming = of.waitForEvent('download');
    await of.getByRole('dialog').getByRole('button', { name: button }).click();
    const file = await coming;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  await page.getByRole('button', { name: '下载原件' }).click();
  const dialog = page.getByRole('dialog', { name: '下载原件“三人.csv”' });
  expect(await dialog.getByRole('button', { name: '下载原件' }).isDisabled()).toBe(true);
  await expectAccessible(page);
  await dialog.getByLabel(/^理由/).fill('核对证件号');
  const whole = await saved(page, '下载原件');
  expect([whole.name, whole.bytes.equals(workers(150_000, 3))]).toEqual(['三人.csv', true]);
  await dialog.waitFor({ state: 'detached' });

  const office = await face.open(pathname, { as: 'qingdao', size: phone, locale: 'en' });
  await office.getByRole('button', { name: 'Download the original' }).click();
  await office.getByLabel(/^Why/).fill('to compare');
  await office.getByRole('dialog').getByRole('button', { name: 'Download the original' }).click();
  await office.getByText(/ask 岷县专干, who brought it in/).waitFor();
  await expectNoSideways(office);
  await expectAccessible(office);
  const copy = await saved(office, 'Download a masked copy');
  expect(copy.name).toBe('三人 (masked).xlsx');
  const cells = JSON.stringify((await openWorkbook(copy.bytes, copy.name)).sheets.map(({ rows }) => rows));
  expect(cells).toContain('示例制造有限公司');
  expect(cells).not.toContain(person('621126', 150_000).id);

  const journal = await face.open('/administration/journal?kind=unmask', { as: 'auditor' });
  await journal.getByRole('row', { name: /岷县专干.*下载了原件“三人\.csv”.*核对证件号/ }).waitFor();
});

test('the sheet as it is, what was found, another mapping told by hand; in English on a phone', async () => {
  const page = await face.open('/imports', { size: phone, locale: 'en', as: 'minxian' });
  await expectAccessible(page);
  await expectNoSideways(page);
  await choose(page, 'plain.csv', Buffer.from('这是我们的表,,\n甲,乙,丙\n岷县,示例社会组织,2024-05-01\n'));
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  await page.getByText('Not recognised as any ledger').waitFor();
  await page.getByText('CSV, encoded as utf-8').waitFor();
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.getByRole('spinbutton', { name: 'First header row' }).fill('2');
  await page.getByRole('spinbutton', { name: 'Last header row' }).fill('2');
  await page.getByRole('combobox', { name: 'Ledger' }).click();
  await page.keyboard.type('Donations');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Read it like this' }).click();
  await page.getByRole('combobox', { name: 'Column County' }).selectOption('A');
  await page.getByRole('button', { name: 'Read it like this' }).click();
  await page.getByText('as you said').first().waitFor();
  await page.getByRole('button', { name: 'Next: check' }).click();
  await page.getByText(/^1 = 0 \+ 0 \+ 0 \+ 1/).waitFor();
  await expectAccessible(page);
  await expectNoSideways(page);
});

test('a commit is stopped on its way, and nothing was written', async () => {
  const page = await clerk('/imports');
  const before = await placed(page);
  await choose(page, '很多人.csv', workers(100_000, 6000));
  await commit(page, '提交 6,000 行');
  await page.getByRole('button', { name: '停下' }).click();
  await page.getByText('已停下，什么也没有写入').waitFor();
  await page.getByRole('button', { name: '提交 6,000 行' }).waitFor();
  expect(await placed(page)).toBe(before);
});

test('a server killed during a commit: afterwards the page says what became of it', async () => {
  const page = await clerk('/imports');
  const before = await placed(page);
  await choose(page, '又是很多人.csv', workers(120_000, 6000));
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  const id = page.url().split('/').at(-1);
  await commit(page, '提交 6,000 行');
  const state = async () => ((await (await page.request.get(`${face.url}/api/imports/${id}`)).json()) as { state: string }).state;
  for (let tries = 0; tries < 200 && (await state()) === 'checked'; tries++);
  await face.kill();
  await page.getByText('连不上服务器').waitFor();
  await face.restart();
  const landed = await Promise.race([
    page.getByText('服务器在提交途中停过，这份工作簿没有写入').waitFor().then(() => false),
    page.getByText(/已写入，批次 \d+/).waitFor().then(() => true),
  ]);
  expect(await placed(page)).toBe(landed ? before + 6000 : before);
  // Sent again it lands, or is answered by what landed: never twice.
  await page.request.post(`${face.url}/api/imports/${id}/commit`, { data: { mode: 'all' } });
  expect(await placed(page)).toBe(before + 6000);
});

test('no network while uploading or mending: nothing is lost, and it goes on', async () => {
  const page = await clerk('/imports');
  await page.getByRole('button', { name: '选择工作簿' }).waitFor();
  await page.context().setOffline(true);
  await choose(page, '台账.xlsx', mistakes);
  await page.getByText('网络断了。文件还在，连上后继续。').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: '继续上传' }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  await page.locator('#cell-B7').click();
  await page.context().setOffline(true);
  await page.getByLabel('改成').fill('岷县');
  await page.getByRole('button', { name: '改好' }).click();
  await page.getByText('连不上服务器').waitFor();
  expect(await page.getByLabel('改成').inputValue()).toBe('岷县');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: '改好' }).click();
  await page.getByText('在网页上改正了 1 格').waitFor();
});

test('what is no workbook, what is empty, what is too large: each is told before anything is lost', async () => {
  const page = await clerk('/imports');
  await choose(page, '照片.xlsx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]));
  await page.getByText('workbook.unknown-format').waitFor();
  await choose(page, '空.xlsx', Buffer.alloc(0));
  await page.getByText('“空.xlsx”是空的').waitFor();
  await page.evaluate(() => {
    const dropped = new DataTransfer();
    const piece = new Uint8Array(1024 * 1024);
    dropped.items.add(new File(Array.from({ length: 201 }, () => piece), '很大.xlsx'));
    document.querySelector('main')?.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
  });
  await page.getByText('“很大.xlsx”有 201.0 MB，超过 200 MB').waitFor();
  await expectAccessible(page);
});
