import { writeTemplate, type TemplateFormat } from '../../adapters/workbook/write/template.ts';
import { Fault } from '../../kernel/declare/field.ts';
import { ledgerNamed } from '../../kernel/ledger/list.ts';
import type { ModelField } from '../../kernel/model/model.ts';
import type { Engine } from './open-engine.ts';

/**
 * An empty workbook to fill in for a ledger: one column for each field that is typed in, with units, drop-downs, notes.
 * @throws Refusal `ledger.unknown`
 */
export async function ledgerTemplate({ store }: Engine, ledgerName: string): Promise<Uint8Array> {
  const ledger = ledgerNamed(store, ledgerName);
  const { regions } = store;
  const title = ledger.declared.title.zh;
  return writeTemplate({ sheetName: title, title, columns: ledger.fields.filter(({ field }) => field.carried === undefined && !field.can.includes('attaches')).map(columnOf) });

  function columnOf({ field }: ModelField) {
    const { choices, format, digits, example } = field.template;
    // Which regions a field takes, only the field can say.
    const places = field.can.includes('places') ? regions.all.filter(({ code }) => !(field.accept(code, regions) instanceof Fault)).map((region) => region.title.zh) : undefined;
    const listed = places ?? choices;
    const note = [field.note?.zh, example === '' ? undefined : `例：${example}`].filter((part) => part !== undefined).join('。');
    const written: TemplateFormat = format === 'number' && digits === 0 ? 'integer' : format;
    return {
      header: field.title.zh,
      format: written,
      required: !field.optional,
      ...(field.unit === undefined ? {} : { unit: field.unit.zh }),
      ...(note === '' ? {} : { note }),
      ...(listed === undefined ? {} : { choices: listed }),
    };
  }
}
