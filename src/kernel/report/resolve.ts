import type { Block, Cell, TemplateBlock, TemplateInline } from './document.ts';
import { turnsOf, type Turn } from './each.ts';
import { headingNumbers } from './numbering.ts';
import { dayWords, lastMonth, periodText, periodWindow, periodWords, spanWords } from './period.ts';
import { Plan, type Later, type Standing } from './plan.ts';
import { expectParameters, type ReportParameters } from './parameters.ts';
import type { Chart, Report, ShownBlock, ShownInline, ShownNumber } from './shown.ts';
import type { Sources } from './sources.ts';
import type { Tag } from './tag.ts';
import type { Template } from './template.ts';

/**
 * Fills a template with its numbers, all of one state of the records. A report comes whole or not at all: everything
 * that is wrong with it is told with line and character.
 * @throws Refusal `report.wrong-period`, `report.region-missing`, `report.region-not-within`, `report.no-region`, `report.unknown-figure`,
 * `report.unknown-window`, `report.unknown-region`, `report.unknown-wording`, `report.unknown-digits`, `report.unknown-unit`,
 * `report.over-what`, `report.nothing-within`, `report.too-many-turns`, `report.too-many-figures`, and what `sources.check` refuses
 */
export async function resolveReport(template: Template, parameters: ReportParameters, sources: Sources): Promise<Report> {
  const { plan, report } = planned(template, parameters, sources);
  return report(await sources.read(plan.requests));
}

/** Whether a template could be filled, with nothing read. @throws Refusal as `resolveReport` */
export function checkReport(template: Template, parameters: ReportParameters, sources: Sources): void {
  planned(template, parameters, sources);
}

function planned({ head, title, blocks }: Template, parameters: ReportParameters, sources: Sources): { plan: Plan; report: Later<Report> } {
  const locale = head.language;
  const region = expectParameters(head, parameters, sources);
  const plan = new Plan(sources, locale);
  const writer = new Writer(plan, parameters.today);
  const { period, today } = parameters;
  const standing: Standing = { period, window: periodWindow(period), region };
  const titled = writer.line(title, standing);
  const written = blocks.map((block) => writer.topBlock(block, standing));
  plan.expectSound();
  return {
    plan,
    report: (answers) => ({
      title: titled(answers).map((inline) => (inline.kind === 'text' ? inline.text : '')).join('').trim(),
      language: locale,
      period: periodText(period),
      region: region ?? null,
      date: today,
      asOf: answers.asOf,
      blocks: numbered(written.flatMap((block) => block(answers)), head.numbered, locale),
    }),
  };
}

/** The highest headings of a template are of the first level, whether it begins with `#` or with `##`. */
function numbered(blocks: readonly ShownBlock[], isNumbered: boolean, locale: Report['language']): ShownBlock[] {
  const highest = Math.min(...blocks.map((block) => (block.kind === 'heading' ? block.level : Infinity)));
  const next = headingNumbers(locale);
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    const level = block.level - highest + 1;
    return { ...block, level, inlines: isNumbered ? [{ kind: 'text', text: next(level) }, ...block.inlines] : block.inlines };
  });
}

/** Turns blocks of a template into blocks of a report, once its numbers are there. */
class Writer {
  readonly #plan: Plan;
  readonly #today: number;

  constructor(plan: Plan, today: number) {
    this.#plan = plan;
    this.#today = today;
  }

  topBlock(block: TemplateBlock, standing: Standing): Later<readonly ShownBlock[]> {
    if (block.kind !== 'paragraph') return this.#block(block, standing);
    const chart = block.inlines.find((inline) => inline.kind === 'tag' && inline.tag.kind.name === 'chart');
    return chart?.kind === 'tag' ? this.#chart(chart.tag, standing) : this.#block(block, standing);
  }

