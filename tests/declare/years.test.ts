import { describe, expect, test } from 'vitest';
import { labour } from '../../src/domains/labour/index.ts';
import { funds } from '../../src/domains/funds/index.ts';
import { choice, date, region } from '../../src/kernel/declare/fields/index.ts';
import { ledger } from '../../src/kernel/declare/ledger.ts';
import { compile } from '../../src/kernel/model/compile.ts';
import { checkValues } from '../../src/kernel/ledger/check-values.ts';
import { checkDraft, yearOfDraft } from '../../src/web/fields/draft.ts';
import { choicesOf } from '../../src/web/fields/choices-of.ts';
import { regionBook } from '../../src/kernel/declare/regions.ts';

const title = (zh: string, en: string) => ({ title: { zh, en } });
const regions = regionBook([{ side: 'west', code: '1', title: { zh: '县', en: 'County' }, parent: null }]);

const helped = ledger('care.helped', {
  ...title('帮扶', 'Helped'),
  fields: {
    place: region(title('地区', 'Region')),
    tag: choice({
      ...title('类型', 'Tag'),
      optional: true,
      of: { old: { zh: '旧类', en: 'Old', until: 2025 }, new: { zh: '新类', en: 'New', since: 2026 }, brief: { zh: '试点', en: 'Trial', since: 2024, until: 2024 }, any: { zh: '一般', en: 'Any' } },
    }),
    on: date({ ...title('日期', 'On'), optional: true }),
  },
  scope: 'place',
  when: 'on',
  identity: ['place'],
});

describe('a choice that is in force in some years only', () => {
  test.each<[string | null, string | null, string | null]>([
    ['old', '2025-12-31', null],
    ['old', '2026-01-01', 'in-force-tag-old'],
    ['new', '2025-12-31', 'in-force-tag-new'],
    ['new', '2026-01-01', null],
    ['brief', '2023-12-31', 'in-force-tag-brief'],
    ['brief', '2024-06-30', null],
    ['brief', '2025-01-01', 'in-force-tag-brief'],
    ['any', '1999-01-01', null],
    ['old', null, null],
    [null, '2026-01-01', null],
  ])('%s on %s: %s, in the form as in the importer', (tag, on, code) => {
    const model = compile([{ name: 'care', title: title('', '').title, ledgers: [helped], figures: [] }]).ledgers.get('care.helped');
    if (model === undefined) throw new Error('no ledger');
    const values = { place: '1', tag, on };
    expect(checkValues(model, values).map((one) => one.code)).toEqual(code === null ? [] : [`rule.${code}`]);
    expect(checkDraft(helped, values, {}, regions)).toHaveLength(code === null ? 0 : 1);
    const offered = choicesOf({ field: helped.fields.tag, regions, value: null, year: yearOfDraft(helped, values, regions) }, 'zh').map(({ value }) => value);
    expect(tag === null || offered.includes(tag)).toBe(code === null);
  });

  test('its fault says which years, and what may stand instead', () => {
    expect(helped.rules.map(({ message, mend }) => [message.zh, mend.zh])).toEqual([
      ['“类型”中的“旧类”只用到 2025 年', '2026 年可填：新类、一般；或核对日期'],
      ['“类型”中的“新类”自 2026 年起使用', '2025 年可填：旧类、一般；或核对日期'],
      ['“类型”中的“试点”只用于 2024 至 2024 年', '2023 年可填：旧类、一般；2025 年可填：旧类、一般；或核对日期'],
    ]);
    expect(() => choice({ ...title('类型', 'Tag'), of: { never: { zh: '无', en: 'Never', since: 2026, until: 2025 } } })).toThrow('declare.no-year');
  });

  test('what stands is offered still, and without a date everything is', () => {
    const { tag } = helped.fields;
    expect(choicesOf({ field: tag, regions, value: 'old', year: 2026 }, 'zh').map(({ value }) => value)).toEqual(['old', 'new', 'any']);
    expect(choicesOf({ field: tag, regions, value: null, year: undefined }, 'zh')).toHaveLength(4);
  });
});

test('household tags and kinds of funds changed with 2026', () => {
  const codes = [...labour.ledgers, ...funds.ledgers].flatMap(({ name, rules }) => rules.flatMap(({ code }) => (code.startsWith('in-force') ? [`${name} ${code}`] : [])));
  expect(codes).toEqual(expect.arrayContaining(['labour.placements in-force-householdType-lifted', 'labour.placements in-force-householdType-lowIncome', 'funds.allocations in-force-kind-transition', 'funds.allocations in-force-kind-regular']));
});
