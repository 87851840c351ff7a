import type { Approval } from '../../client/administration.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import { instantText } from '../shown/time.ts';
import { approvalWords } from './words.ts';

/** What is asked, in words. */
export const askedText = ({ kind, subject }: Approval): Wording => approvalWords[kind](subject);

/** How far it has come, in words. */
export function stateText({ state, decidedBy, until }: Approval): Wording {
  const by = decidedBy ?? '';
  if (state === 'asked') return approvalWords.open(instantText(until));
  if (state === 'approved') return approvalWords.approved(by, instantText(until));
  return state === 'over' ? approvalWords.over : approvalWords[state](by);
}