  line(inlines: readonly TemplateInline[], standing: Standing): Later<ShownInline[]> {
    const parts = inlines.map((inline) => this.#inline(inline, standing));
    return (answers) => parts.flatMap((part) => part(answers));
  }

  #block(block: TemplateBlock, standing: Standing): Later<Block<ShownInline>[]> {
    switch (block.kind) {
      case 'heading': {
        const inlines = this.line(block.inlines, standing);
        return (answers) => [{ ...block, inlines: inlines(answers) }];
      }
      case 'paragraph': {
        const lines = this.#turns(block.inlines, standing).map((turn) => this.line(block.inlines, turn));
        return (answers) => lines.map((line) => ({ ...block, inlines: line(answers) }));
      }
      case 'list': {
        const items = block.items.flatMap((item) => {
          const [first] = item;
          const turns = first?.kind === 'paragraph' ? this.#turns(first.inlines, standing) : [standing];
          return turns.map((turn) => this.#item(item, turn));
        });
        return (answers) => [{ ...block, items: items.map((item) => item(answers)) }];
      }
      case 'table': {
        const cells = (row: readonly Cell<TemplateInline>[], at: Standing) => row.map((cell) => this.line(cell, at));
        const head = cells(block.head, standing);
        const rows = block.rows.flatMap((row) => this.#turns(row[0] ?? [], standing).map((turn) => cells(row, turn)));
        return (answers) => [{ ...block, head: head.map((cell) => cell(answers)), rows: rows.map((row) => row.map((cell) => cell(answers))) }];
      }
      case 'quote': {
        const blocks = block.blocks.map((one) => this.#block(one, standing));
        return (answers) => [{ ...block, blocks: blocks.flatMap((one) => one(answers)) }];
      }
      case 'rule':
        return () => [block];
    }
  }

  /** An item whose first paragraph begins with `each` is repeated whole, so that paragraph is not repeated by itself. */
  #item(item: readonly TemplateBlock[], standing: Standing): Later<Block<ShownInline>[]> {
    const blocks = item.map((block, index): Later<Block<ShownInline>[]> => {
      if (index > 0 || block.kind !== 'paragraph') return this.#block(block, standing);
      const line = this.line(block.inlines, standing);
      return (answers) => [{ ...block, inlines: line(answers) }];
    });
    return (answers) => blocks.flatMap((block) => block(answers));
  }

  /** Where a line is written: once, or for each of what its first tag goes over. */
  #turns(inlines: readonly TemplateInline[], standing: Standing): readonly Standing[] {
    const [first] = inlines;
    if (first?.kind !== 'tag' || first.tag.kind.name !== 'each') return [standing];
    return turnsOf(this.#plan, first.tag, first.tag.operand, standing).map((turn) => turn.standing);
  }

  #inline(inline: TemplateInline, standing: Standing): Later<ShownInline[]> {
    if (inline.kind !== 'tag') return () => [inline];
    const { tag, kind: _, ...stress } = inline;
    const { name } = tag.kind;
    if (name === 'figure' || name === 'growth' || name === 'target' || name === 'reached') {
      const number = this.#plan.number(tag, standing);
      return number === undefined ? () => [] : (answers) => [{ kind: 'number', number: number(answers), ...stress }];
    }
    if (name === 'each') return () => [];
    if (name === 'list') return this.#list(tag, standing, stress);
    const text = this.#text(tag, standing);
    return (answers) => [{ kind: 'text', text: text(answers), ...stress }];
  }

  #list(tag: Tag, standing: Standing, stress: object): Later<ShownInline[]> {
    const comma = this.#plan.locale === 'zh' ? '、' : ', ';
    const gap = this.#plan.locale === 'zh' ? '' : ' ';
    const items = this.#numbers(tag, standing);
    return (answers) =>
      items.flatMap(({ label, number }, index): ShownInline[] => [
        { kind: 'text', text: `${index === 0 ? '' : comma}${label}${gap}`, ...stress },
        { kind: 'number', number: number(answers), ...stress },
      ]);
  }

  #chart(tag: Tag, standing: Standing): Later<Chart[]> {
    const bars = this.#numbers(tag, standing);
    const given = tag.attributes.title;
    return (answers) => {
      const numbers = bars.map(({ label, number }) => ({ label, number: number(answers) }));
      const longest = Math.max(...numbers.map(({ number }) => Math.abs(Number(number.value ?? 0))), 0);
      const lengthOf = ({ value }: ShownNumber) => (longest === 0 ? 0 : Math.round((Math.abs(Number(value ?? 0)) / longest) * 1000) / 1000);
      const title = given ?? numbers[0]?.number.title[this.#plan.locale] ?? '';
      return [{ kind: 'chart', title, bars: numbers.map(({ label, number }) => ({ label, number, length: lengthOf(number) })) }];
    };
  }

  #numbers(tag: Tag, standing: Standing): { readonly label: string; readonly number: Later<ShownNumber> }[] {
    const { window: _, ...attributes } = tag.attributes;
    const over = tag.attributes.over ?? 'regions';
    return turnsOf(this.#plan, tag, over, standing).flatMap((turn) => {
      const number = this.#plan.number(isPeriods(turn, standing) ? { ...tag, attributes } : tag, turn.standing);
      return number === undefined ? [] : [{ label: turn.label, number }];
    });
  }

  /** What a tag without a number says. */
  #text(tag: Tag, standing: Standing): Later<string> {
    const { sources, locale } = this.#plan;
    switch (tag.kind.name) {
      case 'year':
        return () => String(standing.period.year);
      case 'month':
        return () => String(lastMonth(standing.period));
      case 'period': {
        const days = tag.attributes.window === undefined ? undefined : this.#plan.days(tag, tag.attributes.window, standing);
        return () => (days === undefined ? periodWords(standing.period) : spanWords(days))[locale];
      }
      case 'region':
        return () => (standing.region === undefined ? sources.programme[locale] : sources.regions.title(standing.region, locale));
      case 'programme':
        return () => sources.programme[locale];
      case 'date':
        return () => dayWords(this.#today)[locale];
      case 'asof':
        return ({ asOf }) => (asOf.at === null ? '—' : dayWords(Number(asOf.at.slice(0, 10).replaceAll('-', '')))[locale]);
      default:
        return () => '';
    }
  }
}

/** A turn over years or months is of its own window; one over regions keeps that of its tag. */
const isPeriods = ({ standing }: Turn, before: Standing): boolean => standing.period !== before.period;
