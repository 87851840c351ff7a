import { levelTitles } from '../declare/level.ts';
import type { Wording } from '../declare/wording.ts';
import { conditionWords } from '../ledger/condition.ts';
import type { Store } from '../ledger/store.ts';
import type { Side } from './compare-side.ts';
import { sliceOf, sliceWords } from './slice.ts';
import { windowText } from './window.ts';

/** What sets a group of records apart: on which side they count, why not alike on the other, and what that lies at. */
export interface Reason {
  /** `a` and `b`: counted there alone; `both`: counted on both, differently. */
  readonly side: 'a' | 'b' | 'both';
  readonly why: string;
  /** The region the records lie in, where that is why. */
  readonly region: string;
  /** The number of the batch that made the difference, between two states. */
  readonly batch: string;
}

/** A reason in words: of the side that doesn't count the records, or of both where they are counted otherwise. */
export function reasonWords({ regions }: Store, { side, why, region, batch }: Reason, { a, b }: { readonly a: Side; readonly b: Side }): Wording {
  const { figure, place } = side === 'a' ? b : a;
  const window = place.window;
  const first = windowText({ from: window.from, to: window.from });
  const last = windowText({ from: window.to, to: window.to });
  const measured = figure.measured?.field.title ?? { zh: '', en: '' };
  // What a list says isn't written by any batch.
  const ofList = b.only !== undefined;
  const changed: Wording = batch === '' ? { zh: '', en: '' } : ofList ? { zh: '（名单里写得不同）', en: ' (the list says otherwise)' } : { zh: `（第 ${batch} 批改动）`, en: ` (changed by batch ${batch})` };
  const and = (text: Wording): Wording => ({ zh: text.zh + changed.zh, en: text.en + changed.en });
  if (why.startsWith('where.')) {
    const [, since, index] = why.split('.').map(Number);
    const condition = figure.definitions.find((one) => one.since === since)?.where[index ?? 0];
    const words = condition === undefined ? { zh: '', en: '' } : conditionWords(condition, regions);
    return and({ zh: `不符合口径：${words.zh}`, en: `Doesn’t meet the definition: ${words.en}` });
  }
  switch (why) {
    case 'level':
      if (place.level === 'both') return and({ zh: '双方台账不一致', en: 'The offices don’t both say so' });
      return and({ zh: `审核：还没有${levelTitles[place.level].zh}`, en: `Review: not ${levelTitles[place.level].en.toLowerCase()} yet` });
    case 'region':
      return and({ zh: `地区：属于${regions.title(region, 'zh')}`, en: `Region: lies in ${regions.title(region, 'en')}` });
    case 'before':
      return and({ zh: `日期：在 ${first} 之前`, en: `Date: before ${first}` });
    case 'after':
      return and({ zh: `日期：在 ${last} 之后`, en: `Date: after ${last}` });
    case 'over':
      return and({ zh: `日期：到 ${last} 已经终止`, en: `Date: ended by ${last}` });
    case 'undated':
      return and({ zh: '日期：没有填写', en: 'Date: none' });
    case 'slice': {
      const slice = sliceOf(figure, place.sliceOf(figure));
      const words = slice === undefined ? { zh: '', en: '' } : sliceWords(slice, regions);
      return and({ zh: `不属于该拆分：${words.zh}`, en: `Not of the part: ${words.en}` });
    }
    case 'blank':
      return and({ zh: `“${measured.zh}”未填`, en: `“${measured.en}” is blank` });
    case 'key':
      return and({ zh: `同一“${measured.zh}”已由另一条记录计入`, en: `Another record stands for the same “${measured.en}”` });
    case 'measured':
      return and({
        zh: `计的字段不同：甲为“${a.figure.measured?.field.title.zh ?? '条数'}”，乙为“${b.figure.measured?.field.title.zh ?? '条数'}”`,
        en: `They measure different fields: A “${a.figure.measured?.field.title.en ?? 'records'}”, B “${b.figure.measured?.field.title.en ?? 'records'}”`,
      });
    case 'weight':
      return { zh: '两边都计入，但平均的记录数不同，权重不同', en: 'Counted on both, among more or fewer: it weighs otherwise' };
    case 'absent':
      return { zh: '名单里没有这条记录', en: 'The list has no such record' };
    case 'came':
      return ofList ? { zh: '名单里有，这里没有这条记录', en: 'In the list, no such record here' } : { zh: `第 ${batch} 批新增`, en: `Added by batch ${batch}` };
    case 'went':
      return { zh: `第 ${batch} 批删除`, en: `Deleted by batch ${batch}` };
    case 'value':
      return ofList ? { zh: '名单里的数与这里不同', en: 'The list has another value' } : { zh: `第 ${batch} 批改了数值`, en: `Its value was changed by batch ${batch}` };
    default:
      return { zh: '其他', en: 'Others' };
  }
}
