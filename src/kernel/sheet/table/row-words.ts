/** Words by which a row tells what it is. All take the text of a cell and look at it without its blanks. */

const bare = (text: string): string => text.replace(/[\s\u200b\ufeff]+/gu, '');

/** `八`, `八、`, `（一）`, `3.` before a label. */
const NUMERAL = /^(?:[（(]?[一二三四五六七八九十百]+[)）]?[、.．,，:：]?|[（(]?\d{1,3}[)）]?[、.．])/u;
const PLAIN_TOTAL = /^(?:合计|总计|共计|总合计|合计数|总计数|总数|小计|汇总|累计|总和|合计金额|金额合计|全部合计)$/u;
const ENDS_TOTAL = /^(.{1,12}?)(?:汇总合计|合计|总计|共计|小计|汇总)$/u;
/** Whose sum it is: a place, a body, a span of time, a page. */
const OF_WHOM = /(?:[省市县区州旗镇乡村社组处局部院校所站队司厂企业户人家]|公司|单位|全[国省市县区镇乡村部体]|本[页月季年表期级]|[月季年]度?|以上|各[项类级县区市]|分公司|类别|大类|部门|班级?)$/u;

/** `'total'` for 合计, 总计 and the like; `'subtotal'` for 小计; `'maybe'` where only the sums can tell (`资产合计`). */
export function totalLabel(text: string): 'total' | 'subtotal' | 'maybe' | null {
  if (!/[计汇总]/u.test(text)) return text.length < 16 && text.charCodeAt(0) < 128 ? latinTotal(text.trim()) : null;
  const whole = bare(text).replace(/[：:]$/u, '').replace(/[（(][^()（）]*[)）]$/u, '').replace(/[：:]$/u, '');
  if (whole.length > 20) return null;
  const label = /^[一二三四五六七八九十]+[^、.．]/u.test(whole) && !/^[一二三四五六七八九十]+\s*[^、.．,，:：\s]/u.test(text.trim()) ? whole.replace(/^[一二三四五六七八九十]+/u, '') : whole.replace(NUMERAL, '');
  for (const candidate of [label, whole]) {
    if (PLAIN_TOTAL.test(candidate)) return candidate.startsWith('小计') ? 'subtotal' : 'total';
    const of = ENDS_TOTAL.exec(candidate)?.[1];
    if (of === undefined) continue;
    if (candidate.endsWith('小计')) return 'subtotal';
    return OF_WHOM.test(of) ? 'total' : 'maybe';
  }
  return null;
}

function latinTotal(text: string): 'total' | 'subtotal' | null {
  if (/^(?:(?:grand ?)?total|sum)$/iu.test(text)) return 'total';
  return /^sub-?total$/iu.test(text) ? 'subtotal' : null;
}

/** Whether the label claims the whole table rather than a part of it. */
export function isGrandTotal(text: string): boolean {
  return /^(?:总计|总合计|共计|全[国省市县区镇乡村部体].*|.*汇总合计|总和|.*总计)$/u.test(bare(text).replace(NUMERAL, '').replace(/[：:]$/u, ''));
}

const NOTE = /^[*※★☆●]?(?:注|备注|说明|填表说明|填报说明|指标说明|附注|注释|说明事项|备注说明|数据来源|资料来源|来源|数据说明|note|notes|source)(?:[\d一二三四五六七八九十]{0,2}[：:、.．]|\d|\s|$)/iu;
const SIGNATURE = /^(?:填报人|填表人|制表人|制表|审核人|审核|复核人|复核|审批人|负责人|单位负责人|主管领导|分管领导|主要领导|领导签字|经办人|联系人|联系电话|联系方式|填报单位|填表单位|填报日期|填报时间|填表日期|填表时间|制表日期|制表时间|报送日期|报出日期|统计负责人|财务负责人|法定代表人|签字|签章|盖章|（盖章）|\(盖章\))/u;

/** A line that explains the table: `注：…`, `数据来源：…`. */
export function isNote(text: string): boolean {
  const line = text.replace(/^[\s\u3000]+/u, '');
  return NOTE.test(line) || /^[（(]?注[）)]?[：:\d]/u.test(line) || /^(?:\*|※)+\S/u.test(line);
}

/** A line that is signed or dated: `填报人：`, `审核：`. */
export function isSignature(text: string): boolean {
  return SIGNATURE.test(bare(text)) && /[：:]|签字|签章|盖章/u.test(text);
}

/** A label that opens a part of the table: `一、…`, `（二）…`, `北京市（92所）`. */
export function isSectionLabel(text: string): boolean {
  const label = bare(text);
  return /^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十\d]+(?:部分|类|批|片区|章|组))/u.test(label) || /[（(](?:共|计|合计)?\d+[所个户人家名项件村处台头][)）]$/u.test(label);
}

/** Numerals that stand alone where rows are numbered: `一`, `（二）`, `三、`. */
export function isNumeral(text: string): boolean {
  return /^(?:[一二三四五六七八九十]+[、.．]?|[（(][一二三四五六七八九十]+[)）])$/u.test(bare(text));
}

/** A line filled in above or below a table: `填报单位：某县`, `单位：万元`, `2024年3月`. */
export function isFormLine(text: string): boolean {
  const line = bare(text);
  return (
    (/^[^：:]{1,14}[：:]/u.test(line) && !/^(?:其中|包括|合计|总计|小计)/u.test(line)) ||
    /^[（(]?(?:(?:19|20)\d{2}|[二〇零一九]{4}|[_＿]*)年(?:度|[\d一二三四五六七八九十_＿]*月?(?:份|[\d一二三四五六七八九十_＿]*日?))?[)）]?$/u.test(line) ||
    /^附(?:件|表|录)[\d一二三四五六七八九十]*[：:]?$/u.test(line) ||
    /^第?\d+页|^共\d+页/u.test(line)
  );
}

const HEADER_WORD = /^(?:序号|编号|No\.?|姓名|名称|.*名称|性别|年龄|民族|学历|.*单位|.*地址|.*电话|.*方式|.*日期|.*时间|备注|说明|.*类别|.*类型|.*代码|.*编码|.*编号|.*号码?|.*金额|.*数量|.*人数|.*户数|.*面积|.*产量|地区|县|区县|县区|县市区|乡|镇|乡镇|村|行政村|.*内容|.*情况|.*级别|.*等级|.*状态|.*来源|.*依据|.*职务|.*职称|.*专业|年份|年度|月份|项目|指标|单价|规格|型号|品种|合计|小计|.*率|.*额|.*数|.*费|.*人|.*地点?)$/u;

/** A word that names a column. */
export function isHeaderWord(text: string): boolean {
  return HEADER_WORD.test(bare(text).replace(/[（(].*$/u, ''));
}
