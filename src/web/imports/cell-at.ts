/** A cell by its row number and column letters. */
export interface CellAt {
  readonly row: number;
  readonly column: string;
}

/** The id of a cell's element, by which the grid says where it is. */
export const cellId = ({ row, column }: CellAt): string => `cell-${column}${row}`;
