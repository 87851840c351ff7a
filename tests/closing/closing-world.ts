import { v7 } from 'uuid';
import { systemParty, type Party } from '../../src/kernel/access/party.ts';
import { closePeriod, type Sealer } from '../../src/kernel/closing/close.ts';
import type { Closing } from '../../src/kernel/closing/closings.ts';
import { proveSealed, sealFigures, sealedRoot } from '../../src/kernel/figure/index.ts';
import type { Commit } from '../../src/kernel/ledger/change.ts';
import type { Store } from '../../src/kernel/ledger/store.ts';
import { proveClosings, type Proof } from '../../src/kernel/closing/prove.ts';

export const sealer: Sealer = { seal: sealFigures, root: sealedRoot };

export const close = (store: Store, window: string, party: Party = systemParty): Promise<Closing> => closePeriod(store, party, { window, reason: '上报', acknowledged: [] }, sealer, []);

export const prove = (store: Store): Promise<Proof[]> =>
  proveClosings(store, { prove: (session, of, { from, to, head }, sealed) => proveSealed(session, of, { from, to }, head.number, sealed), readAgain: async () => [], root: sealedRoot });

export const commitOf = (changes: Commit['changes'], reason?: string): Commit => ({ batch: v7(), kind: 'edit', party: systemParty, changes, ...(reason === undefined ? {} : { reason }) });

export const official = (id: string): Party => ({ id, title: id, grants: [{ role: 'official', regions: 'all', ledgers: 'all', actions: ['see', 'write', 'close', 'reopen', 'approve'] }] });
