import { describe, expect, test } from 'vitest';
import { files, places } from './files.ts';

/** Words of one programme. The kernel serves any; what it needs to say about one belongs to domains and packs. */
const programme = [
  /\b(?:qingdao|dingxi|shandong|gansu|potato(?:es)?|labou?r(?:ers?)?|cadres?|donations?|incubat\w*|instalments?)\b/i,
  /\b(?:lintao|longxi|weiyuan|tongwei|minxian|zhangxian|anding|laoshan|chengyang|huangdao|jimo|jiaozhou|pingdu|laixi)\b/i,
  /青岛|定西|山东|甘肃|马铃薯|劳务|东西部|协作|结对|帮扶|招商|孵化|捐赠|援派/,
  /安定区|临洮|陇西|渭源|通渭|岷县|漳县|市南|市北|李沧|崂山|黄岛|城阳|即墨|胶州|平度|莱西/,
];

describe('the kernel says no word of the programme', () => {
  test.each(programme)('%s', (words) => {
    const kernel = [...files(/./)].filter((path) => path.startsWith('src/kernel/'));
    expect(places(kernel, words)).toEqual([]);
    expect(kernel.filter((path) => words.test(path))).toEqual([]);
  });
});
