import type { AnyField } from '../../../../src/kernel/declare/field.ts';
import type { WrittenCell } from '../../../../src/adapters/workbook/write/sheets.ts';
import { regions } from '../../regions.ts';
import type { DateForm, Office, RegionForm } from './office.ts';

/** A unit amounts are written in, and how many of the field's smallest units it is. */
export interface Unit {
  readonly name: string;
  readonly factor: bigint;
}

const units: Readonly<Record<string, Unit>> = {
  元: { name: '元', factor: 100n },
  万元: { name: '万元', factor: 1_000_000n },
  亿元: { name: '亿元', factor: 10_000_000_000n },
  公斤: { name: '公斤', factor: 1_000n },
  斤: { name: '斤', factor: 500n },
  吨: { name: '吨', factor: 1_000_000n },
  万吨: { name: '万吨', factor: 10_000_000_000n },
  亩: { name: '亩', factor: 10_000n },
  公顷: { name: '公顷', factor: 150_000n },
  万亩: { name: '万亩', factor: 100_000_000n },
};

/** The unit an office writes a field in; `wanted` where the workbook asks for another than the office's habit. */
export function unitOf(field: AnyField, office: Office, wanted: string | undefined): Unit | undefined {
  if (wanted !== undefined) return units[wanted];
  if (field.kind === 'money') return units[office.money];
  if (field.kind === 'mass') return units[office.mass];
  return field.kind === 'area' ? units[office.area] : undefined;
}

/** An exact amount as the number a cell holds. */
export const inUnit = (amount: bigint, unit: Unit): number => Number(amount) / Number(unit.factor);

type Writer = (value: never, field: AnyField, office: Office) => WrittenCell;

const asText = (value: unknown): WrittenCell => String(value);

/** How an office writes each kind of field that has no unit. */
const writers: Readonly<Record<string, Writer>> = {
  date: (value: string, _field, { dates }) => dateForms[dates](value),
  year: (value: number, _field, { years }) => (years === 'text' ? `${value}年` : value),
  flag: (value: boolean, _field, { yes }) => yes[value ? 0 : 1],
  region: (value: string, _field, office) => regionForms[office.regions](value),
  phone: (value: string, _field, { phones }) => (phones === 'number' ? Number(value) : value),
  count: (value: number) => value,
  percent: (value: bigint) => `${Number(value) / 10_000}%`,
  decimal: (value: bigint, field) => Number(value) / 10 ** (field.scale ?? 0),
  choice: (value: string, field) => field.format(value, 'zh', noRegions),
};

/** A value as the office writes it, numbers of amounts aside. */
export function writeValue(value: unknown, field: AnyField, office: Office): WrittenCell {
  if (value === null || value === undefined) return null;
  return (writers[field.kind] ?? asText)(value as never, field, office);
}

const dateForms: Readonly<Record<DateForm, (iso: string) => WrittenCell>> = {
  serial: (iso) => ({ date: iso }),
  bareSerial: (iso) => Math.round(Date.parse(iso) / 86_400_000) + 25_569,
  chinese: (iso) => `${iso.slice(0, 4)}年${Number(iso.slice(5, 7))}月${Number(iso.slice(8))}日`,
  dotted: (iso) => `${iso.slice(0, 4)}.${Number(iso.slice(5, 7))}.${Number(iso.slice(8))}`,
  digits: (iso) => Number(iso.replaceAll('-', '')),
  iso: (iso) => iso,
  slashed: (iso) => `${iso.slice(0, 4)}/${Number(iso.slice(5, 7))}/${Number(iso.slice(8))}`,
};

const titles = new Map(regions.map(({ code, title, parent }) => [code, { name: title.zh.replace(/[(（].*$/, ''), parent }]));
const nameOf = (code: string): string => titles.get(code)?.name ?? code;

const regionForms: Readonly<Record<RegionForm, (code: string) => WrittenCell>> = {
  full: nameOf,
  code: (code) => code,
  withCity: (code) => nameOf(titles.get(code)?.parent ?? '') + nameOf(code),
  // Nobody shortens 漳县 to one character.
  short: (code) => (nameOf(code).length > 2 ? nameOf(code).slice(0, -1) : nameOf(code)),
};

const noRegions = { find: () => undefined, get: () => undefined, title: (code: string) => code, ancestors: () => [], within: () => [], all: [] };

/** The same text with full-width digits and signs, as some input methods leave it. */
export const fullWidth = (text: string): string => text.replace(/[0-9.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
