/** Names that the published figures mention; everything else in the records is invented. */
export const pharmaceutical = '天成药业';
export const fair = '山东企业定西投资贸易洽谈会';
export const potatoFamilies = '牵手定西土豆娃娃';
export const valley = '青定智慧谷';
