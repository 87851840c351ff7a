import type { ProgrammeAction } from '../../kernel/declare/role.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import { administrationWords } from './words.ts';

/** A part of administration, and what one has to be allowed to see it; `null` of what everybody may. */
export interface AdministrationSection {
  readonly path: 'accounts' | 'roles' | 'programme' | 'journal' | 'integrity' | 'backup' | 'approvals' | 'work' | 'health';
  readonly title: Wording;
  readonly needs: ProgrammeAction | null;
}

export const sections: readonly AdministrationSection[] = [
  { path: 'accounts', title: administrationWords.accounts, needs: 'accounts' },
  { path: 'roles', title: administrationWords.roles, needs: 'roles' },
  { path: 'journal', title: administrationWords.journal, needs: 'journal' },
  { path: 'integrity', title: administrationWords.integrity, needs: 'check' },
  { path: 'backup', title: administrationWords.backup, needs: 'backup' },
  { path: 'approvals', title: administrationWords.approvals, needs: 'countersign' },
  { path: 'work', title: administrationWords.work, needs: 'operate' },
  { path: 'health', title: administrationWords.health, needs: 'operate' },
  { path: 'programme', title: administrationWords.programme, needs: null },
];
