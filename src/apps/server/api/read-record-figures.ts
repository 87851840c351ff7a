import type { Party } from '../../../kernel/access/party.ts';
import { figuresOfRecord } from '../../../kernel/figure/index.ts';
import { ledgerNamed } from '../../../kernel/ledger/list.ts';
import type { Engine } from '../../engine/open-engine.ts';
import { newestVersion } from '../../engine/newest-version.ts';
import { ok } from '../http/answer.ts';
import type { Route } from '../http/route.ts';

export const readRecordFigures: Route = {
  method: 'get',
  path: '/api/ledgers/{ledger}/records/{id}/figures',
  name: 'readRecordFigures',
  title: { zh: '记录计入哪些指标', en: 'The figures a record counts in' },
  note: { zh: '按记录所在的地区与年份；存量按它在册的最后一天。', en: 'In its region and year; of stocks, on the last day it stands.' },
  answer: { note: { zh: '指标、期间、地区与贡献', en: 'Figures with period, region and contribution' }, schema: { $ref: '#/components/schemas/CountedIn' } },
  problems: [404],
  handle: async ({ engine }, call) => ok({ figures: await countedIn(engine, call.party, call.path('ledger'), call.id('id')) }),
};

/** The figures in which a record counts as it stands; a deleted one counts in none. */
export async function countedIn({ store }: Engine, party: Party, ledgerName: string, id: string) {
  const ledger = ledgerNamed(store, ledgerName);
  const version = await newestVersion(store, party, ledger, id);
  return figuresOfRecord(ledger, version).map(({ figure: { name, declared, measured }, window, region, contribution }) => ({
    figure: name,
    title: declared.title,
    measure: declared.measure.op,
    unit: declared.unit ?? measured?.field.unit ?? null,
    window,
    region,
    contribution,
  }));
}
