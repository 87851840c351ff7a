import { systemParty } from '../../kernel/access/party.ts';
import { totalsDisagree, type Check, type ChecklistItem } from '../../kernel/closing/checklist.ts';
import type { Period } from '../../kernel/closing/period.ts';
import { rankOf } from '../../kernel/declare/level.ts';
import type { Wording } from '../../kernel/declare/wording.ts';
import { findDifferences } from '../../kernel/ledger/differences.ts';
import { dayText } from '../../kernel/ledger/calendar.ts';
import { readWithin, type FigureRequest } from '../../kernel/figure/index.ts';
import type { ModelFigure } from '../../kernel/model/model.ts';

/** Regions named of an item, the worst first. */
const mostNamed = 5;

/** Figures that count what should not be there: overdue, contradictory. */
const concerns: Check = async (session, store, period) => {
  const figures = [...store.model.figures.values()].filter(({ declared }) => declared.concern !== undefined);
  const requests = figures.map((figure) => placed(figure, period));
  const values = await readWithin(session, store, systemParty, requests);
  return figures.flatMap((figure, index): ChecklistItem[] => {
    const value = values[index];
    if (value === undefined || Number(value.value ?? 0) <= 0) return [];
    return [
      {
        code: `concern ${figure.name}`,
        severity: 'acknowledge',
        title: figure.declared.title,
        count: Number(value.value),
        detail: null,
        door: { figure: figure.name, window: String(requests[index]?.window) },
      },
    ];
  });
};

/** What the domains declare that must hold in each region. */
const declared: Check = async (session, store, period) => {
  const items: ChecklistItem[] = [];
  for (const { figure: { name, title }, otherwise } of store.model.domains.flatMap(({ closing = [] }) => closing)) {
    const regions = store.regions.all.filter(({ code }) => store.regions.within(code).length === 1);
    const values = await readWithin(session, store, systemParty, regions.map(({ code }): FigureRequest => ({ figure: name, window: period.window, region: code, as: 'known' })));
    const below = regions.flatMap(({ code }, index) => {
      const value = values[index];
      return value?.value != null && value.value.startsWith('-') ? [{ code, value }] : [];
    });
    below.sort((a, b) => Number(a.value.value) - Number(b.value.value));
    const [worst] = below;
    if (worst === undefined) continue;
    const named = (locale: 'zh' | 'en') => below.slice(0, mostNamed).map(({ code, value }) => `${store.regions.title(code, locale)} ${value.printed} ${value.unit[locale]}`).join(locale === 'zh' ? '、' : ', ');
    items.push({
      code: `negative ${name}`,
      severity: otherwise,
      title: { zh: `${title.zh}为负的地区`, en: `Regions where “${title.en}” is below zero` },
      count: below.length,
      detail: { zh: named('zh'), en: named('en') },
      door: { figure: name, window: period.window, region: worst.code },
    });
  }
  return items;
};

function placed(figure: ModelFigure, { window, to }: Period): FigureRequest {
  return { figure: figure.name, window: figure.kind === 'base' && figure.stock !== undefined ? dayText(to) : window, as: 'known' };
}

/** Records of the period that nobody has verified, drafts among them: what is reported counts the others as they are. */
const unverified: Check = async (session, { programme, model }, { from, to }) => {
  const drafts: (Wording & { count: number })[] = [];
  const waiting: (Wording & { count: number })[] = [];
  for (const { table, when, declared: { title } } of model.ledgers.values()) {
    if (when === undefined) continue;
    const [row] = await session.query(
      `select count(*) filter (where _level = ${rankOf('draft')}) as drafts, count(*) filter (where _level = ${rankOf('submitted')}) as waiting
       from "${table}" where programme = $1 and _day between $2::integer and $3::integer and _until is null and not _gone and _level < ${rankOf('verified')}`,
      [programme, from, to],
    );
    if (Number(row?.['drafts']) > 0) drafts.push({ ...title, count: Number(row?.['drafts']) });
    if (Number(row?.['waiting']) > 0) waiting.push({ ...title, count: Number(row?.['waiting']) });
  }
  return [
    ...levelItem('drafts', { zh: '草稿，不计入上报的数', en: 'Drafts, which what is reported leaves out' }, drafts),
    ...levelItem('unverified', { zh: '已报送、尚未核实的记录', en: 'Submitted records not yet verified' }, waiting),
  ];
};

function levelItem(code: string, title: Wording, of: readonly { readonly zh: string; readonly en: string; readonly count: number }[]): ChecklistItem[] {
  if (of.length === 0) return [];
  const most = of.toSorted((a, b) => b.count - a.count).slice(0, mostNamed);
  const detail = { zh: most.map(({ zh, count }) => `${zh} ${count}`).join('、'), en: most.map(({ en, count }) => `${en} ${count}`).join(', ') };
  return [{ code, severity: 'acknowledge', title, count: of.reduce((sum, { count }) => sum + count, 0), detail, door: null }];
}

/** Facts of the period that only one office has, or that the offices say differently of; what was accepted is left out. */
const oneSided: Check = async (session, store, { from, to }) => {
  const open = await findDifferences({ ...store, database: session }, systemParty, { from, to, state: 'open' });
  const of = [...Map.groupBy(open, ({ sides }) => sides.ledger)].map(([{ declared: { title } }, found]) => ({ ...title, count: found.length }));
  return levelItem('one-sided', { zh: '双方台账不一致', en: 'Facts that the two offices differ about' }, of);
};

/** All that is looked at before a period is closed. */
export const closingChecks: readonly Check[] = [unverified, oneSided, totalsDisagree, declared, concerns];
