import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setupWord } from '../../src/apps/accounts/setup.ts';
import { roles as houseRoles } from '../../src/domains/roles.ts';
import { forEachDatabase } from '../databases.ts';
import { enterNight, nightsPath, openHouse, roles as smallRoles, type House } from '../server/house.ts';

const administration = houseRoles.filter(({ apart }) => apart === 'administration');
const roles = [...smallRoles, ...administration];
const personas = [
  { name: 'clerk', title: { zh: '填报', en: 'Clerk' }, role: 'clerk', regions: 'all' },
  { name: 'admin', title: { zh: '系统管理员', en: 'Administrator' }, role: 'administrator', regions: 'all' },
  { name: 'security', title: { zh: '安全管理员', en: 'Security' }, role: 'security-administrator', regions: 'all' },
  { name: 'audit-admin', title: { zh: '审计管理员', en: 'Audit' }, role: 'audit-administrator', regions: 'all' },
] as const;

const password = '青山一道同云雨-明月何曾是两乡';

/** Six digits as an authenticator app shows them (RFC 6238). */
function codeOf(uri: string, at = Date.now()): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = '';
  for (const letter of (new URL(uri).searchParams.get('secret') ?? '').replace(/=+$/, '')) bits += alphabet.indexOf(letter).toString(2).padStart(5, '0');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

