import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { partyOf } from '../../src/apps/accounts/assignments.ts';
import { openAssessed as openFigure, readAssessedFile } from '../../src/apps/engine/assessment/evidence.ts';
import { listAssessments } from '../../src/apps/engine/assessment/list.ts';
import { readAssessment } from '../../src/apps/engine/assessment/read.ts';
import { readRecords } from '../../src/apps/engine/records.ts';
import { roles } from '../../src/domains/roles.ts';
import { mayIn } from '../../src/kernel/access/may.ts';
import type { AssessmentGiven, Grant, Party } from '../../src/kernel/access/party.ts';
import { ledgerActions } from '../../src/kernel/declare/role.ts';
import { readFigures } from '../../src/kernel/figure/index.ts';
import { forEachDatabase } from '../databases.ts';
import { openAssessed, type Assessed } from '../assess/programme.ts';
import { outcome, said } from './world.ts';

const of2023 = { ruleSet: 'gansu.2023', year: 2023 };
const minxian = { ...of2023, region: '621126' };
const until = '2024-06-30T00:00:00Z';
const assessor = (regions: Grant['regions'], assessments: readonly AssessmentGiven[], now = '2024-06-01T00:00:00Z'): Party =>
  partyOf({ name: 'assessor', title: '考核' }, [{ role: 'assessor', regions, until, assessments }], roles, new Date(now));

forEachDatabase('access: assessments', (open) => {
  let assessed: Assessed;
  beforeAll(async () => {
    assessed = await openAssessed(await open());
  });
  afterAll(() => assessed.close());
  const answer = (work: () => Promise<unknown>) => outcome(work, () => 'read');

  test('an assessor reads just the assessment given, of the region and what lies in it', async () => {
    const { engine } = assessed;
    const party = assessor(['621126'], [of2023]);
    expect(listAssessments(engine, party).map(({ name, years }) => [name, years.map(({ year, regions }) => [year, regions.map(({ code }) => code)])])).toEqual([['gansu.2023', [[2023, ['621126']]]]]);
    const read = await readAssessment(engine, party, minxian);
    expect([read.findings['leadership.visits']?.self?.points, read.findings['leadership.visits']?.assessor?.points, read.inputs.figures['care.donations@2023']]).toEqual(['4', '3.5', '300000']);
    for (const other of [{ ...minxian, region: '621123' }, { ...minxian, region: '621100' }, { ruleSet: 'gansu.2024', year: 2024, region: '621126' }]) {
      expect(await answer(() => readAssessment(engine, party, other))).toBe('assessment.not-visible');
    }
    expect(await answer(() => readAssessment(engine, party, { ...minxian, year: 2024 }))).toBe('assessment.other-year');
    expect(await answer(() => readAssessment(engine, party, { ...minxian, region: '370200' }))).toBe('assessment.unknown-region');
    expect(await answer(() => readAssessment(engine, party, { ...minxian, ruleSet: 'gansu.1999' }))).toBe('assessment.unknown-rules');
    expect(await answer(() => readAssessment(engine, assessor(['621100'], [of2023]), minxian))).toBe('read');
  });

  test('and nothing else: no ledger, no figure, no record of another region or year', async () => {
    const { engine, given } = assessed;
    const party = assessor(['621126'], [of2023]);
    for (const ledger of engine.store.model.ledgers.values()) expect(ledgerActions.filter((action) => mayIn(party, ledger, action))).toEqual([]);
    expect(await answer(() => readRecords(engine, party, { ledger: 'care.donations' }))).toBe('access.no-right');
    expect(await answer(() => readFigures(engine.store, party, [{ figure: 'care.donations', window: '2023' }]))).toBe('figure.not-visible');
    const { opened } = await openFigure(engine, party, minxian, { figure: 'care.donations', window: '2023' }, { limit: 50 });
    expect(opened.records.page.map(({ record }) => record)).toEqual([given.get('621126 2023')]);
    for (const [figure, window] of [['care.donations', '2024'], ['care.donations', 'all'], ['care.money', '2023'], ['potato.output', '2023']] as const) {
      expect(await answer(() => openFigure(engine, party, minxian, { figure, window }, { limit: 50 }))).toBe('assessment.figure-not-found');
    }
    const everything = await Promise.all([said(() => readAssessment(engine, party, minxian)), said(() => openFigure(engine, party, minxian, { figure: 'care.donations', window: '2023' }, { limit: 50 }))]);
    for (const secret of ['donor-621123-2023', 'donor-621126-2024', given.get('621123 2023') ?? '', given.get('621126 2024') ?? '', '渭源']) expect(everything.filter((text) => text.includes(secret))).toEqual([]);
  });

  test('files are those of its findings and of records that count in its figures', async () => {
    const { engine, given, claim, files } = assessed;
    const party = assessor(['621126'], [of2023]);
    const file = (ledger: string, record: string | undefined, hash: string) => answer(() => readAssessedFile(engine, party, minxian, { ledger, record: String(record), hash }));
    expect(await file('assessment.claims', claim, files.claim)).toBe('read');
    expect(await file('care.donations', given.get('621126 2023'), files.donation)).toBe('read');
    expect(await file('care.donations', given.get('621126 2024'), files.later)).toBe('evidence.not-found');
    expect(await file('care.donations', given.get('621126 2023'), files.later)).toBe('evidence.not-found');
    expect(await file('care.donations', given.get('621123 2023'), files.donation)).toBe('evidence.not-found');
    expect(await file('assessment.claims', claim, files.donation)).toBe('evidence.not-found');
  });

  test('the right ends with its day', async () => {
    const ended = assessor(['621126'], [of2023], '2024-06-30T00:00:01Z');
    expect(listAssessments(assessed.engine, ended)).toEqual([]);
    expect(await answer(() => readAssessment(assessed.engine, ended, minxian))).toBe('assessment.not-visible');
  });

  test('others read an assessment where they see all ledgers behind it', async () => {
    const { engine } = assessed;
    const names = ['assessment', 'care', 'consumption', 'funds', 'investment', 'labour', 'pairing', 'parks', 'team'];
    const anyGrant: fc.Arbitrary<Grant> = fc.record({
      role: fc.constant('some-role'),
      regions: fc.oneof(fc.constant('all' as const), fc.subarray(['370200', '621100', '621123', '621126'])),
      ledgers: fc.oneof(fc.constant('all' as const), fc.constant(names), fc.subarray(names)),
      actions: fc.subarray(['see', 'write', 'assess'] as const),
      assessments: fc.option(fc.subarray([of2023, { ruleSet: 'gansu.2024', year: 2024 }]), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyGrant, { maxLength: 3 }), fc.constantFrom('621126', '621123', '621100'), async (grants, region) => {
        const inside = ({ regions }: Grant) => regions === 'all' || regions.includes(region) || regions.includes('621100');
        const given = grants.some((grant) => grant.actions.includes('assess') && inside(grant) && grant.assessments?.some(({ year }) => year === 2023) === true);
        const seesAll = names.every((name) => grants.some((grant) => grant.actions.includes('see') && inside(grant) && (grant.ledgers === 'all' || grant.ledgers.includes(name))));
        const party = { id: 'someone', title: '某人', grants };
        expect(await answer(() => readAssessment(engine, party, { ...of2023, region }))).toBe(given || seesAll ? 'read' : 'assessment.not-visible');
        expect(listAssessments(engine, party).some(({ years }) => years.some(({ year, regions }) => year === 2023 && regions.some(({ code }) => code === region)))).toBe(given || seesAll);
      }),
      { numRuns: 60 },
    );
  });
});
