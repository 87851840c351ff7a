/** Where the figure engine finds what was claimed. */
export interface ClaimQuery {
  readonly figure: string;
  /** `2024`, `2021..2024`, `2023-06..2024-12`, `2024-04-26..2024-04-28`. */
  readonly window: string;
  readonly region?: string;
  /** `dimension=value`. */
  readonly slice?: string;
  /** The figure's own units in one of the claim's: 0.5 where it is kept in kilograms and claimed in jin. */
  readonly divideBy?: number;
}
