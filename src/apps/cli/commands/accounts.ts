import { Command } from 'commander';
import { roles } from '../../../domains/roles.ts';
import { actions } from '../../../kernel/declare/role.ts';
import { may } from '../../../kernel/access/may.ts';
import { findAccount, listAccounts, type Account } from '../../accounts/account.ts';
import { allAssignments, assignmentsOf, partyOf } from '../../accounts/assignments.ts';
import { withOrganisations } from '../../accounts/organisations.ts';
import { invite, makeAccount } from '../../accounts/people.ts';
import { noSuchAccount } from '../../accounts/refusals.ts';
import { makeToken } from '../../accounts/tokens.ts';
import type { Engine } from '../../engine/open-engine.ts';
import type { Desk } from '../desk.ts';
import { textTable } from '../text-table.ts';

interface AddFlags {
  readonly title?: string;
  readonly role?: readonly string[];
  readonly region?: readonly string[];
  readonly until?: string;
  readonly organisation?: string;
}

const tokenDays = 90;

/** The machine's owner lets people in, and helps those who can't get in. */
export function accounts(desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  const command = new Command('accounts')
    .summary(say('账号：查看、新建、重发链接、发令牌', 'accounts: list, add, new link, token'))
    .description(say('给不能从网页办理的时候：第一个账号、忘了密码的系统管理员、程序用的令牌。', 'For what can’t be done on a page: the first account, an administrator who forgot the password, a token for a program.'));
  command
    .command('list', { isDefault: true })
    .summary(say('全部账号', 'all accounts'))
    .action(async () => {
      const { store } = await desk.engine();
      const assigned = await allAssignments(store.database, store.programme);
      const all = await listAccounts(store.database, store.programme);
      desk.answer(all.map(({ name, title, email, locked, until, secondFactor }) => ({ name, title, email, locked, until, secondFactor, roles: assigned.get(name) ?? [] })), () =>
        `${textTable(
          [{ title: say('账号', 'Account') }, { title: say('称呼', 'Title') }, { title: say('角色', 'Roles') }, { title: say('期限', 'Until') }],
          all.map(({ name, title, until, locked }) => [name, title, (assigned.get(name) ?? []).map(({ role }) => role).join(' '), locked ? say('已停用', 'locked') : (until?.slice(0, 10) ?? '')]),
        )}\n`,
      );
    });
  command
    .command('add <name>')
    .summary(say('新建账号，给出设密码的一次性链接', 'add one; tells the one-time link for its password'))
    .option('--title <words>', say('称呼', 'what people call them'))
    .option('--role <role...>', say('角色', 'its roles'))
    .option('--region <code...>', say('地区代码，默认全部', 'regions’ codes; all when left out'))
    .option('--organisation <name>', say('代表的单位，名录里的名称', 'the organisation it acts for, as its ledger calls it'))
    .option('--until <date>', say('期限，如 2026-12-31', 'until when, e.g. 2026-12-31'))
    .action(async (name: string, { title = '', role = [], region, until, organisation }: AddFlags) => {
      const { store } = await desk.engine();
      const end = until === undefined ? null : new Date(until).toISOString();
      const asked = role.map((one) => ({ role: one, regions: region ?? ('all' as const), until: end, ...(organisation === undefined ? {} : { organisation: { name: organisation } }) }));
      const account = await makeAccount(store, desk.party, { name, title, until: end, assignments: await withOrganisations(store, asked, [], roles) }, roles);
      await tellLink(store, account);
    });
  command
    .command('link <name>')
    .summary(say('重发设密码的一次性链接', 'a new one-time link for a password'))
    .action(async (name: string) => {
      const { store } = await desk.engine();
      await tellLink(store, await named(store, name));
    });
  command
    .command('token <name>')
    .summary(say(`给程序用的令牌，${tokenDays} 天有效，只显示一次`, `a token for a program, good for ${tokenDays} days, shown once`))
    .action(async (name: string) => {
      const { store } = await desk.engine();
      const account = await named(store, name);
      const party = partyOf(account, await assignmentsOf(store.database, store.programme, account.name), roles, store.clock.now());
      const until = new Date(store.clock.now().getTime() + tokenDays * 86_400_000).toISOString();
      const { text } = await makeToken(store, account.name, { name: 'command line', actions: actions.filter((action) => may(party, action)), until });
      desk.answer({ token: text, until }, () => `${text}\n`);
    });
  return command;

  async function named({ database, programme }: Engine['store'], name: string): Promise<Account> {
    const account = await findAccount(database, programme, { name });
    if (account === undefined) throw noSuchAccount(name);
    return account;
  }

  async function tellLink(store: Engine['store'], { name }: Account): Promise<void> {
    const { word, until } = await invite(store, desk.party, name);
    const path = `/invitation?token=${word}`;
    desk.answer({ account: name, path, until }, () => say(`请让 ${name} 在 ${until.slice(0, 10)} 前打开本站的这个地址设密码：\n${path}\n`, `Let ${name} open this address of the server by ${until.slice(0, 10)} and set a password:\n${path}\n`));
  }
}
