import { Command } from 'commander';
import { ledgerNamed } from '../../../kernel/ledger/list.ts';
import type { Desk } from '../desk.ts';
import { textTable } from '../text-table.ts';

export function ledgers(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return new Command('ledgers')
    .summary(say('有哪些台账，各有哪些字段', 'the ledgers and their fields'))
    .argument('[ledger]', say('只看这个台账的字段', 'show the fields of this ledger'))
    .action(async (name: string | undefined) => {
      const { store } = await desk.engine();
      if (name !== undefined) return describe(ledgerNamed(store, name));
      const counts = await Promise.all(
        [...store.model.ledgers.values()].map(async ({ table }) => {
          const [row] = await store.database.query(`select count(*) as n from "${table}" where programme = $1 and _until is null and not _gone`, [store.programme]);
          return Number(row?.['n']);
        }),
      );
      const shown = [...store.model.ledgers.values()].map((ledger, index) => ({ ledger: ledger.name, title: ledger.declared.title, records: counts[index] ?? 0 }));
      desk.answer(shown, () =>
        textTable(
          [{ title: say('台账', 'Ledger') }, { title: say('名称', 'Title') }, { title: say('记录数', 'Records'), align: 'right' }],
          shown.map(({ ledger, title, records }) => [ledger, desk.say(title), String(records)]),
        ),
      );
    });

  function describe({ name, declared, fields, identity, scope, when }: ReturnType<typeof ledgerNamed>): void {
    const shown = fields.map(({ name: field, field: { kind, title, aliases, optional, unit, sensitive } }) => ({ field, title, kind, optional, unit: unit ?? null, sensitive, aliases }));
    desk.answer({ ledger: name, title: declared.title, note: declared.note ?? null, identity: identity.map((one) => one.name), scope: scope.name, when: when?.name ?? null, fields: shown }, () => {
      const table = textTable(
        [{ title: say('字段', 'Field') }, { title: say('名称', 'Title') }, { title: say('类型', 'Kind') }, { title: say('单位', 'Unit') }, { title: say('必填', 'Required') }, { title: say('也写作', 'Also written'), most: 60 }],
        shown.map(({ field, title, kind, unit, optional, aliases }) => [field, desk.say(title), kind, unit === null ? '' : desk.say(unit), optional ? '' : '✓', aliases.join('、')]),
      );
      const same = identity.map(({ field }) => desk.say(field.title)).join(say('、', ', '));
      return `${desk.say(declared.title)}  ${name}\n${declared.note === undefined ? '' : `${desk.say(declared.note)}\n`}${say(`同一件事：${same} 相同`, `The same fact: the same ${same}`)}\n\n${table}`;
    });
  }
}
