import { decideDifference } from '../../../kernel/ledger/decide-difference.ts';
import { differenceKinds, type DifferenceKind, type DifferenceState } from '../../../kernel/ledger/differences.ts';
import { readDifferences as read, shown } from '../../engine/differences.ts';
import { ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { wrongMember, wrongParameter } from '../http/faults.ts';
import type { Route } from '../http/route.ts';
import { pageParameters } from './list-records.ts';

const states: readonly DifferenceState[] = ['open', 'accepted'];

export const readDifferences: Route = {
  method: 'get',
  path: '/api/differences',
  name: 'readDifferences',
  title: { zh: '东西部台账的差异', en: 'Where two offices differ' },
  note: { zh: '同一笔业务双方各记一次，缺记、金额不同、日期不同、重复登记的逐条列出；只列您看得到其中一方的。', en: 'Both offices keep the same facts; each that only one has, or that differ by amount or day, or that several claim, is listed where you see one side of it.' },
  parameters: [
    { name: 'ledger', in: 'query', note: { zh: '台账', en: 'The ledger' }, schema: { type: 'string' } },
    { name: 'kind', in: 'query', note: { zh: '差异种类', en: 'What the difference is' }, schema: { enum: [...differenceKinds] } },
    { name: 'owner', in: 'query', note: { zh: '负责的地区或账号', en: 'Whose task it is: a region or an account' }, schema: { type: 'string' } },
    { name: 'state', in: 'query', note: { zh: '状态', en: 'Whether it is open or accepted' }, schema: { enum: [...states] } },
    ...pageParameters,
  ],
  answer: { note: { zh: '一页差异', en: 'A page of them' }, schema: { $ref: '#/components/schemas/Differences' } },
  problems: [403],
  async handle({ engine }, call) {
    call.expectOnly(['ledger', 'kind', 'owner', 'state', 'page', 'size', 'lang']);
    const filter = { ledger: call.query('ledger'), kind: oneOf<DifferenceKind>(call, 'kind', differenceKinds), owner: call.query('owner'), state: oneOf<DifferenceState>(call, 'state', states) };
    return ok(await read(engine, call.party, filter, call.number('page', 1, 1, 100_000), call.number('size', 50, 1, 200)));
  },
};

function oneOf<T extends string>(call: Call, name: string, known: readonly T[]): T | undefined {
  const text = call.query(name);
  if (text === undefined || known.includes(text as T)) return text as T | undefined;
  throw wrongParameter(name, { zh: ` ${known.join('、')} 之一`, en: `one of ${known.join(', ')}` });
}

export const postDifference: Route = {
  method: 'post',
  path: '/api/differences/{ledger}/{fact}',
  name: 'postDifference',
  title: { zh: '处理一处差异', en: 'Decide about a difference' },
  note: { zh: 'owner 交给谁；accepted 为 true 认可差异（须写原因），其中任一方的记录改动后重新打开。记入流水账。', en: 'owner: whose task it is; accepted leaves it so, for a reason, until one of its records changes. The journal keeps it.' },
  body: { schema: { type: 'object', properties: { owner: { type: 'string', maxLength: 60 }, accepted: { type: 'boolean' }, note: { type: 'string', maxLength: 500 } } } },
  answer: { note: { zh: '这处差异', en: 'The difference' }, schema: { $ref: '#/components/schemas/Difference' } },
  problems: [403, 404, 413, 415, 422],
  async handle({ engine }, call) {
    const { owner, accepted, note = '' } = await call.json();
    if (owner !== undefined && (typeof owner !== 'string' || owner.length > 60)) throw wrongMember('owner', { zh: '地区代码或账号', en: 'a region’s code or an account' });
    if (accepted !== undefined && typeof accepted !== 'boolean') throw wrongMember('accepted', { zh: ' true 或 false', en: 'true or false' });
    if (typeof note !== 'string' || note.length > 500) throw wrongMember('note', { zh: '不超过 500 字的文本', en: 'a text of at most 500 characters' });
    const decided = await decideDifference(engine.store, call.party, { ledger: call.path('ledger'), fact: call.id('fact'), owner: owner as string | undefined, accepted: accepted as boolean | undefined, note });
    return ok(await shown(engine.store, call.party, decided));
  },
};
