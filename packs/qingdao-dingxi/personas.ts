/** Whom the demo lets in without a password: one of each kind of user, none of them a living person. */
export const personas = [
  { name: 'leader', title: { zh: '工作组组长', en: 'Working-group leader' }, role: 'working-group-leader', regions: 'all' },
  { name: 'minxian', title: { zh: '岷县专干', en: 'Clerk of Min County' }, role: 'county-clerk', regions: ['621126'] },
  { name: 'minxian-group', title: { zh: '岷县工作组组长', en: 'County-group leader of Min County' }, role: 'county-group-leader', regions: ['621126'] },
  { name: 'dingxi', title: { zh: '定西市专干', en: 'Clerk of Dingxi City' }, role: 'county-clerk', regions: ['621100', '370200'] },
  { name: 'labour', title: { zh: '人社局', en: 'Labour bureau' }, role: 'labour-bureau', regions: ['621100'] },
  { name: 'finance', title: { zh: '财政局', en: 'Finance bureau' }, role: 'finance-bureau', regions: ['621100'] },
  { name: 'village', title: { zh: '安定区村级专干', en: 'Village clerk in Anding' }, role: 'village-clerk', regions: ['621102'] },
  { name: 'qingdao', title: { zh: '青岛市协作办', en: 'Qingdao cooperation office' }, role: 'cooperation-office', regions: 'all' },
  { name: 'enterprise', title: { zh: '安定区薯业企业', en: 'Potato enterprise in Anding' }, role: 'enterprise', regions: ['621102'], organisation: '安定区示例薯业有限公司03' },
  { name: 'auditor', title: { zh: '审计', en: 'Auditor' }, role: 'auditor', regions: 'all' },
  { name: 'assessor', title: { zh: '考核核查', en: 'Assessor' }, role: 'assessor', regions: ['621100'], days: 30, assessments: [{ ruleSet: 'gansu.2023', year: 2023 }] },
  { name: 'admin', title: { zh: '系统管理员', en: 'Administrator' }, role: 'administrator', regions: 'all' },
  { name: 'security', title: { zh: '安全管理员', en: 'Security administrator' }, role: 'security-administrator', regions: 'all' },
  { name: 'audit-admin', title: { zh: '审计管理员', en: 'Audit administrator' }, role: 'audit-administrator', regions: 'all' },
] as const;
