import { sampleId } from '../../../src/kernel/declare/fields/index.ts';

const FAMILY = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄';
// 示例, 样本, 虚构: nobody is called so.
const MARK = '示例样虚';
const LAST = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥';

/** An invented person, the same for the same number. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly gender: 'male' | 'female';
  readonly born: number;
}

/** A name that shows it is invented, e.g. 李示甲. */
export function sampleName(n: number): string {
  const family = FAMILY.charAt((n * 37) % FAMILY.length);
  const mark = MARK.charAt(Math.floor(n / 7) % MARK.length);
  return family + mark + LAST.charAt(Math.floor(n / 3) % LAST.length);
}

/** Person `n` of a county: an ID number whose month of birth, 13, is never issued. */
export function person(county: string, n: number): Person {
  const born = 1966 + (n % 38);
  const day = 1 + (Math.floor(n / 38) % 99);
  const woman = (n * 7 + Math.floor(n / 38)) % 5 < 2;
  const sequence = 2 * Math.floor(n / 3762) + (woman ? 2 : 1);
  return { id: sampleId(county, born, day, sequence), name: sampleName(n), gender: woman ? 'female' : 'male', born };
}

/** A mobile number of the prefix 154, which no carrier was given. */
export const samplePhone = (n: number): string => `154${String(10_000_000 + ((n * 7919) % 89_999_999)).padStart(8, '0')}`;
