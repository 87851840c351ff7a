import type { Party } from '../../kernel/access/party.ts';
import type { CheckMemory } from '../../kernel/sheet/import/check-memory.ts';
import type { ImportPlan } from '../../kernel/sheet/import/plan.ts';
import type { Workbook } from '../../kernel/sheet/workbook.ts';
import type { Upload } from './calls.ts';

/** A workbook read and checked. */
export interface Planned {
  readonly bytes: Uint8Array;
  /** As it was handed in, without corrections. */
  readonly workbook: Workbook;
  readonly plan: ImportPlan;
  /** So that the next check looks at corrected rows only. */
  readonly memory: CheckMemory;
}

interface Shelved extends Planned {
  /** Of what it was made, whose it is. */
  readonly key: string;
  readonly cells: number;
}

const mostPlans = 4;
/** Cells kept in memory while their clerks look at them, all workbooks together but the newest. */
const mostCells = 4_000_000;

/** The workbooks looked at last: a clerk scrolls, mends a cell, commits, and none of it should read the file again. */
export class PlanShelf {
  /** Oldest first. */
  readonly #shelved = new Map<string, Shelved>();

  find(upload: Upload, party: Party): Planned | undefined {
    const found = this.#shelved.get(upload.id);
    return found?.key === keyOf(upload, party) ? found : undefined;
  }

  /** What holds of the workbook whatever was said of it meanwhile. */
  readBefore({ id }: Upload): Pick<Planned, 'bytes' | 'workbook' | 'memory'> | undefined {
    return this.#shelved.get(id);
  }

  keep(upload: Upload, party: Party, planned: Planned): Planned {
    const cells = planned.workbook.sheets.reduce((sum, { rows }) => sum + rows.reduce((each, row) => each + row.cells.length, 0), 0);
    this.#shelved.delete(upload.id);
    this.#shelved.set(upload.id, { ...planned, key: keyOf(upload, party), cells });
    for (const [id] of this.#shelved) {
      const total = [...this.#shelved.values()].reduce((sum, one) => sum + one.cells, 0);
      if (id === upload.id || (this.#shelved.size <= mostPlans && total <= mostCells)) break;
      this.#shelved.delete(id);
    }
    return planned;
  }

  /** Its plan is to be made anew, of the same workbook. */
  outdate({ id }: Upload): void {
    const found = this.#shelved.get(id);
    if (found !== undefined) this.#shelved.set(id, { ...found, key: '' });
  }

  remove({ id }: Upload): void {
    this.#shelved.delete(id);
  }
}

const keyOf = (upload: Upload, party: Party): string => JSON.stringify([upload, party]);
