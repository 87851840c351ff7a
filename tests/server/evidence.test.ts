import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeSheets } from '../../src/adapters/workbook/write/sheets.ts';
import { clearUnnamedEvidence } from '../../src/apps/engine/unnamed-evidence.ts';
import { systemParty } from '../../src/kernel/access/party.ts';
import { forEachDatabase } from '../databases.ts';
import { enterNight, newId, night, nightsPath, openHouse, type House } from './house.ts';

/** The smallest picture there is: one grey pixel. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64');
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

forEachDatabase('evidence', (open) => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(await open());
  });
  afterAll(() => house.close());

  const send = async (bytes: Buffer, name: string) => {
    const response = await house.raw('POST', `/api/files?name=${encodeURIComponent(name)}`, Uint8Array.from(bytes), { 'content-type': 'application/octet-stream' });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> & { code?: string } };
  };

  test('a picture is kept by its content, shown beside its record and nowhere else', async () => {
    const { status, body } = await send(png, '现场 照片.png');
    expect([status, body]).toEqual([201, { hash: createHash('sha256').update(png).digest('hex'), name: '现场 照片.png', size: png.length, type: 'image/png' }]);
    const [mine, other] = [await enterNight(house, { papers: [{ hash: body['hash'], name: body['name'] }] }), await enterNight(house)];
    const shown = await house.raw('GET', `${nightsPath}/${mine}/files/${body['hash']}`);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('content-disposition')).toContain('inline');
    expect(shown.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await shown.arrayBuffer()).equals(png)).toBe(true);
    expect((await house.raw('GET', `${nightsPath}/${mine}/files/${body['hash']}?download=true`)).headers.get('content-disposition')).toContain('attachment');
    expect(await house.ask('GET', `${nightsPath}/${other}/files/${body['hash']}`)).toMatchObject({ status: 404, body: { code: 'evidence.not-found' } });
    expect(await house.ask('GET', `${nightsPath}/${newId()}/files/${body['hash']}`)).toMatchObject({ status: 404, body: { code: 'record.not-found' } });

    // What a former version named stays with the record's history.
    await house.ask('PUT', `${nightsPath}/${mine}`, { base: 1, values: { papers: null } });
    expect((await house.raw('GET', `${nightsPath}/${mine}/files/${body['hash']}`)).status).toBe(200);
  });

  test('what a file is shows in its content, whatever it is called', async () => {
    for (const [bytes, name] of [
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'photo.png'],
      [Buffer.from('<!doctype html><script>alert(1)</script>'), 'contract.pdf'],
      [Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0', 'latin1'), 'photo.jpg'],
      [Buffer.from('no picture at all'), 'photo.jpg'],
    ] as const) {
      expect([name, (await send(bytes, name)).body.code]).toEqual([name, 'evidence.not-a-document']);
    }
    expect((await send(Buffer.alloc(0), 'photo.jpg')).body.code).toBe('evidence.empty');
    expect((await send(png, 'photo.pdf')).body).toMatchObject({ name: 'photo.pdf.png', type: 'image/png' });
    expect((await send(pdf, '../../contract.PDF')).body).toMatchObject({ name: 'contract.PDF', type: 'application/pdf' });
    const sheet = await send(Buffer.from(await writeSheets([{ name: 'a', rows: [['b']], headerRows: 1 }])), '清单.xlsx');
    expect(sheet.body).toMatchObject({ name: '清单.xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
    const tooLarge = await house.raw('POST', '/api/files?name=a.png', new Uint8Array(31 * 1024 * 1024), { 'content-type': 'application/octet-stream' });
    expect(tooLarge.status).toBe(413);
  });

  test('a record can’t name a file that was not sent', async () => {
    const { status, body } = await house.ask('PUT', `${nightsPath}/${newId()}`, { base: 0, values: night({ papers: [{ hash: 'ab'.repeat(32), name: '合同.pdf' }] }) });
    expect([status, body.problems[0].code, body.problems[0].place.field, body.problems[0].value]).toEqual([422, 'evidence.not-sent', 'papers', '合同.pdf']);
  });

  test('a record tells the figures it counts in, and what it adds', async () => {
    const id = await enterNight(house, { price: '12.50', sleptOn: '2022-03-01' });
    const { body } = await house.ask('GET', `${nightsPath}/${id}/figures`);
    expect(body.figures.map(({ figure, window, region, contribution }: Record<string, string>) => [figure, window, region, contribution])).toEqual([
      ['walks.income', '2022', '21', '12.50'],
      ['walks.slept', '2022', '21', '1'],
    ]);
    await house.ask('DELETE', `${nightsPath}/${id}?base=1`);
    expect((await house.ask('GET', `${nightsPath}/${id}/figures`)).body.figures).toEqual([]);
  });

  test('ledgers tell how many records they hold', async () => {
    const before = (await house.ask('GET', '/api/ledgers/counts')).body.counts;
    await enterNight(house);
    expect((await house.ask('GET', '/api/ledgers/counts')).body.counts).toEqual({ ...before, 'walks.nights': before['walks.nights'] + 1 });
  });

  test('a file that no record comes to name within a week is let go, a round later its bytes; one that any version names stays', async () => {
    const hashOf = async (text: string) => String((await send(Buffer.from(`%PDF-1.4\n%${text}\n%%EOF\n`), `${text}.pdf`)).body['hash']);
    const [unnamed, named, formerly, late] = [await hashOf('unnamed'), await hashOf('named'), await hashOf('formerly'), await hashOf('late')];
    const naming = await enterNight(house, { papers: [{ hash: named, name: 'named.pdf' }] });
    const changed = await enterNight(house, { papers: [{ hash: formerly, name: 'formerly.pdf' }] });
    await house.ask('PUT', `${nightsPath}/${changed}`, { base: 1, values: { papers: null } });
    const { engine } = house;
    const after = (days: number) => new Date(engine.store.clock.now().getTime() + days * 86_400_000);
    expect([...(await clearUnnamedEvidence(engine, after(6))).let]).toEqual([]);

    const first = await clearUnnamedEvidence(engine, after(8));
    expect([first.let.has(unnamed), first.let.has(late), first.let.has(named), first.let.has(formerly)]).toEqual([true, true, false, false]);
    expect(await engine.files.read(unnamed)).toBeDefined();
    expect((await house.ask('PUT', `${nightsPath}/${newId()}`, { base: 0, values: night({ papers: [{ hash: unnamed, name: 'unnamed.pdf' }] }) })).body.code).toBe('evidence.not-sent');
    // A record that was landing meanwhile names one after all.
    const id = newId();
    const values = { ...night(), number: id, place: '21', price: 100n, sleptOn: '2024-03-05', hut: null, grade: null, guest: null, card: null, phone: null, papers: [{ hash: late, name: 'late.pdf' }] };
    await engine.committer.commit({ batch: newId(), kind: 'edit', party: systemParty, changes: [{ op: 'put', ledger: 'walks.nights', record: id, base: 0, values }] });

    const second = await clearUnnamedEvidence(engine, after(8), first.let);
    expect(second.removed).toBe(first.let.size - 1);
    expect(await engine.files.read(unnamed)).toBeUndefined();
    for (const [hash, record] of [[named, naming], [formerly, changed], [late, id]] as const) {
      expect(await engine.files.read(hash)).toBeDefined();
      expect((await house.raw('GET', `${nightsPath}/${record}/files/${hash}`)).status).toBe(200);
    }
    // Sent again, it is as new.
    expect(await hashOf('unnamed')).toBe(unnamed);
    await enterNight(house, { papers: [{ hash: unnamed, name: 'unnamed.pdf' }] });
  });
});
