const MAGNITUDE = '(?:十|百|千|万|十万|百万|千万|亿|十亿|百亿|万亿)?';

/** Words that measure, longest first within each group, as public tables write them. */
const MONEY = `${MAGNITUDE}(?:人民币元|美元|欧元|日元|港元|港币|元人民币|元)(?:人民币)?`;
const COUNTS = `${MAGNITUDE}(?:人次|人天|人日|人年|人|户次|户|个|家|所|名|件|台套|台|套|辆|次|批次|批|期|头只|头|只|羽|匹|尾|株|棵|粒|箱|袋|瓶|盒|份|本|册|张|座|栋|幢|间|处|条|项|宗|笔|场次|场|班|课时|床位|床|对|组|枚|支|艘|架|部|块|片|位|篇|门|类|种|例|村|单|票|车次|车|趟|列)`;
const MASS = `${MAGNITUDE}(?:公吨|吨|公斤|千克|斤|毫克|克|公担)|kg|mg|g|t`;
const AREA = `${MAGNITUDE}(?:亩次|亩|公顷|平方公里|平方千米|平方米|平米|平方)|hm2|hm²|km2|km²|m2|m²|㎡|ha`;
const LENGTH = `${MAGNITUDE}(?:公里|千米|厘米|毫米|海里|延米|米)|km|cm|mm|m|㎜|㎝|㎞`;
const VOLUME = `${MAGNITUDE}(?:立方米|立方|毫升|升|方)|m3|m³|ml|l|L`;
const ENERGY = `${MAGNITUDE}(?:千瓦时|千瓦|兆瓦|瓦|吨标准煤|吨标煤|标准煤|度|焦耳|千焦|大卡)|kwh|kWh|KWh|KW|kW|MW|GW`;
const SHARE = `%|％|‰|百分点|个百分点|百分比|倍|成`;
const TIME = `${MAGNITUDE}(?:个月|小时|分钟|工日|周岁|岁|天|日|周|月|年|秒)|h|d|min|s`;
const GRADE = `℃|°C|分|点|级|度|pH|ppm|ph`;

const WORD = `(?:${MONEY}|${MASS}|${AREA}|${LENGTH}|${VOLUME}|${ENERGY}|${SHARE}|${COUNTS}|${TIME}|${GRADE})`;
/** `元/亩`, `元/50公斤`, `公斤/亩·年`, `人·次`, `mg/m3`. */
const UNIT = new RegExp(`^/?${WORD}(?:[/·•*×]\\d*${WORD})*$`, 'u');
/** `上年=100`, `1978=100`: an index's base stands where the unit would. */
const BASE = /^[^\s=()（）]{1,12}=100$/u;

/** Words that are a unit in brackets or behind a slash, but say something else when they stand in a title. */
const TIMELY = new RegExp(`^(?:${TIME}|年月日|年/月/日|年/月|月/日|分|点|级|期|批|批次|类|种|部|项|位|单|对|组|本)$`, 'u');

/** Whether the text names a unit of measure, alone or composed (`元/亩`), or the base of an index (`上年=100`). */
export function isUnit(text: string): boolean {
  const bare = bareUnit(text);
  if (/^年\/?月|^月\/日$/.test(bare)) return false;
  return UNIT.test(bare) || BASE.test(bare);
}

/** As `isUnit`, for titles: a month or an ordinal there is no unit. */
export function isTitleUnit(text: string): boolean {
  return isUnit(text) && !TIMELY.test(bareUnit(text));
}

/** A unit without blanks, with half-width sign and slash. */
export function bareUnit(text: string): string {
  return text.replace(/\s+/gu, '').replaceAll('％', '%').replaceAll('／', '/').replaceAll('＝', '=');
}

export type Dimension = 'money' | 'count' | 'mass' | 'area' | 'share' | 'other';

/** What a unit measures. */
export function dimensionOf(unit: string): Dimension {
  const first = bareUnit(unit).replace(/\/.*$/u, '');
  for (const [dimension, words] of [['money', MONEY], ['share', SHARE], ['area', AREA], ['mass', MASS], ['count', COUNTS]] as const) {
    if (new RegExp(`^(?:${words})$`, 'u').test(first)) return dimension;
  }
  return 'other';
}
