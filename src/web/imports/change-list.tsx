import type { Imported } from '../../client/imports.ts';
import { useLanguage } from '../shell/locale.tsx';
import { fieldTitle } from './declared-ledgers.ts';
import style from './side.module.css';
import { wizardWords } from './words.ts';

interface ChangeListProps {
  readonly imported: Imported;
  readonly onJump: (place: { readonly sheet: string; readonly row: number; readonly column: string | undefined }) => void;
}

/** Records that stand otherwise than the workbook says: what each was, and what it becomes. */
export function ChangeList({ imported: { tables, counts }, onJump }: ChangeListProps) {
  const { t } = useLanguage();
  if (counts.changed === 0) return null;
  const shown = tables.flatMap(({ ledger, sheet, columns, changes }) => (ledger === null ? [] : changes.map((change) => ({ ...change, ledger, sheet, columns }))));
  return (
    <section className={style['section']}>
      <h2>
        {t(wizardWords.changes)} <span>{t(wizardWords.changedRows(counts.changed))}</span>
      </h2>
      <ul className={style['problems']}>
        {shown.map(({ ledger, sheet, row, columns, differences }) => (
          <li key={`${sheet} ${row}`}>
            <button type="button" onClick={() => onJump({ sheet, row, column: columns.find(({ field }) => field === differences[0]?.field)?.column })}>
              <span className={style['tag']}>{row}</span>
              <span>
                {differences.map(({ field, before, after }) => (
                  <span key={field} className={style['difference']}>
                    {t(fieldTitle(ledger, field))} <s>{before ?? t(wizardWords.blankValue)}</s> → <b>{after ?? t(wizardWords.blankValue)}</b>
                  </span>
                ))}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
