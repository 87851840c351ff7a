import { systemParty } from '../../kernel/access/party.ts';
import { totalsDisagree, type Check, type ChecklistItem } from '../../kernel/closing/checklist.ts';
import type { Period } from '../../kernel/closing/period.ts';
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

/** All that is looked at before a period is closed. */
export const closingChecks: readonly Check[] = [totalsDisagree, declared, concerns];
