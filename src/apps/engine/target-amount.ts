/** An amount of a figure. */
export interface Amount {
  /** Plain decimal in the figure's unit. */
  readonly value: string;
  /** For people, without the unit. */
  readonly printed: string;
}
