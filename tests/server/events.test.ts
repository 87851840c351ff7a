import { afterAll, beforeAll, expect, test } from 'vitest';
import { forEachDatabase } from '../databases.ts';
import { enterNight, openHouse, type House } from './house.ts';

forEachDatabase('events', (open) => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse(await open());
  });
  afterAll(() => house.close());

  const listen = (signal: AbortSignal) => fetch(`${house.url}/api/events`, { headers: { cookie: house.cookie() }, signal });

  test('what lands is told', async () => {
    const leaving = new AbortController();
    const reader = (await listen(leaving.signal)).body?.getReader();
    await reader?.read();
    await enterNight(house);
    const { value } = (await reader?.read()) ?? {};
    expect(new TextDecoder().decode(value)).toContain('event: landed');
    leaving.abort();
  });

  test('the server stands whenever those who listen go, also before they were listened to', async () => {
    for (let wait = 0; wait < 12; wait += 1) {
      const leaving = new AbortController();
      const listening = listen(leaving.signal).then((answer) => answer.text());
      setTimeout(() => leaving.abort(), wait);
      await expect(listening).rejects.toThrow();
    }
    // Every stream still looked after would be told of the end of the session.
    await house.ask('DELETE', '/api/session');
    await new Promise((done) => setTimeout(done, 300));
    expect((await house.ask('GET', '/api/health')).status).toBe(200);
  });
});
