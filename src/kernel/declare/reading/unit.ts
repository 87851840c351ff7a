/** How many of the smallest kept units one of a unit is: of money kept in fen, `万元` is 1,000,000. */
export interface UnitTable {
  /** The factor when nothing is said. */
  readonly own: number;
  /** Decodes a unit as found in a header; `undefined` when it isn't one of this kind. */
  decode(unit: string): number | undefined;
  /** Decodes what is glued to a value; a lone `万` multiplies the column's unit. */
  decodeGlued(unit: string, ofColumn: string | undefined): number | undefined;
}

/** Chinese multipliers as they stand before a unit. */
const MULTIPLIERS: ReadonlyMap<string, number> = new Map([
  ['千', 1e3],
  ['万', 1e4],
  ['十万', 1e5],
  ['百万', 1e6],
  ['千万', 1e7],
  ['亿', 1e8],
  ['万亿', 1e12],
]);

interface Unit {
  readonly factor: number;
  /** The factor without its multiplier: 元 of 万元. */
  readonly base: number;
}

/**
 * Builds the table of a kind's units with their multiplied forms (`元` gives `万元`).
 * `lenient`: any other unit counts as the own one (persons, households, times…), a leading multiplier still counts.
 */
export function unitTable(
  own: number,
  bases: Readonly<Record<string, number>>,
  options: { readonly lenient?: boolean } = {},
): UnitTable {
  const table = new Map<string, Unit>();
  for (const [name, base] of Object.entries(bases)) {
    for (const [word, times] of MULTIPLIERS) table.set(word + name, { factor: times * base, base });
  }
  // Set last: 千克 is a unit of its own before it is a thousand 克.
  for (const [name, base] of Object.entries(bases)) table.set(name, { factor: base, base });
  for (const [word, times] of MULTIPLIERS) table.set(word, { factor: times * own, base: own });

  const decoded = new Map<string, Unit | undefined>();
  function look(written: string): Unit | undefined {
    let unit = decoded.get(written);
    if (unit === undefined && !decoded.has(written)) {
      const text = bareUnit(written);
      unit = text === '' ? { factor: own, base: own } : (table.get(text) ?? (options.lenient ? guess(text, own) : undefined));
      if (decoded.size < 1000) decoded.set(written, unit);
    }
    return unit;
  }
  return {
    own,
    decode: (unit) => look(unit)?.factor,
    decodeGlued(unit, ofColumn) {
      const times = MULTIPLIERS.get(unit);
      if (times === undefined || ofColumn === undefined) return look(unit)?.factor;
      const column = look(ofColumn);
      return column === undefined ? undefined : times * column.base;
    },
  };
}

/** `（元/亩）` → `元`, `_亿元` → `亿元`, `/亩` → `亩`, `㎡` → `m2`. */
function bareUnit(written: string): string {
  const text = written.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  const inside = text.replace(/^(?:单位|计量单位)?[:_/([【]*/, '').replace(/[)\]】]+$/, '').replace(/^人民币[:]?(?=.)/, '');
  const per = inside.search(/[/每]/);
  return per > 0 ? inside.slice(0, per) : inside;
}

// Measured, paid or dated, not counted.
const NOT_COUNTED = /[\d%‰元亩吨斤克]|百分|公顷|平方|^(?:kg|t|ha|年|月|日|岁)$/;

function guess(text: string, own: number): Unit | undefined {
  if (NOT_COUNTED.test(text)) return undefined;
  let times = 1;
  for (const [word, value] of MULTIPLIERS) if (text.startsWith(word) && value > times) times = value;
  return { factor: own * times, base: own };
}
