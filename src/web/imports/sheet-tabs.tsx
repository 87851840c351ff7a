import type { Imported } from '../../client/imports.ts';
import { useLanguage } from '../shell/locale.tsx';
import style from './import-page.module.css';
import { wizardWords } from './words.ts';

interface SheetTabsProps {
  readonly imported: Imported;
  readonly chosen: string;
  readonly onChoose: (sheet: string) => void;
}

/** All sheets of the workbook, hidden ones and those without a table said so. */
export function SheetTabs({ imported: { sheets, tables }, chosen, onChoose }: SheetTabsProps) {
  const { t } = useLanguage();
  return (
    <div className={style['tabs']} role="tablist" aria-label={t(wizardWords.sheets)}>
      {sheets.map(({ name, hidden, rows }) => {
        const own = tables.filter((table) => table.sheet === name);
        const told = [
          ...(hidden ? [t(wizardWords.hidden)] : []),
          ...(rows === 0 ? [t(wizardWords.empty)] : own.length === 0 ? [t(wizardWords.notATable)] : own.every(({ ledger }) => ledger === null) ? [t(wizardWords.noLedger)] : []),
        ];
        return (
          <button key={name} type="button" role="tab" aria-selected={name === chosen} onClick={() => onChoose(name)}>
            {name}
            {told.length === 0 ? null : <small> ({told.join('，')})</small>}
          </button>
        );
      })}
    </div>
  );
}
