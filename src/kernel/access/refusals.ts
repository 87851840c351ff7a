import type { Problem } from '../declare/problem.ts';
import { Refusal } from '../declare/problem.ts';
import type { Action, LedgerAction } from '../declare/role.ts';
import type { Wording } from '../declare/wording.ts';
import type { ModelLedger } from '../model/model.ts';
import { may, mayIn } from './may.ts';
import type { Party } from './party.ts';

const words: Readonly<Record<Action, Wording>> = {
  see: { zh: '查看', en: 'see' },
  write: { zh: '改动', en: 'change' },
  import: { zh: '导入', en: 'import into' },
  undo: { zh: '撤销', en: 'undo changes of' },
  verify: { zh: '核实', en: 'verify records of' },
  confirm: { zh: '确认', en: 'confirm records of' },
  export: { zh: '导出', en: 'export' },
  unmask: { zh: '解除遮盖', en: 'unmask records of' },
  reveal: { zh: '查看全文', en: 'see in full' },
  journal: { zh: '查看流水账', en: 'read the journal' },
  check: { zh: '核对完整性', en: 'check the store' },
  backup: { zh: '备份', en: 'make backups' },
  close: { zh: '关账', en: 'close periods' },
  reopen: { zh: '申请重开已关账的期间', en: 'ask for closed periods to be reopened' },
  approve: { zh: '批准重开', en: 'approve that a period is reopened' },
  countersign: { zh: '批准他人的申请', en: 'approve what others ask for' },
  operate: { zh: '查看运行状况', en: 'see how the machine fares' },
  accounts: { zh: '管理账号', en: 'manage accounts' },
  roles: { zh: '分配角色', en: 'assign roles' },
  assess: { zh: '查阅考核', en: 'read assessments' },
  originals: { zh: '下载原件', en: 'download originals' },
  draft: { zh: '编写报告模板', en: 'write templates of reports' },
  issue: { zh: '发布报告', en: 'issue reports' },
};

/** What somebody may not do to any record of a ledger, or to the programme; says nothing of what is there. */
export function withoutRight(action: Action, ledger?: Pick<ModelLedger, 'name' | 'declared'>): Problem {
  const { zh, en } = words[action];
  const title = ledger?.declared.title;
  return {
    code: 'access.no-right',
    severity: 'error',
    place: ledger === undefined ? {} : { ledger: ledger.name },
    message: { zh: `您没有${zh}${title?.zh ?? ''}的权限`, en: `You may not ${title === undefined ? en : `${en} ${title.en}`}` },
    mend: { zh: '需要的话，请安全管理员授予相应角色', en: 'If you need to, ask the security administrator for a role that may' },
  };
}

/** @throws Refusal `access.no-right` */
export function expectRight(party: Party, action: Action): void {
  if (!may(party, action)) throw new Refusal([withoutRight(action)]);
}

/** @throws Refusal `access.no-right` */
export function expectRightIn(party: Party, ledger: ModelLedger, action: LedgerAction): void {
  if (!mayIn(party, ledger, action)) throw new Refusal([withoutRight(action, ledger)]);
}
