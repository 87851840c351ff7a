import { afterAll, beforeAll, expect, test } from 'vitest';
import { forEachDatabase } from '../databases.ts';
import { openAssessed, type Assessed } from '../assess/programme.ts';

forEachDatabase('shanhai assess', (open) => {
  let assessed: Assessed;
  beforeAll(async () => {
    assessed = await openAssessed(await open());
  });
  afterAll(() => assessed.close());

  test('scores a county, says why, what would lift it and what is lacking', async () => {
    const { out, code } = await assessed.run('assess', '--year', '2023', '--region', '岷县');
    expect(code).toBe(0);
    expect(out).toMatch(/Visits and joint meetings +4\/4 +3\.5 +0 +4 of 4 points/);
    // 11 % of 42 million are 4.62 million: 300,000 of it earn 4 × 0.0649… = 0.26.
    expect(out).toMatch(/Given by society +0\.26\/4 +0\.26 +3\.74 +“Given by society” 300,000\.00 yuan ÷ target 4,620,000\.00 yuan = 6\.49%: 0\.26 of 4 points/);
    expect(out).toMatch(/Persons placed +0 persons +3,300 persons +\+8 +0\.080/);
    expect(out).toMatch(/points without a file +Yearly agreement and plan/);
    expect(out).toMatch(/not claimed yet +Follow-up and reporting/);
  });

  test('what-if moves a figure and nothing that is kept', async () => {
    const { json } = await assessed.run('assess', '--year', '2023', '--region', '岷县', '--what-if', 'care.donations=4620000', '--json');
    expect(Number(json.whatIf.score.total)).toBeCloseTo(Number(json.scores.self.total) + 3.74, 10);
    expect(json.whatIf.moved).toEqual({ 'care.donations@2023': '4620000' });
    const plain = await assessed.run('assess', '--year', '2023', '--region', '621126', '--json');
    expect(plain.json.lifts.find(({ figure }: { figure: string }) => figure === 'care.donations')).toMatchObject({ now: '300000', needed: '4620000', gain: '3.74' });
    expect((await assessed.run('assess', '--year', '2023', '--what-if', 'potato.output=1')).err).toContain('assessment.unreadable-what-if');
    expect((await assessed.run('assess', '--year', '1999')).err).toContain('assessment.none');
  });
});
