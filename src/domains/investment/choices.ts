/** From idea to landing; a withdrawn project is out of every count (domain.md §2, 退库). */
export const stages = {
  idea: { zh: '谋划', en: 'Idea', aliases: ['谋划中', '储备'] },
  talks: { zh: '在谈', en: 'In talks', aliases: ['洽谈', '在谈项目', '洽谈中'] },
  signed: { zh: '签约', en: 'Signed', aliases: ['已签约', '签约项目'] },
  landed: { zh: '落地', en: 'Landed', aliases: ['已落地', '落地项目'] },
  withdrawn: { zh: '退库', en: 'Withdrawn', aliases: ['已退库', '终止'] },
} as const;

export const industries = {
  potato: { zh: '马铃薯', en: 'Potatoes', aliases: ['马铃薯产业'] },
  herb: { zh: '中医药', en: 'Chinese herbs', aliases: ['中药材', '中医药产业', '中药'] },
  vegetable: { zh: '蔬菜', en: 'Vegetables', aliases: ['果蔬', '果蔬产业', '高原夏菜'] },
  livestock: { zh: '畜牧', en: 'Livestock', aliases: ['草牧', '畜牧业', '草牧业', '牛羊'] },
  equipment: { zh: '装备制造', en: 'Equipment', aliases: ['先进装备制造', '先进制造', '制造业'] },
  energy: { zh: '新能源', en: 'New energy', aliases: ['能源', '光伏', '风电'] },
  textile: { zh: '纺织服装', en: 'Garments', aliases: ['服装', '纺织'] },
  trade: { zh: '商贸文旅', en: 'Trade and tourism', aliases: ['文旅', '商贸物流', '文化旅游', '物流'] },
  other: { zh: '其他', en: 'Other', aliases: ['其它'] },
} as const;

export const natures = {
  state: { zh: '国有企业', en: 'State-owned', aliases: ['国企', '国有', '央企'] },
  private: { zh: '民营企业', en: 'Private', aliases: ['民企', '民营', '私营企业'] },
  foreign: { zh: '外资企业', en: 'Foreign', aliases: ['外商投资', '合资企业', '合资'] },
  other: { zh: '其他', en: 'Other', aliases: ['其它', '混合所有制'] },
} as const;