forEachDatabase('accounts over HTTP', (openDatabase) => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(await openDatabase(), { roles, personas });
  });
  afterAll(() => house.close());

  const without = { cookie: '' };
  const cookiesOf = (headers: Headers) => headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  const enter = (name: string, word: string, code?: string) => house.ask('POST', '/api/session', { name, password: word, ...(code === undefined ? {} : { code }) }, without);

  /** An account with a password, made as people make them. */
  async function person(name: string, role: string, regions: 'all' | string[] = 'all'): Promise<string> {
    await house.signInAs('admin');
    const made = await house.ask('POST', '/api/accounts', { name, title: name });
    expect(made.status).toBe(201);
    await house.signInAs('security');
    expect((await house.ask('PUT', `/api/accounts/${name}/roles`, { roles: [{ role, regions }] })).status).toBe(200);
    const token = new URL(made.body.invitation.path, 'http://x').searchParams.get('token');
    const set = await house.ask('POST', '/api/invitation', { token, password }, without);
    expect(set).toMatchObject({ status: 200, body: { account: { name } } });
    expect((await house.ask('POST', '/api/invitation', { token, password }, without)).body.code).toBe('account.link-not-found');
    return cookiesOf(set.headers);
  }

  test('without a session there is nothing but the way in', async () => {
    const document = (await house.ask('GET', '/api/openapi.json', undefined, without)).body;
    const open: string[] = [];
    for (const [path, methods] of Object.entries(document.paths as Record<string, Record<string, unknown>>)) {
      const address = path.replace('{name}', 'x').replaceAll(/\{(\w+)\}/g, '018f0000-0000-7000-8000-000000000000');
      for (const method of Object.keys(methods)) {
        const reply = await house.ask(method.toUpperCase(), address, ['post', 'put'].includes(method) ? {} : undefined, without);
        if (reply.status !== 401 || !['session.missing', 'session.expired'].includes(reply.body.code)) open.push(`${method} ${path}`);
      }
    }
    expect(open.toSorted()).toEqual(
      ['delete /api/session', 'get /api/health', 'get /api/invitation', 'get /api/oidc/callback/{provider}', 'get /api/oidc/start', 'get /api/session', 'get /api/setup', 'post /api/invitation', 'post /api/session', 'post /api/setup'].toSorted(),
    );
    expect((await house.ask('GET', '/api/session', undefined, without)).body).toMatchObject({ account: null, demo: true, personas: [{ name: 'clerk' }, {}, {}, {}] });
  });

  test('cookies are for this site’s pages only; writes from elsewhere are refused', async () => {
    const entered = await house.ask('POST', '/api/session', { persona: 'clerk' }, without);
    for (const cookie of entered.headers.getSetCookie()) expect(cookie).toMatch(/HttpOnly/i);
    for (const cookie of entered.headers.getSetCookie()) expect(cookie).toMatch(/SameSite=Lax/i);
    expect((await house.ask('POST', '/api/session', { persona: 'clerk' }, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await house.ask('POST', '/api/session', { persona: 'nobody' }, without)).body.code).toBe('session.not-a-demo');
  });

  test('a wrong password and an unknown name are told alike; five of them hold the name', async () => {
    await person('zhang', 'clerk');
    const wrong = await enter('zhang', 'no such password');
    const unknown = await enter('nobody', 'no such password');
    expect([wrong.status, wrong.body.detail]).toEqual([unknown.status, unknown.body.detail]);
    for (let tries = 1; tries < 5; tries++) await Promise.all([enter('zhang', 'no such password'), enter('nobody', 'no such password')]);
    const [held, stranger] = [await enter('zhang', password), await enter('nobody', password)];
    expect([held.status, held.body.code]).toEqual([429, 'session.held']);
    expect(stranger.body.code).toBe(held.body.code);
    await house.signInAs('admin');
    await house.ask('PUT', '/api/accounts/zhang', { locked: false });
    expect((await enter('zhang', password)).status).toBe(200);
    await house.ask('PUT', '/api/accounts/zhang', { locked: true });
    expect((await enter('zhang', password)).body.code).toBe('account.locked');
    await house.ask('PUT', '/api/accounts/zhang', { locked: false, until: '2020-01-01T00:00:00Z' });
    expect((await enter('zhang', password)).body.code).toBe('account.expired');
  });

  test('an account’s title, address and end are changed; an address is of one account, and nobody ends their own', async () => {
    await person('feng', 'clerk');
    await person('chen', 'clerk');
    await house.signInAs('admin');
    const change = (name: string, to: Record<string, unknown>) => house.ask('PUT', `/api/accounts/${name}`, to);
    expect(await change('feng', { title: '冯老师', email: 'Feng@example.cn', until: '2099-01-01T00:00:00Z' })).toMatchObject({ status: 200, body: { title: '冯老师', email: 'feng@example.cn', until: '2099-01-01T00:00:00.000Z' } });
    expect(await change('chen', { email: 'feng@example.cn' })).toMatchObject({ status: 409, body: { code: 'account.email-taken' } });
    expect(await house.ask('POST', '/api/accounts', { name: 'third', email: 'feng@example.cn' })).toMatchObject({ status: 409, body: { code: 'account.email-taken' } });
    expect(await change('feng', { email: 'feng@example.cn' })).toMatchObject({ status: 200 });
    expect(await change('feng', { email: '', until: null })).toMatchObject({ body: { email: null, until: null, title: '冯老师' } });
    expect(await change('chen', { email: 'feng@example.cn' })).toMatchObject({ status: 200 });
    expect(await change('admin', { until: '2020-01-01T00:00:00Z' })).toMatchObject({ status: 403, body: { code: 'account.not-oneself' } });
    await house.signInAs('clerk');
    expect(await change('feng', { title: 'x' })).toMatchObject({ status: 403, body: { code: 'access.no-right' } });
  });

  test('a second factor is asked for once it is confirmed', async () => {
    const cookie = await person('wang', 'clerk');
    const begun = await house.ask('POST', '/api/session/totp', { password }, { cookie });
    expect(begun.body.spare.length).toBeGreaterThan(4);
    expect((await enter('wang', password)).status).toBe(200);
    expect((await house.ask('POST', '/api/session/totp/confirm', { code: '000000' }, { cookie })).body.code).toBe('session.wrong-code');
    expect((await house.ask('POST', '/api/session/totp/confirm', { code: codeOf(begun.body.uri) }, { cookie })).status).toBe(200);
    expect((await enter('wang', password)).body.code).toBe('session.code-missing');
    expect((await enter('wang', password, '123456')).body.code).toBe('session.wrong-code');
    const entered = await enter('wang', password, codeOf(begun.body.uri));
    expect(entered).toMatchObject({ status: 200, body: { account: { secondFactor: true } } });
    expect((await house.ask('POST', '/api/session/totp/disable', { password }, { cookie: cookiesOf(entered.headers) })).status).toBe(200);
    expect((await enter('wang', password)).status).toBe(200);
  });

  test('sessions are listed and ended by their owner; a new password ends the others', async () => {
    const first = await person('li', 'clerk');
    const second = cookiesOf((await enter('li', password)).headers);
    const { sessions } = (await house.ask('GET', '/api/sessions', undefined, { cookie: first, 'user-agent': 'phone' })).body;
    expect(sessions).toHaveLength(2);
    const other = sessions.find((one: { current: boolean }) => !one.current);
    expect((await house.ask('DELETE', `/api/sessions/${other.id}`, undefined, { cookie: first })).status).toBe(200);
    expect((await house.ask('GET', '/api/ledgers', undefined, { cookie: second })).body.code).toBe('session.expired');
    const third = cookiesOf((await enter('li', password)).headers);
    expect((await house.ask('PUT', '/api/session/password', { current: 'no such password', next: `${password}2` }, { cookie: first })).body.code).toBe('session.wrong-password');
    expect((await house.ask('PUT', '/api/session/password', { current: password, next: 'short' }, { cookie: first })).body.code).toBe('account.weak-password');
    const changed = await house.ask('PUT', '/api/session/password', { current: password, next: `${password}2` }, { cookie: first });
    expect(changed.status).toBe(200);
    expect((await house.ask('GET', '/api/ledgers', undefined, { cookie: third })).body.code).toBe('session.expired');
    const renewed = cookiesOf(changed.headers);
    expect((await house.ask('GET', '/api/ledgers', undefined, { cookie: renewed })).status).toBe(200);
    expect((await house.ask('DELETE', '/api/session', undefined, { cookie: renewed })).status).toBe(200);
    expect((await house.ask('GET', '/api/ledgers', undefined, { cookie: renewed })).body.code).toBe('session.expired');
  });

  test('a token may what it was given of its owner’s actions, until it ends or is revoked', async () => {
    const cookie = await person('zhao', 'clerk', ['21']);
    const until = new Date(Date.now() + 86_400_000).toISOString();
    expect((await house.ask('POST', '/api/tokens', { name: 'report', actions: ['accounts'], until }, { cookie })).status).toBe(400);
    const made = await house.ask('POST', '/api/tokens', { name: 'report', actions: ['see'], until }, { cookie });
    const bearer = { cookie: '', authorization: `Bearer ${made.body.text}` };
    await house.signInAs('clerk');
    const [here, there] = [await enterNight(house, { place: '21' }), await enterNight(house, { place: '22' })];
    expect((await house.ask('GET', `${nightsPath}/${here}`, undefined, bearer)).status).toBe(200);
    expect((await house.ask('GET', `${nightsPath}/${there}`, undefined, bearer)).status).toBe(404);
    expect((await house.ask('DELETE', `${nightsPath}/${here}?base=1`, undefined, bearer)).body.code).toBe('access.no-right');
    expect((await house.ask('POST', '/api/tokens', { name: 'more', actions: ['see'], until }, bearer)).body.code).toBe('access.needs-session');
    const [row] = await house.engine.store.database.query('select hash from account_token where id = $1', [made.body.token.id]);
    expect(String(row?.['hash'])).not.toContain(made.body.text.slice(8));
    expect((await house.ask('GET', '/api/tokens', undefined, { cookie })).body.tokens).toMatchObject([{ name: 'report', actions: ['see'] }]);
    expect((await house.ask('DELETE', `/api/tokens/${made.body.token.id}`, undefined, { cookie })).status).toBe(200);
    expect((await house.ask('GET', `${nightsPath}/${here}`, undefined, bearer)).status).toBe(401);
  });

  test('three administrators are three people, none of whom sees a record', async () => {
    await house.signInAs('security');
    const give = (name: string, ...names: string[]) => house.ask('PUT', `/api/accounts/${name}/roles`, { roles: names.map((role) => ({ role, regions: 'all' })) });
    expect((await give('security', 'security-administrator')).body.code).toBe('account.not-oneself');
    expect((await give('clerk', 'administrator', 'audit-administrator')).body.code).toBe('account.roles-apart');
    expect((await give('clerk', 'king')).body.code).toBe('account.unknown-role');
    expect((await house.ask('POST', '/api/accounts', { name: 'x' })).body.code).toBe('access.no-right');
    expect((await house.ask('GET', '/api/journal')).body.code).toBe('access.no-right');
    for (const one of ['admin', 'security', 'audit-admin']) {
      await house.signInAs(one);
      expect((await house.ask('GET', nightsPath)).body.code).toBe('access.no-right');
      expect((await house.ask('GET', '/api/ledgers')).body.ledgers).toEqual([]);
      expect((await house.ask('GET', '/api/batches')).body.batches.filter(({ kind }: { kind: string }) => kind !== 'account')).toEqual([]);
    }
    await house.signInAs('admin');
    expect((await give('zhao', 'administrator')).body.code).toBe('access.no-right');
    expect((await house.ask('POST', '/api/accounts', { name: 'y', roles: [{ role: 'clerk', regions: 'all' }] })).body.code).toBe('access.no-right');
    expect((await house.ask('PUT', '/api/accounts/admin', { locked: true })).body.code).toBe('account.not-oneself');
    await house.signInAs('audit-admin');
    const { entries } = (await house.ask('GET', '/api/journal?kind=account&size=200')).body;
    expect(entries.some(({ party, about }: { party: string; about: string }) => party === 'security' && about.includes('zhao'))).toBe(true);
    expect(await (await house.raw('GET', '/api/journal.csv?party=security')).text()).toContain('zhao');
    expect((await house.ask('GET', '/api/check')).body.sound).toBe(true);
  });

  test('a role that has ended gives nothing, and its owner is told', async () => {
    const cookie = await person('qian', 'clerk');
    await house.signInAs('security');
    await house.ask('PUT', '/api/accounts/qian/roles', { roles: [{ role: 'clerk', regions: 'all', until: '2020-01-01T00:00:00Z' }] });
    expect((await house.ask('GET', nightsPath, undefined, { cookie })).body.code).toBe('access.no-right');
    expect((await house.ask('GET', '/api/session', undefined, { cookie })).body.roles).toMatchObject([{ name: 'clerk', ended: true }]);
  });

  test('what lands is told within two seconds to those who see it, until the session ends', async () => {
    const cookie = await person('sun', 'clerk', ['21']);
    const stream = await house.raw('GET', '/api/events', undefined, { cookie });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    let heard = '';
    const listening = (async () => {
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) heard += new TextDecoder().decode(piece.value);
    })();
    const until = async (told: (text: string) => boolean) => {
      for (let tries = 0; tries < 40 && !told(heard); tries++) await new Promise((wake) => setTimeout(wake, 50));
      return told(heard);
    };
    await until((text) => text.includes('retry'));
    await house.signInAs('clerk');
    await enterNight(house, { place: '22' });
    await enterNight(house, { place: '21' });
    expect(await until((text) => text.includes('event: landed'))).toBe(true);
    expect(heard.match(/event: landed/g)).toHaveLength(1);
    expect(heard).toContain('"ledgers":["walks.nights"]');
    expect(heard).toContain('walks.income');
    await house.ask('DELETE', '/api/session', undefined, { cookie });
    expect(await until((text) => text.includes('event: ended'))).toBe(true);
    await listening;
  });

  test('whoever leaves before the feed has answered leaves nothing behind that fails later', async () => {
    await house.signInAs('clerk');
    const entered = await house.raw('POST', '/api/session', JSON.stringify({ persona: 'clerk' }), { 'content-type': 'application/json' });
    const cookie = cookiesOf(entered.headers);
    for (let wait = 0; wait < 12; wait++) {
      const leaving = new AbortController();
      const asked = fetch(`${house.url}/api/events`, { headers: { cookie }, signal: leaving.signal }).catch(() => undefined);
      await new Promise((wake) => setTimeout(wake, wait));
      leaving.abort();
      await asked;
    }
    // Whoever listens is now looked at again; a word to one who left would end the process.
    await house.ask('DELETE', '/api/session', undefined, { cookie });
    await new Promise((wake) => setTimeout(wake, 300));
    expect((await house.ask('GET', '/api/health')).status).toBe(200);
  });
});

