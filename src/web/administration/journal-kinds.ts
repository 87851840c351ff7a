import type { JournalEntry } from '../../client/administration.ts';
import type { Locale, Wording } from '../../kernel/declare/wording.ts';
import { grantWords } from '../shown/words.ts';
import { journalWords } from './words.ts';

type Kind = JournalEntry['kind'];

export const kindWords: Readonly<Record<Kind, Wording>> = {
  edit: journalWords.kindEdit,
  import: journalWords.kindImport,
  undo: journalWords.kindUndo,
  review: journalWords.kindReview,
  unmask: journalWords.kindUnmask,
  account: journalWords.kindAccount,
  backup: journalWords.kindBackup,
  closing: journalWords.kindClosing,
  report: journalWords.kindReport,
  difference: journalWords.kindDifference,
  pack: journalWords.kindPack,
  rekey: journalWords.kindRekey,
};

const closingWords = { closed: journalWords.closed, asked: journalWords.reopeningAsked, reopened: journalWords.reopened };

/** What an entry says of itself that writes no record, as the engines write it. */
export interface About {
  readonly ledger?: string;
  readonly record?: string;
  readonly fields?: readonly string[];
  readonly command?: string;
  readonly account?: string;
  readonly made?: boolean;
  readonly locked?: boolean;
  readonly sessions?: string;
  readonly roles?: readonly { readonly role: string }[];
  readonly link?: boolean;
  readonly password?: boolean;
  readonly backup?: string;
  readonly asked?: 'take' | 'restore';
  readonly approved?: 'take' | 'restore';
  readonly refused?: 'take' | 'restore';
  readonly restored?: boolean;
  readonly step?: 'closed' | 'asked' | 'reopened';
  readonly window?: string;
  /** Of a report that was issued, of what a pack is about. */
  readonly title?: string;
  /** Of a workbook that was taken, by its hash. */
  readonly file?: string;
  readonly name?: string;
  readonly annotated?: true;
  /** Of a pack. */
  readonly originals?: number;
  /** Fingerprints of keys. */
  readonly from?: string;
  readonly to?: string;
  readonly seal?: string;
}

/** What the one who did it is called. */
export const whoText = ({ party, title }: Pick<JournalEntry, 'party' | 'title'>, locale: Locale): string => title ?? (party === 'system' ? journalWords.system[locale] : party);

export const aboutOf = ({ about }: Pick<JournalEntry, 'about'>): About => (about === null ? {} : (JSON.parse(about) as About));

/** What an entry did, in a few words. @param roleTitle what a role is called */
export function whatText(entry: JournalEntry, locale: Locale, roleTitle: (name: string) => string): string {
  const { counts } = entry;
  const about = aboutOf(entry);
  if (entry.kind === 'account') return accountText(about, locale, roleTitle);
  if (entry.kind === 'backup') return backupText(about)(about.backup ?? '')[locale];
  if (entry.kind === 'closing') return closingWords[about.step ?? 'closed'](about.window ?? '')[locale];
  if (entry.kind === 'report') return about.title ?? '';
  if (entry.kind === 'rekey') return (about.ledger === undefined ? journalWords.rekeyed(about.from ?? '', about.to ?? '') : journalWords.resealed(counts['resealed'] ?? 0))[locale];
  if (entry.kind === 'pack') return journalWords.packed(about.title ?? '', about.originals ?? 0, (about.seal ?? '').slice(0, 12))[locale];
  if (about.file !== undefined) return (about.annotated === true ? journalWords.tookAnnotated : journalWords.tookOriginal)(about.name ?? '')[locale];
  if (entry.kind === 'unmask') return about.fields === undefined ? (about.command ?? '') : journalWords.looked(about.fields.join(grantWords.separator[locale]))[locale];
  return journalWords.changes(counts.created, counts.changed, counts.deleted)[locale];
}

function backupText({ made, asked, approved, refused, restored }: About): (name: string) => Wording {
  if (made === true) return journalWords.backupMade;
  if (asked !== undefined) return asked === 'restore' ? journalWords.restoreAsked : journalWords.takeAsked;
  if (approved !== undefined) return approved === 'restore' ? journalWords.restoreApproved : journalWords.takeApproved;
  if (refused !== undefined) return journalWords.approvalRefused;
  if (restored !== undefined) return restored ? journalWords.restored : journalWords.notRestored;
  return journalWords.backupTaken;
}

function accountText({ account = '', made, locked, sessions, roles, link, password }: About, locale: Locale, roleTitle: (name: string) => string): string {
  if (made === true) return journalWords.made(account)[locale];
  if (link === true) return journalWords.linkMade(account)[locale];
  if (password === true) return journalWords.passwordSet(account)[locale];
  if (locked !== undefined) return (locked ? journalWords.locked : journalWords.unlocked)(account)[locale];
  if (sessions !== undefined) return journalWords.sessionsEnded(account)[locale];
  if (roles === undefined) return journalWords.changedAccount(account)[locale];
  const given = roles.length === 0 ? journalWords.noRoles[locale] : roles.map(({ role }) => roleTitle(role)).join(grantWords.separator[locale]);
  return journalWords.assigned(account, given)[locale];
}
