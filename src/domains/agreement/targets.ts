import { choice, date, figureAmount, figureName, figureSlice, partsOf, note, region, text, year } from '../../kernel/declare/fields/index.ts';
import { ledger } from '../../kernel/declare/ledger.ts';
import { evidence, remarks } from '../vocabulary/index.ts';
import { calledInAgreements, figuresWithTargets } from './figures-with-targets.ts';

/** Figures whose records lie with the eastern side: no western county has a share of them. */
const ofTheEast = new Set(
  figuresWithTargets.filter((figure) => !('of' in figure) && figure.over.fields[figure.over.scope]?.side === 'east').map(({ name }) => name),
);

/** Codes of GB/T 2260 that end in two zeros are those of cities. */
const isCity = (code: string): boolean => code.endsWith('00');

export const targets = ledger('agreement.targets', {
  title: { zh: '协作目标台账', en: 'Targets' },
  note: {
    zh: '协议或其调整文件给一个地区的一项年度目标一行；调整后的目标另记一行，原目标仍在。',
    en: 'One row for what an agreement or a revision of it sets one region for the year in one figure; a revised target is a row of its own, and what it was stays.',
  },
  fields: {
    year: year({ title: { zh: '目标年度', en: 'Year' }, aliases: ['年度', '年份', '协议年度'] }),
    region: region({ side: 'west', whole: ['全市', '全市合计', '全市目标', '合计', '总计', '总目标'], title: { zh: '地区', en: 'Region' }, aliases: ['县区', '区县', '市县', '责任县区', '责任地区'] }),
    figure: figureName({
      title: { zh: '指标', en: 'Figure' },
      aliases: ['指标名称', '目标名称', '协议指标', '任务指标', '考核指标', '协作任务', '目标任务', '任务名称'],
      of: figuresWithTargets,
      called: calledInAgreements,
    }),
    slice: figureSlice({
      optional: true,
      title: { zh: '分项', en: 'Part' },
      aliases: ['其中', '分项指标', '细分', '分项名称', '其中项'],
      by: 'figure',
      of: figuresWithTargets,
      note: { zh: '只对指标的一部分定目标时填写，如 脱贫户、马铃薯；不填为整个指标', en: 'Only where the target is for a part of the figure, e.g. of one kind of household; blank for all of it' },
    }),
    bound: choice({
      optional: true,
      title: { zh: '要求', en: 'Bound' },
      aliases: ['目标方向', '目标类型', '要求类型'],
      of: {
        least: { zh: '不少于', en: 'At least', aliases: ['不低于', '不小于', '至少', '达到', '≥', '下限'] },
        most: { zh: '不超过', en: 'At most', aliases: ['不高于', '不多于', '至多', '控制在', '≤', '上限', '以内'] },
      },
      note: { zh: '不填为“不少于”', en: 'Blank is “at least”' },
    }),
    amount: figureAmount({
      title: { zh: '目标值', en: 'Target' },
      aliases: ['年度目标', '全年目标', '目标', '任务数', '目标任务数', '年度任务', '协议目标', '计划数', '调整后目标', '调整后'],
      by: 'figure',
      of: figuresWithTargets,
      unitHeaders: ['单位', '计量单位', '指标单位'],
      note: { zh: '单位随指标：可写 4.5亿元、3.1万人、65%', en: 'In the figure’s unit; 4.5亿元, 3.1万人 and 65% are read as well' },
    }),
    document: text({ optional: true, title: { zh: '依据文号', en: 'Document' }, aliases: ['文号', '协议文号', '调整文号', '依据文件'] }),
    setOn: date({
      optional: true,
      title: { zh: '确定日期', en: 'Set on' },
      aliases: ['签订日期', '印发日期', '调整日期', '下达日期'],
      note: { zh: '调整从这一天起有效；协议目标全年有效', en: 'A revision holds from this day on; what was set first holds for the whole year' },
    }),
    words: note({ optional: true, title: { zh: '协议原文', en: 'Words of the agreement' }, aliases: ['原文', '目标内容', '目标表述', '任务内容', '协议条款'] }),
    remarks,
    evidence,
  },
  scope: 'region',
  when: 'year',
  identity: ['year', 'region', 'figure', 'slice', 'document'],
  across: { field: 'region', value: 'amount' },
  targets: { figure: 'figure', slice: 'slice', bound: 'bound', amount: 'amount', year: 'year', setOn: 'setOn', document: 'document', words: 'words' },
  rules: [
    {
      code: 'target-positive',
      holds: ({ amount }) => amount > 0n,
      message: { zh: '目标值不大于零', en: 'The target is not above zero' },
      mend: { zh: '没有任务的地区不填这一行', en: 'Leave the row out where nothing is asked' },
      at: ['amount'],
    },
    {
      code: 'target-part-of-its-figure',
      holds: ({ figure, slice }) => slice === null || partsOf(figuresWithTargets.find(({ name }) => name === figure)).includes(slice),
      message: { zh: '这项指标没有这个分项', en: 'The figure has no such part' },
      mend: { zh: '从指标的分项中选一个，或留空', en: 'Choose one of its parts, or leave it blank' },
      at: ['slice', 'figure'],
    },
    {
      code: 'target-by-county',
      holds: ({ figure, region: code }) => isCity(code) || !ofTheEast.has(figure),
      message: { zh: '这项指标记在东部，不分西部县区，县区不能有它的目标', en: 'This figure counts what lies in the east and has no share of a western county, so no county can have a target for it' },
      mend: { zh: '把目标定给全市，或换一项分县区的指标', en: 'Set it for the whole city, or choose a figure that is split by county' },
      at: ['figure', 'region'],
    },
    {
      code: 'target-set-in-its-year',
      holds: ({ year: of, setOn }) => setOn === null || Math.abs(Number(setOn.slice(0, 4)) - of) <= 1,
      message: { zh: '确定日期与目标年度相差一年以上', en: 'It was set more than a year away from the year it is for' },
      mend: { zh: '核对年度和日期', en: 'Check the year and the day' },
      at: ['setOn'],
      severity: 'warning',
    },
  ],
});
