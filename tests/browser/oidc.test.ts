import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectNoSideways, openFace, phone, type Face } from './face.ts';

/** An identity provider of a county: its people sign in there by any password. */
const people: Readonly<Record<string, { readonly email?: string; readonly email_verified?: boolean }>> = {
  liping: { email: 'LiPing@example.cn', email_verified: true },
  unproven: { email: 'liping@example.cn', email_verified: false },
  stranger: { email: 'stranger@example.cn', email_verified: true },
};

const secret = 'a-secret-of-both-sides';
let face: Face;
let providerPort = 0;
let provider: Server | undefined;

beforeAll(async () => {
  const [port, forProvider] = [await freePort(), await freePort()];
  providerPort = forProvider;
  face = await openFace({
    port,
    env: {
      SHANHAI_URL: `http://localhost:${port}`,
      SHANHAI_OIDC_URL: `http://localhost:${providerPort}/.well-known/openid-configuration`,
      SHANHAI_OIDC_CLIENT: 'shanhai',
      SHANHAI_OIDC_SECRET: secret,
      SHANHAI_OIDC_TITLE: '县政务统一身份',
    },
  });
  const admin = await face.open('/me', { as: 'admin' });
  await admin.context().request.post(`${face.url}/api/accounts`, { data: { name: 'liping', title: '李萍', email: 'liping@example.cn' } });
});
afterEach(() => endProvider());
afterAll(() => face.close());

test('a provider that is away is told of, and asked again once it is back', async () => {
  const page = await face.open('/', { as: null });
  await page.getByRole('link', { name: '县政务统一身份' }).click();
  await page.getByText('身份提供方现在联系不上').waitFor();
  await expectAccessible(page);
  await expect.poll(() => new URL(page.url()).search).toBe('');

  // That nobody was signed in is not kept on the device: she would be shown the way in once more.
  await expect.poll(() => answersKept(page)).toContain('"queries"');
  expect(await answersKept(page)).not.toContain('"queryKey":["session"]');
  await startProvider(secret);
  await signIn(page, 'liping');
  await expectSignedIn(page);
  const session = await (await page.context().request.get(`${face.url}/api/session`)).json();
  expect(session).toMatchObject({ account: { name: 'liping' } });

  await endProvider();
  const later = await face.open('/', { as: null });
  await later.getByRole('link', { name: '县政务统一身份' }).click();
  await later.getByText('身份提供方现在联系不上').waitFor();
});

test('somebody without an account here, or with an address that nobody proved, stays outside', async () => {
  await startProvider(secret);
  const stranger = await face.open('/', { as: null, locale: 'en', size: phone });
  await signIn(stranger, 'stranger');
  await stranger.getByText('nobody has made you an account here').waitFor();
  await expectNoSideways(stranger);
  const unproven = await face.open('/', { as: null, locale: 'en' });
  await signIn(unproven, 'unproven');
  await unproven.getByText('no email address of yours that it has proven').waitFor();
  const cancelling = await face.open('/', { as: null, locale: 'en' });
  await cancelling.getByRole('link', { name: '县政务统一身份' }).click();
  await cancelling.getByRole('link', { name: /Cancel/ }).click();
  await cancelling.getByText('You cancelled the sign-in').waitFor();
});

test('a wrong client secret is the administrator’s to mend, and says so', async () => {
  await startProvider('another-secret');
  const page = await face.open('/', { as: null });
  await signIn(page, 'liping');
  await page.getByText('身份提供方没有确认这次登录').waitFor();
  await page.getByText(/请系统管理员核对服务器上的客户端设置/).waitFor();
});

test('a locked account is not let in by the provider either, nor a way back that nobody began', async () => {
  await startProvider(secret);
  const admin = await face.open('/me', { as: 'admin' });
  const change = (locked: boolean) => admin.context().request.put(`${face.url}/api/accounts/liping`, { data: { locked } });
  expect((await change(true)).status()).toBe(200);
  const page = await face.open('/', { as: null });
  await signIn(page, 'liping');
  await page.getByText('您的账号已停用或已到期').waitFor();
  expect((await page.context().request.get(`${face.url}/api/sessions`)).status()).toBe(401);
  expect((await change(false)).status()).toBe(200);
  await page.goto(`${face.url}/api/oidc/callback/oidc?code=made-up&state=made-up`);
  await page.getByText('登录没有在同一个浏览器里及时完成').waitFor();
});

/** Her name at the head of the page; a refusal is told at once. */
async function expectSignedIn(page: Page): Promise<void> {
  const [name, refusal] = [page.getByRole('button', { name: '李萍' }), page.getByRole('alert')];
  await name.or(refusal).first().waitFor();
  expect(await refusal.allInnerTexts()).toEqual([]);
}

/** What the page has left on the device. */
const answersKept = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('shanhai-answers');
        opening.addEventListener('error', () => reject(opening.error));
        opening.addEventListener('success', () => {
          const database = opening.result;
          const reading = database.transaction('answers').objectStore('answers').getAll();
          reading.addEventListener('error', () => reject(reading.error));
          reading.addEventListener('success', () => {
            database.close();
            resolve(reading.result.join('\n'));
          });
        });
      }),
  );

/** Through the provider's own pages. */
async function signIn(page: Page, login: string): Promise<void> {
  await page.getByRole('link', { name: '县政务统一身份' }).click();
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('whatever');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function startProvider(clientSecret: string): Promise<void> {
  const issuer = `http://localhost:${providerPort}`;
  const house = new Provider(issuer, {
    clients: [{ client_id: 'shanhai', client_secret: clientSecret, redirect_uris: [`${face.url}/api/oidc/callback/oidc`] }],
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['of this test alone'] },
  });
  provider = createServer(house.callback());
  provider.listen(providerPort, 'localhost');
  await once(provider, 'listening');
}

async function endProvider(): Promise<void> {
  if (provider === undefined) return;
  const closed = once(provider, 'close');
  provider.close();
  provider.closeAllConnections();
  provider = undefined;
  await closed;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, 'localhost');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
