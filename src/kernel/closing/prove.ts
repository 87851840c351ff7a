import type { Problem } from '../declare/problem.ts';
import type { Wording } from '../declare/wording.ts';
import type { Store } from '../ledger/store.ts';
import type { Session } from '../ports/database.ts';
import type { Sealed } from './close.ts';
import { listClosings, type Closing } from './closings.ts';

/** Something sealed that isn't borne out. */
export interface Wrong {
  readonly figure: string;
  readonly at: string;
  readonly sealed: string;
  readonly found: string;
}

/** What proving asks of the figures; joined in apps. */
export interface Prover {
  /** Works what was sealed out anew from the versions of then, by the definitions of then. */
  prove(session: Session, store: Store, closing: Closing, sealed: readonly Sealed[]): Promise<readonly Wrong[]>;
  /** What the figures read as reported say otherwise than what was sealed. */
  readAgain(session: Session, store: Store, closing: Closing, sealed: readonly Sealed[]): Promise<readonly Wrong[]>;
  root(sealed: readonly Sealed[]): string;
}

/** What became of one closing's proof. */
export interface Proof {
  readonly closing: Closing;
  readonly figures: number;
  readonly problems: readonly Problem[];
}

/**
 * Proves closings: that what is kept of them is what the journal's chain says, that every sealed value and set of records
 * follows from the versions of then, and that figures still read as they were sealed. All of one moment.
 * Problems: `closing.altered`, `closing.disproved`, `closing.moved`.
 * @param only the number of one closing; absent for all
 */
export async function proveClosings(store: Store, prover: Prover, only?: number, told: (done: number, total: number) => void = () => {}): Promise<Proof[]> {
  return store.database.transaction(async (session) => {
    await session.script('set transaction isolation level repeatable read, read only');
    const closings = (await listClosings(session, store.programme)).filter(({ closing }) => only === undefined || closing === only);
    const proofs: Proof[] = [];
    for (const [index, closing] of closings.entries()) {
      told(index, closings.length);
      const sealed = await readSealed(session, store.programme, closing.closing);
      const altered = await alteredOf(session, store, closing, prover.root(sealed));
      const disproved = (await prover.prove(session, store, closing, sealed)).map((wrong) => problem('closing.disproved', closing, wrong, { zh: '与当时各版本的记录算出的不符', en: 'the versions of then give' }));
      const moved = closing.reopened === null ? (await prover.readAgain(session, store, closing, sealed)).map((wrong) => problem('closing.moved', closing, wrong, { zh: '与现在读到的上报数不符', en: 'it now reads' })) : [];
      proofs.push({ closing, figures: sealed.length, problems: [...altered, ...disproved, ...moved] });
    }
    return proofs;
  });
}

/** What is kept of the figures of a closing, by name. */
export async function readSealed(session: Session, programme: string, closing: number, figure?: string): Promise<Sealed[]> {
  const rows = await session.query(
    `select figure, definition, records, records_hash, sealed from sealed_figure where programme = $1 and closing = $2${figure === undefined ? '' : ' and figure = $3'} order by figure`,
    figure === undefined ? [programme, closing] : [programme, closing, figure],
  );
  return rows.map((row) => ({ figure: String(row['figure']), definition: String(row['definition']), records: Number(row['records']), recordsHash: String(row['records_hash']), sealed: String(row['sealed']) }));
}

async function alteredOf(session: Session, { programme }: Store, { closing, window, batch, head, root, asked, reopened }: Closing, found: string): Promise<Problem[]> {
  const entries = await session.query(`select batch, about, party from journal where programme = $1 and kind = 'closing' order by position`, [programme]);
  const about = entries.map((row) => ({ batch: row['batch'], party: row['party'], ...(JSON.parse(String(row['about'])) as Readonly<Record<string, unknown>>) })) as readonly Readonly<Record<string, unknown>>[];
  const own = about.find((entry) => entry['step'] === 'closed' && entry['closing'] === closing);
  const step = (name: string) => about.find((entry) => entry['step'] === name && entry['closing'] === closing)?.['party'] ?? null;
  const asKept = own?.['batch'] === batch && own['root'] === root && own['head'] === head.number && own['window'] === window && root === found && step('asked') === (asked?.party ?? null) && step('reopened') === (reopened?.party ?? null);
  if (asKept) return [];
  return [
    {
      code: 'closing.altered',
      severity: 'error',
      place: {},
      value: String(closing),
      message: { zh: `第 ${closing} 次关账（${window}）保存的内容与流水账不符`, en: `What is kept of closing ${closing} (${window}) is not what the journal says` },
      mend: { zh: '请停止写入，用备份核对', en: 'Stop writing and compare with a backup' },
    },
  ];
}

const problem = (code: string, { closing, window }: Closing, { figure, at, sealed, found }: Wrong, words: Wording): Problem => ({
  code,
  severity: 'error',
  place: { field: [figure, at].filter((part) => part !== '').join(' ') },
  value: String(closing),
  message: { zh: `第 ${closing} 次关账（${window}）封存的是 ${sealed}，${words.zh}：${found}`, en: `Closing ${closing} (${window}) sealed ${sealed}, ${words.en} ${found}` },
  mend: { zh: '请停止写入，用备份核对；运行 shanhai check 看是否有行被改动', en: 'Stop writing and compare with a backup; shanhai check tells whether rows were altered' },
});
