/** Where a worker is placed; exclusive (domain.md §1). */
export const areas = {
  partner: { zh: '东部', en: 'Partner area', aliases: ['东部协作地区', '东部协作', '协作地区', '赴东部', '输转东部', '东部结对地区'] },
  province: { zh: '省内', en: 'Own province', aliases: ['省内就近', '就近就地', '省内务工', '就地就近', '本省'] },
  elsewhere: { zh: '其他', en: 'Elsewhere', aliases: ['其他地区', '其它', '其他省份', '省外其他'] },
} as const;

export const channels = {
  outside: { zh: '外出务工', en: 'Work away', aliases: ['外出', '省外务工', '企业就业', '单位就业'] },
  workshop: { zh: '帮扶车间', en: 'Workshop', aliases: ['乡村就业工厂', '就业帮扶车间', '扶贫车间', '就业工厂'] },
  publicPost: { zh: '公益岗位', en: 'Public-welfare post', aliases: ['公益性岗位', '乡村公益岗', '乡村公益性岗位', '公岗'] },
  park: { zh: '园区企业', en: 'Park or local enterprise', aliases: ['产业园', '龙头企业', '县内企业', '合作社'] },
  flexible: { zh: '灵活就业', en: 'Flexible', aliases: ['自主创业', '零工', '其他就业'] },
} as const;

export const trades = {
  manufacturing: { zh: '制造业', en: 'Manufacturing', aliases: ['工业', '加工制造', '电子制造', '机械制造'] },
  construction: { zh: '建筑业', en: 'Construction', aliases: ['建筑', '建筑施工'] },
  garment: { zh: '纺织服装', en: 'Garments', aliases: ['服装', '服装加工', '纺织业'] },
  food: { zh: '食品加工', en: 'Food processing', aliases: ['农产品加工', '水产加工', '食品'] },
  agriculture: { zh: '农林牧渔', en: 'Farming', aliases: ['农业', '种植业', '蔬菜种植', '农、林、牧、渔业', '养殖业'] },
  logistics: { zh: '物流运输', en: 'Logistics', aliases: ['交通运输', '仓储物流', '快递', '运输业'] },
  catering: { zh: '住宿餐饮', en: 'Catering and lodging', aliases: ['餐饮', '餐饮业', '酒店服务', '住宿和餐饮业'] },
  household: { zh: '居民服务', en: 'Household services', aliases: ['家政', '家政服务', '服务业', '保洁', '养老护理'] },
  retail: { zh: '批发零售', en: 'Trade', aliases: ['零售', '商贸', '销售', '批发和零售业'] },
  other: { zh: '其他', en: 'Other', aliases: ['其它', '其他行业'] },
} as const;

export const educations = {
  primary: { zh: '小学及以下', en: 'Primary or below', aliases: ['小学', '文盲', '文盲或半文盲', '半文盲'] },
  middle: { zh: '初中', en: 'Middle school', aliases: ['初级中学', '初中毕业'] },
  high: { zh: '高中', en: 'High school', aliases: ['高中（中专）', '中专', '中职', '技校', '高中/中专', '职高'] },
  college: { zh: '大专及以上', en: 'College or above', aliases: ['大专', '专科', '本科', '本科及以上', '大学', '高职'] },
} as const;

export const skills = {
  none: { zh: '无等级', en: 'None', aliases: ['无', '无证', '普工'] },
  special: { zh: '专项能力', en: 'Single skill', aliases: ['专项职业能力', '专项'] },
  junior: { zh: '初级工', en: 'Junior', aliases: ['五级', '初级', '五级工'] },
  middle: { zh: '中级工', en: 'Intermediate', aliases: ['四级', '中级', '四级工'] },
  senior: { zh: '高级工', en: 'Senior', aliases: ['三级', '高级', '三级工'] },
  technician: { zh: '技师及以上', en: 'Technician or above', aliases: ['技师', '高级技师', '二级', '一级'] },
} as const;
