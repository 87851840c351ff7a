/**
 * What a household is under the policy against falling back into poverty. A tag of one year: a row says what held when
 * it was written, and later rows may say otherwise. The transition of 2021 to 2025 had its own tags; regular, targeted
 * help (常态化精准帮扶) has others from 2026 on.
 */
export const householdTypes = {
  lifted: { zh: '脱贫户', en: 'Lifted out of poverty', aliases: ['脱贫人口', '脱贫', '建档立卡户', '建档立卡脱贫户', '脱贫劳动力', '一般脱贫户'], until: 2025 },
  monitored: { zh: '监测对象', en: 'Monitored', aliases: ['监测户', '监测', '防止返贫监测对象', '三类户', '三类人员'], until: 2025 },
  prevention: { zh: '防止返贫致贫对象', en: 'At risk of poverty', aliases: ['防返贫致贫对象', '返贫致贫风险户', '常态化帮扶对象'], since: 2026 },
  lowIncome: { zh: '农村低收入人口', en: 'Low rural income', aliases: ['低收入人口', '低收入户', '农村低收入户'], since: 2026 },
  general: { zh: '一般农户', en: 'Other rural household', aliases: ['农户', '普通农户', '非脱贫户', '其他农户', '一般户'] },
} as const;
