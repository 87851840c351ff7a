import { createCipheriv, createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decryptFrames, encryptingFrames } from '../../src/adapters/vault/frames.ts';
import { Gcm } from '../../src/adapters/vault/gcm.ts';
import { hmacOf } from '../../src/adapters/vault/hmac.ts';
import { suites, type SuiteName } from '../../src/adapters/vault/suites.ts';
import { vaultOf } from '../../src/adapters/vault/vault.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map((array) => Buffer.from(array));
const kinds = fc.constantFrom('idNumber', 'phone', 'text');
const texts = fc.string({ unit: 'binary', maxLength: 600 });

describe.each(Object.keys(suites) as SuiteName[])('a vault of %s', (suite) => {
  const vault = vaultOf({ suite, key: '01'.repeat(32) });
  const other = vaultOf({ suite, key: '02'.repeat(32) });

  test('opens what it encrypted; equal texts are equal, others and those of other kinds are not', () => {
    fc.assert(
      fc.property(texts, texts, kinds, kinds, (one, two, kind, another) => {
        const encrypted = vault.encrypt(one, kind);
        expect(vault.decrypt(encrypted, kind)).toBe(one);
        expect(encrypted === vault.encrypt(two, another)).toBe(one === two && kind === another);
        expect(encrypted).toMatch(/^[am]1\.[\w-]+$/);
      }),
    );
  });

  test('refuses another kind, another key, and whatever was altered', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 1, max: 255 }), (text, at, change) => {
        const encrypted = vault.encrypt(text, 'phone');
        const raw = Buffer.from(encrypted.slice(3), 'base64url');
        raw[at % raw.length] = (raw[at % raw.length] ?? 0) ^ change;
        for (const open of [
          () => vault.decrypt(encrypted, 'idNumber'),
          () => other.decrypt(encrypted, 'phone'),
          () => vault.decrypt(encrypted.slice(0, 3) + raw.toString('base64url'), 'phone'),
          () => vault.decrypt(encrypted.slice(0, 3) + raw.subarray(0, at % raw.length).toString('base64url'), 'phone'),
          () => vault.decrypt(text, 'phone'),
        ]) {
          expect(open).toThrow('store.undecipherable');
        }
      }),
    );
  });

  test('keeps bytes likewise, in one piece or as they stream', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 3000 }), { maxLength: 5 }), async (pieces) => {
        const all = Buffer.concat(pieces);
        expect(vault.decryptBytes(vault.encryptBytes(all)).equals(all)).toBe(true);
        const frames = await buffer(Readable.from(pieces.map((piece) => Buffer.from(piece))).pipe(encryptingFrames(vault)));
        expect(decryptFrames(vault, frames).equals(all)).toBe(true);
      }),
      { numRuns: 30 },
    );
    const frames = await buffer(Readable.from([Buffer.from('one'), Buffer.from('two')]).pipe(encryptingFrames(vault)));
    const half = frames.length / 2;
    expect(() => decryptFrames(vault, Buffer.concat([frames.subarray(half), frames.subarray(0, half)]))).toThrow('store.undecipherable');
    expect(() => decryptFrames(vault, frames.subarray(0, -1))).toThrow('store.undecipherable');
  });

  test('tells its key apart from others without telling it', () => {
    expect(vault.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(vault.fingerprint).not.toBe(other.fingerprint);
    expect(vault.fingerprint).not.toBe(vaultOf({ suite: suite === 'sm4-gcm' ? 'aes-256-gcm' : 'sm4-gcm', key: '01'.repeat(32) }).fingerprint);
  });
});

describe('the mode', () => {
  test('is GCM as OpenSSL has it', () => {
    const lengths = fc.oneof(fc.nat({ max: 70 }), fc.constantFrom(1023, 1024, 1025, 5000));
    const inputs = fc.tuple(bytes(32), bytes(12), lengths.chain(bytes), fc.nat({ max: 40 }).chain(bytes));
    fc.assert(
      fc.property(inputs, ([key, nonce, plain, about]) => {
        const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(about);
        const expected = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
        expect(new Gcm(suites['aes-256-gcm'].cipher, key).encrypt(nonce, plain, about).equals(expected)).toBe(true);
      }),
    );
  });

  test('is SM4-GCM as RFC 8998, A.1, has it', () => {
    const hex = (text: string) => Buffer.from(text, 'hex');
    const plain = hex('aa'.repeat(8) + 'bb'.repeat(8) + 'cc'.repeat(8) + 'dd'.repeat(8) + 'ee'.repeat(8) + 'ff'.repeat(8) + 'ee'.repeat(8) + 'aa'.repeat(8));
    const encrypted = new Gcm(suites['sm4-gcm'].cipher, hex('0123456789abcdeffedcba9876543210')).encrypt(hex('00001234567800000000abcd'), plain, hex('feedfacedeadbeeffeedfacedeadbeefabaddad2'));
    expect(encrypted.subarray(12).toString('hex')).toBe(
      '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d' +
        '83de3541e4c2b58177e065a9bf7b62ec',
    );
  });

  test.each(['sha256', 'sm3'] as const)('its nonces come from HMAC-%s', (digest) => {
    fc.assert(
      fc.property(bytes(32), fc.nat({ max: 300 }).chain(bytes), (key, message) => {
        expect(hmacOf(digest, key)(message).toString('hex')).toBe(createHmac(digest, key).update(message).digest('hex'));
      }),
    );
  });
});
