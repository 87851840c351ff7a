/**
 * What a household is under the policy against falling back into poverty. A tag of one year: a row says what held when
 * it was written, and later rows may say otherwise.
 */
export const householdTypes = {
  lifted: { zh: '脱贫户', en: 'Lifted out of poverty', aliases: ['脱贫人口', '脱贫', '建档立卡户', '建档立卡脱贫户', '脱贫劳动力', '一般脱贫户'] },
  monitored: { zh: '监测对象', en: 'Monitored', aliases: ['监测户', '监测', '防止返贫监测对象', '三类户', '三类人员'] },
  general: { zh: '一般农户', en: 'Other rural household', aliases: ['农户', '普通农户', '非脱贫户', '其他农户', '一般户'] },
} as const;