forEachDatabase('the first start', (open) => {
  test('a one-time link makes the administrator, who makes the other two, and each is somebody else', async () => {
    const house = await openHouse(await open(), { roles, personas: [], demo: false });
    const word = await setupWord(house.engine.store);
    const admin = { token: word, name: '管理员', title: '张三', password };
    expect((await house.ask('POST', '/api/session', { persona: 'clerk' })).body.code).toBe('session.not-a-demo');
    expect((await house.ask('POST', '/api/setup', { ...admin, token: 'guess' })).body.code).toBe('account.link-not-found');
    expect((await house.ask('POST', '/api/setup', { ...admin, password: 'short' })).body.code).toBe('account.weak-password');
    const made = await house.ask('POST', '/api/setup', admin);
    expect(made).toMatchObject({ status: 200, body: { account: { name: '管理员' }, programmeActions: ['backup', 'operate', 'accounts'] } });
    expect((await house.ask('POST', '/api/setup', { ...admin, name: 'second' })).body.code).toBe('account.link-not-found');
    expect(await setupWord(house.engine.store)).toBeUndefined();
    const cookie = made.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
    const make = (name: string, role: string) => house.ask('POST', '/api/accounts', { name, roles: [{ role, regions: 'all' }] }, { cookie });
    expect((await make('s', 'security-administrator')).status).toBe(201);
    expect((await make('a', 'audit-administrator')).status).toBe(201);
    expect((await make('s2', 'security-administrator')).body.code).toBe('access.no-right');
    expect((await make('c', 'clerk')).body.code).toBe('access.no-right');
    await house.close();
  });

  test('of two who follow the link at once one comes in, and the other leaves no account behind', async () => {
    const house = await openHouse(await open(), { roles, personas: [], demo: false });
    const word = await setupWord(house.engine.store);
    expect((await house.ask('GET', `/api/setup?token=${word}`)).status).toBe(200);
    const follow = (name: string) => house.ask('POST', '/api/setup', { token: word, name, title: name, password });
    const answers = await Promise.all([follow('first'), follow('second')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    const accounts = await house.engine.store.database.query('select username from account where programme = $1', [house.engine.store.programme]);
    expect(accounts).toHaveLength(1);
    expect((await house.ask('GET', `/api/setup?token=${word}`)).body.code).toBe('account.link-not-found');
    await house.close();
  });
});
