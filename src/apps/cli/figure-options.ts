import { Option, type Command } from 'commander';
import { readLevels, type FigureRequest, type FigureValue, type ReadLevel } from '../../kernel/figure/index.ts';
import type { Store } from '../../kernel/ledger/store.ts';
import type { Desk } from './desk.ts';

/** Where and when a figure is asked for, as written on the command line. */
export interface FigureFlags {
  readonly year?: string;
  readonly window?: string;
  readonly county?: string;
  readonly slice?: string;
  readonly known?: true;
  readonly level?: ReadLevel;
}

export function withFigureOptions(command: Command, desk: Desk): Command {
  const say = (zh: string, en: string) => desk.say({ zh, en });
  return command
    .addOption(new Option('--year <year>', say('年份；默认为有记录的最近一年', 'the year; default: the newest that holds records')).conflicts('window'))
    .option('--window <span>', say('期间：2024、2024-03、2021..2024、2024-04-26..2024-04-28、all', 'the span: 2024, 2024-03, 2021..2024, 2024-04-26..2024-04-28, all'))
    .option('--county <region>', say('地区的名称或代码', 'a region by name or code'))
    .option('--slice <dimension=value>', say('只看一部分，如 category=potato', 'one part, e.g. category=potato'))
    .option('--known', say('已关账的期间也给现在所知的数', 'of closed periods what is known now, not what was reported'))
    .addOption(new Option('--level <level>', say('只计到这一级的记录', 'how far records must have come to count')).choices(readLevels).default('submitted'));
}

/** What the flags ask of a figure; what can't be read is left for the engine to refuse. */
export async function askedOf(store: Store, { year, window, county, slice, level, known }: FigureFlags): Promise<Omit<FigureRequest, 'figure'>> {
  return {
    window: window ?? year ?? (await newestYear(store)),
    region: county === undefined ? undefined : (store.regions.find(county)?.code ?? county),
    slice,
    level,
    ...(known === true ? { as: 'known' as const } : {}),
  };
}

/** A value as printed, of a closed period with what is known now where that differs. */
export function valueText({ printed, reported }: Pick<FigureValue, 'printed' | 'reported'>, desk: Desk): string {
  if (reported === null || !reported.differs) return printed;
  return `${printed} ${desk.say({ zh: `（现在所知 ${reported.known.printed}）`, en: `(now known ${reported.known.printed})` })}`;
}

/** The newest year that holds records, this year at most; this year where there are none. */
async function newestYear({ database, programme, model, clock }: Store): Promise<string> {
  const thisYear = clock.now().getFullYear();
  const newest = [...model.ledgers.values()].map(
    ({ table }) => `(select _day from "${table}" where programme = $1 and _day <= $2::integer and _until is null and not _gone order by _day desc limit 1)`,
  );
  const [row] = await database.query(`select max(_day) as day from (${newest.join(' union all ')}) as newest`, [programme, thisYear * 10000 + 1231]);
  const day = Number(row?.['day'] ?? 0);
  return String(day > 0 ? Math.trunc(day / 10000) : thisYear);
}
