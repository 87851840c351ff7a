import { useMutation } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { Refused } from '../../client/call.ts';
import { mendImport, tellSheets, type Imported, type SheetTold } from '../../client/imports.ts';
import { Failure } from '../shell/failure.tsx';
import { useLanguage } from '../shell/locale.tsx';
import { queries } from '../shell/queries.ts';
import type { CellAt } from './cell-at.ts';
import { CellNote } from './cell-note.tsx';
import { ChangeList } from './change-list.tsx';
import { CountsBar } from './counts-bar.tsx';
import { FoundFacts } from './found-facts.tsx';
import { listedRows, type View } from './listed-rows.ts';
import { MappingForm } from './mapping-form.tsx';
import { ProblemList } from './problem-list.tsx';
import { SheetGrid, type GridHandle } from './sheet-grid.tsx';
import { SheetTabs } from './sheet-tabs.tsx';
import style from './import-page.module.css';
import type { Step } from './steps.tsx';
import { wizardWords } from './words.ts';

interface WorkbenchProps {
  readonly imported: Imported;
  readonly step: Step;
  readonly onAdjust: () => void;
}

/** The sheet in the middle; at its side what was found in it, or what is wrong with it. */
export function Workbench({ imported, step, onAdjust }: WorkbenchProps) {
  const { t } = useLanguage();
  const { id, sheets, tables } = imported;
  const [chosen, setChosen] = useState(() => tables.find(({ ledger }) => ledger !== null)?.sheet ?? tables[0]?.sheet ?? sheets[0]?.name ?? '');
  const [view, setView] = useState<View>('all');
  const [open, setOpen] = useState<CellAt | null>(null);
  const grid = useRef<GridHandle>(null);
  const keep = (checked: Imported) => queries.setQueryData(['import', id], checked);
  const mending = useMutation({
    mutationFn: (mended: Parameters<typeof mendImport>[1]) => mendImport(id, mended),
    onSuccess: (checked) => {
      keep(checked);
      setOpen(null);
    },
  });
  const telling = useMutation({
    mutationFn: (told: SheetTold | undefined) => {
      const others = Object.fromEntries(Object.entries(imported.options.sheets ?? {}).filter(([name]) => name !== chosen));
      return tellSheets(id, told === undefined ? others : { ...others, [chosen]: told });
    },
    onSuccess: keep,
  });
  const sheet = sheets.find(({ name }) => name === chosen) ?? sheets[0];
  const listed = useMemo(() => (sheet === undefined ? [] : listedRows(sheet, tables, step === 'check' ? view : 'all')), [sheet, tables, step, view]);
  if (sheet === undefined) return null;
  const table = tables.find((one) => one.sheet === sheet.name && one.ledger !== null);
  const fieldAt = (column: string) => {
    const found = table?.columns.find((one) => one.column === column);
    return found === undefined || table?.ledger == null ? null : { ledger: table.ledger, name: found.field, unit: found.unit };
  };
  const jump = ({ row, column = table?.columns[0]?.column ?? 'A', sheet: on = sheet.name }: Partial<Record<'sheet' | 'column', string | undefined>> & { readonly row?: number | undefined }) => {
    if (row === undefined) return;
    if (on !== sheet.name) setChosen(on);
    // It may be folded away.
    if (view !== 'all') setView('all');
    // The other sheet has to be there before it can be scrolled.
    setTimeout(() => {
      grid.current?.show({ row, column });
      setOpen({ row, column });
    }, 30);
  };
  return (
    <>
      {step === 'check' ? <CountsBar imported={imported} /> : null}
      <div className={style['bench']}>
        <div className={style['main']}>
          {mending.error === null ? null : <Failure error={mending.error} />}
          {step === 'check' ? (
            <div className={style['tools']}>
              <Segmented<View>
                aria-label={t(wizardWords.view)}
                value={view}
                onChange={(next) => {
                  setOpen(null);
                  setView(next);
                }}
                options={[
                  { value: 'all', label: t(wizardWords.viewAll) },
                  { value: 'problems', label: t(wizardWords.viewProblems) },
                  { value: 'changes', label: t(wizardWords.viewChanges) },
                ]}
              />
              <span className={style['help']}>{t(wizardWords.gridHelp)}</span>
            </div>
          ) : null}
          <SheetGrid
            key={sheet.name}
            imported={imported}
            sheet={sheet}
            checked={step === 'check'}
            listed={listed}
            open={step === 'check' ? open : null}
            onOpen={setOpen}
            onUnfold={() => setView('all')}
            handle={grid}
            renderNote={(row, at) => (
              <CellNote
                key={`${at.column}${at.row}`}
                at={at}
                row={row}
                field={fieldAt(at.column)}
                busy={mending.isPending}
                onMend={(value) => mending.mutate({ corrections: [{ sheet: sheet.name, row: at.row, column: at.column, value }] })}
                onLeaveOut={(out) => mending.mutate({ leftOut: [{ sheet: sheet.name, row: at.row, out }] })}
                onClose={() => setOpen(null)}
              />
            )}
          />
          <SheetTabs
            imported={imported}
            chosen={sheet.name}
            onChoose={(name) => {
              setOpen(null);
              setChosen(name);
            }}
          />
        </div>
        <aside className={style['side']}>
          {step === 'check' ? <ProblemList imported={imported} onJump={({ place }) => jump(place)} /> : null}
          {step === 'check' ? <ChangeList imported={imported} onJump={jump} /> : null}
          <FoundFacts imported={imported} sheet={sheet.name} onAdjust={step === 'check' ? onAdjust : undefined} />
          {step === 'found' ? (
            <MappingForm
              key={`${sheet.name} ${imported.at}`}
              imported={imported}
              sheet={sheet}
              busy={telling.isPending}
              error={telling.error instanceof Refused ? telling.error.document.detail : telling.error === null ? null : t(wizardWords.away)}
              onTell={(told) => telling.mutate(told)}
            />
          ) : null}
        </aside>
      </div>
    </>
  );
}
