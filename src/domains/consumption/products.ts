export const products = {
  potato: { zh: '马铃薯', en: 'Potatoes', aliases: ['洋芋', '土豆', '鲜薯', '种薯', '马铃薯及制品'] },
  herb: { zh: '中药材', en: 'Chinese herbs', aliases: ['药材', '中药', '当归', '黄芪', '党参', '中药饮片'] },
  noodle: { zh: '宽粉', en: 'Wide noodles', aliases: ['粉条', '粉丝', '淀粉制品', '马铃薯宽粉', '苕粉'] },
  vegetable: { zh: '蔬菜', en: 'Vegetables', aliases: ['高原夏菜', '高原蔬菜', '净菜'] },
  livestock: { zh: '畜产品', en: 'Livestock products', aliases: ['牛羊肉', '畜禽', '肉蛋奶', '畜禽产品', '牛肉', '羊肉'] },
  grain: { zh: '杂粮', en: 'Grains', aliases: ['小杂粮', '粮油', '粮油杂粮', '面粉'] },
  fruit: { zh: '果品', en: 'Fruit', aliases: ['水果', '林果', '干果'] },
  other: { zh: '其他', en: 'Other', aliases: ['其它', '其他农特产品'] },
} as const;
