/** How an office writes its dates. */
export type DateForm = 'serial' | 'bareSerial' | 'chinese' | 'dotted' | 'digits' | 'iso' | 'slashed';

/** How an office writes regions. */
export type RegionForm = 'full' | 'short' | 'withCity' | 'code';

/** The habits of one office: what makes its workbooks look as they do. */
export interface Office {
  readonly name: string;
  /** The region its rows belong to; the city's offices write rows of all. */
  readonly county: string | undefined;
  /** `xls` for small workbooks only: the old format is slow to write. */
  readonly format: 'xlsx' | 'xls' | 'csv';
  /** Which of a field's headers it uses: 0 its title, else that alias where there is one. */
  readonly wording: number;
  readonly dates: DateForm;
  readonly regions: RegionForm;
  readonly money: '元' | '万元';
  readonly mass: '公斤' | '斤' | '吨';
  readonly area: '亩' | '公顷';
  readonly yes: readonly [yes: string, no: string];
  readonly years: 'number' | 'text';
  /** Where the unit of money stands: in the header, or in a line above it. */
  readonly unitPlace: 'header' | 'line';
  readonly brackets: readonly [open: string, close: string];
  readonly index: boolean;
  readonly titleRows: 0 | 1 | 2;
  readonly twoRowHeader: boolean;
  readonly total: { readonly label: string; readonly place: 'top' | 'bottom' } | undefined;
  /** Rows grouped by township, with a subtotal after each. */
  readonly subtotals: boolean;
  readonly notes: boolean;
  /** Now and then an amount or phone in full-width digits. */
  readonly fullWidth: boolean;
  /** Now and then an amount with its unit glued on. */
  readonly glued: boolean;
  readonly phones: 'text' | 'number';
  /** A hidden sheet with the words of the drop-downs. */
  readonly hiddenSheet: boolean;
}
