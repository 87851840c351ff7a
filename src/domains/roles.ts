import { itself, role, type Role } from '../kernel/declare/role.ts';

const read = ['see', 'export'] as const;
const keep = ['see', 'write', 'import', 'undo', 'export'] as const;

/** Who sits where in a programme, and what each may do; in which regions, the assignment to an account says. */
export const roles: readonly Role[] = [
  role('working-group-leader', {
    title: { zh: '工作组组长', en: 'Working-group leader' },
    note: { zh: '查看、导出、确认全部台账，管理干部、结对、协议与目标台账，关账、申请重开，可凭理由解除遮盖，可看流水账和原件；编写、发布报告。', en: 'Sees, exports and confirms every ledger, keeps those of the team, the pairs, the agreements and targets, closes periods and asks to reopen them, unmasks for a reason, reads journal and originals; writes and issues reports.' },
    rules: [
      { ledgers: 'all', actions: [...read, 'confirm', 'unmask', 'originals', 'journal', 'close', 'reopen', 'draft', 'issue'] },
      { ledgers: ['team', 'pairing', 'agreement', 'assessment'], actions: keep },
    ],
  }),
  role('county-group-leader', {
    title: { zh: '县区工作组组长', en: 'County-group leader' },
    note: { zh: '管理并核实本县区除协议目标、考核结果与核定外的全部台账，可凭理由解除遮盖，可看原件；编写、发布本县区的报告。', en: 'Keeps and verifies every ledger of the county but agreements, targets and what assessors found, which it reads; unmasks for a reason, reads originals; writes and issues reports of the county.' },
    rules: [
      { ledgers: 'all', except: ['agreement', 'assessment'], actions: [...keep, 'verify', 'unmask', 'originals', 'draft', 'issue'] },
      { ledgers: ['agreement', 'assessment'], actions: read },
      { ledgers: ['assessment.claims'], actions: [...keep, 'verify'] },
      { ledgers: ['labour.stations', 'pairing.parties', 'consumption.outlets'], actions: ['see'], everywhere: true },
    ],
  }),
  role('seconded-official', {
    title: { zh: '挂职干部', en: 'Seconded official' },
    note: { zh: '填报本县区除协议目标、考核结果与核定外的全部台账；敏感信息遮盖。', en: 'Keeps every ledger of the county but agreements, targets and what assessors found, which it reads; sensitive fields stay masked.' },
    rules: [
      { ledgers: 'all', except: ['agreement', 'assessment'], actions: keep },
      { ledgers: ['agreement', 'assessment'], actions: read },
      { ledgers: ['assessment.claims'], actions: keep },
      { ledgers: ['labour.stations', 'pairing.parties', 'consumption.outlets'], actions: ['see'], everywhere: true },
    ],
  }),
  role('county-clerk', {
    title: { zh: '县区项目专干', en: 'County programme clerk' },
    note: { zh: '填报、导入、撤销、导出本县区除协议目标、考核结果与核定外的全部台账，可凭理由解除遮盖，可看原件；编写、发布本县区的报告。', en: 'Enters, imports, undoes and exports every ledger of the county but agreements, targets and what assessors found, which it reads; unmasks for a reason, reads originals; writes and issues reports of the county.' },
    rules: [
      { ledgers: 'all', except: ['agreement', 'assessment'], actions: [...keep, 'unmask', 'originals', 'draft', 'issue'] },
      { ledgers: ['agreement', 'assessment'], actions: read },
      { ledgers: ['assessment.claims'], actions: keep },
      { ledgers: ['labour.stations', 'pairing.parties', 'consumption.outlets'], actions: ['see'], everywhere: true },
    ],
  }),
  role('finance-bureau', {
    title: { zh: '财政局', en: 'Finance bureau' },
    note: { zh: '管理资金与项目台账，可看考核结果。', en: 'Keeps the ledgers of funds and projects, sees assessments.' },
    rules: [
      { ledgers: ['funds'], actions: [...keep, 'originals'] },
      { ledgers: ['agreement', 'assessment'], actions: read },
    ],
  }),
  role('labour-bureau', {
    title: { zh: '人社局', en: 'Labour bureau' },
    note: { zh: '管理劳务台账和项目用工，可凭理由解除遮盖；各地劳务工作站都看得到。', en: 'Keeps the ledgers of labour and of jobs in projects, unmasks for a reason; sees every labour station.' },
    rules: [
      { ledgers: ['labour', 'funds.employments'], actions: [...keep, 'unmask', 'originals'] },
      { ledgers: ['funds.projects'], actions: ['see'] },
      { ledgers: ['agreement', 'assessment'], actions: read },
      { ledgers: ['assessment.claims'], actions: keep },
      { ledgers: ['labour.stations'], actions: ['see'], everywhere: true },
    ],
  }),
  role('commerce-bureau', {
    title: { zh: '商务局', en: 'Commerce bureau' },
    note: { zh: '管理消费帮扶台账，可看马铃薯产业。', en: 'Keeps the ledgers of consumer assistance, sees those of potatoes.' },
    rules: [
      { ledgers: ['consumption'], actions: [...keep, 'originals'] },
      { ledgers: ['potato', 'agreement'], actions: read },
      { ledgers: ['consumption.outlets'], actions: ['see'], everywhere: true },
    ],
  }),
  role('investment-bureau', {
    title: { zh: '招商局', en: 'Investment bureau' },
    note: { zh: '管理招商、园区与科技企业台账。', en: 'Keeps the ledgers of investment, parks and technology firms.' },
    rules: [
      { ledgers: ['investment', 'parks', 'tech'], actions: [...keep, 'originals'] },
      { ledgers: ['agreement'], actions: read },
    ],
  }),
  role('education-health-bureau', {
    title: { zh: '教育局、卫健局', en: 'Education and health bureaus' },
    note: { zh: '管理结对与关爱台账，可看来往的教师和医生。', en: 'Keeps the ledgers of pairs and care, sees the teachers and doctors who come and go.' },
    rules: [
      { ledgers: ['pairing', 'care'], actions: keep },
      { ledgers: ['team', 'agreement'], actions: read },
      { ledgers: ['pairing.parties'], actions: ['see'], everywhere: true },
    ],
  }),
  role('labour-station', {
    title: { zh: '驻青岛劳务工作站', en: 'Labour workstation in Qingdao' },
    note: { zh: '填报所管地区的务工与工作站台账；敏感信息遮盖。', en: 'Keeps placements and stations of its regions; sensitive fields stay masked.' },
    rules: [{ ledgers: ['labour'], actions: ['see', 'write', 'import', 'undo'] }],
  }),
  role('park-operator', {
    title: { zh: '园区运营方', en: 'Park operator' },
    note: { zh: '填报自己运营的园区；看不到别的园区。', en: 'Keeps the record of its own park; sees no other.' },
    organisation: 'parks.parks',
    rules: [{ ledgers: ['parks.parks'], actions: ['see', 'write', 'undo'], own: { by: itself, says: 'record' } }],
  }),
  role('village-clerk', {
    title: { zh: '乡镇、村专干', en: 'Township or village clerk' },
    note: { zh: '填报本地的务工、种植户、地块和收成，可凭理由解除遮盖。', en: 'Enters placements, growers, plots and harvests of the place, unmasks for a reason.' },
    rules: [
      { ledgers: ['labour.placements', 'potato'], actions: ['see', 'write', 'undo', 'unmask'] },
      { ledgers: ['labour.stations'], actions: ['see'], everywhere: true },
    ],
  }),
  role('cooperation-office', {
    title: { zh: '青岛市协作办', en: 'Qingdao cooperation office' },
    note: { zh: '查看、导出、确认全部台账，管理资金下达、结对、干部、协议与目标、劳务工作站和销售点，批准重开已关账的期间；编写、发布报告。', en: 'Sees, exports and confirms every ledger, keeps allocations, pairs, the team, agreements and targets, labour stations and outlets, approves that closed periods are reopened; writes and issues reports.' },
    rules: [
      { ledgers: 'all', actions: [...read, 'confirm', 'originals', 'approve', 'draft', 'issue'] },
      { ledgers: ['funds.allocations', 'pairing', 'team', 'labour.stations', 'consumption.outlets', 'consumption.eastern-sales', 'funds.eastern-allocations', 'labour.eastern-placements', 'agreement', 'assessment'], actions: keep },
    ],
  }),
  role('district-office', {
    title: { zh: '青岛区市协作办', en: 'Qingdao district office' },
    note: { zh: '查看、导出本区市与结对县区的台账，管理并核实结对、干部、接待家庭、劳务工作站、销售点和东部台账。', en: 'Sees and exports the ledgers of the district and its paired county, keeps and verifies pairs, the team, host families, labour stations, outlets and the eastern view of sales, funds and placements.' },
    rules: [
      { ledgers: 'all', actions: read },
      { ledgers: ['pairing', 'team', 'care.families', 'labour.stations', 'consumption.outlets', 'consumption.eastern-sales', 'funds.eastern-allocations', 'labour.eastern-placements'], actions: [...keep, 'verify'] },
    ],
  }),
  role('enterprise', {
    title: { zh: '企业、合作社、种植主体', en: 'Enterprise, cooperative or grower' },
    note: { zh: '填报本单位的供应商登记、销售和地块，导入、导出本单位的销售；看不到别的单位。', en: 'Enters its own registration, sales and plots, imports and exports its own sales; sees nothing of others.' },
    organisation: 'consumption.suppliers',
    rules: [
      { ledgers: ['consumption.suppliers'], actions: ['see', 'write', 'undo'], own: { by: itself, says: 'record' } },
      { ledgers: ['consumption.sales'], actions: keep, own: { by: 'supplier', says: 'record' } },
      { ledgers: ['potato.plots'], actions: ['see', 'write', 'undo'], own: { by: 'grower', says: 'name' } },
    ],
  }),
  role('charity', {
    title: { zh: '慈善组织', en: 'Charity' },
    note: { zh: '填报、导入、导出本单位捐赠的款物；看不到别的捐赠方。', en: 'Enters, imports and exports what it donates itself; sees no other donor.' },
    organisation: 'pairing.parties',
    rules: [{ ledgers: ['care.donations'], actions: keep, own: { by: 'donor', says: 'name' } }],
  }),
  role('auditor', {
    title: { zh: '审计', en: 'Auditor' },
    note: { zh: '查看、导出全部台账、流水账和原件，可核对完整性，可凭理由解除遮盖；什么也不能改。', en: 'Sees and exports every ledger, the journal and originals, checks the store, unmasks for a reason; changes nothing.' },
    rules: [{ ledgers: 'all', actions: [...read, 'unmask', 'originals', 'journal', 'check'] }],
  }),
  role('assessor', {
    title: { zh: '考核核查', en: 'Assessor' },
    note: {
      zh: '限期查阅指定年度、指定地区的考核，以及作为依据的指标、记录和佐证；敏感信息遮盖；别的看不到，什么也不能改。',
      en: 'Reads, for a time, the assessments given of the regions given, with the figures, records and files that bear them out; sensitive fields stay masked; sees nothing else and changes nothing.',
    },
    rules: [{ ledgers: [], actions: ['assess'] }],
    timed: true,
  }),
  role('administrator', {
    title: { zh: '系统管理员', en: 'Administrator' },
    note: { zh: '管理账号、备份与运行；看不到任何记录。', en: 'Keeps accounts, backups and the machine; sees no record.' },
    rules: [{ ledgers: [], actions: ['accounts', 'backup', 'operate'] }],
    apart: 'administration',
  }),
  role('security-administrator', {
    title: { zh: '安全管理员', en: 'Security administrator' },
    note: { zh: '分配角色，结束会话，批准下载和恢复备份；看不到任何记录，也不能给自己分配角色。', en: 'Assigns roles, ends sessions, approves taking and restoring backups; sees no record and gives itself no role.' },
    rules: [{ ledgers: [], actions: ['roles', 'countersign'] }],
    apart: 'administration',
  }),
  role('audit-administrator', {
    title: { zh: '审计管理员', en: 'Audit administrator' },
    note: { zh: '查看流水账，核对完整性，批准下载和恢复备份；看不到任何记录。', en: 'Reads the journal, checks the store, approves taking and restoring backups; sees no record.' },
    rules: [{ ledgers: [], actions: ['journal', 'check', 'countersign'] }],
    apart: 'administration',
  }),
];
