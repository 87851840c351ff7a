import { expect, test } from 'vitest';
import { forEachDatabase } from '../databases.ts';
import { openAssessed } from '../assess/programme.ts';

forEachDatabase('a closed year’s assessment', (open) => {
  // What the checklist looks for is read within the transaction that closes.
  test('is closed by the command line, and packed afterwards', async () => {
    const assessed = await openAssessed(await open());
    const closed = await assessed.run('close', '2023', '--reason', 'annual report', '--acknowledge', 'all');
    expect([closed.code, closed.err]).toEqual([0, '']);
    const pack = await assessed.run('evidence-pack', '--year', '2023', '--region', '岷县', '--out', 'pack.zip', '--reason', '报省考核组', '--json');
    expect(pack.code).toBe(0);
    await assessed.close();
  });
});
