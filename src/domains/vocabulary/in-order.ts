/** Says whether one day is not after another; a blank contradicts nothing. */
export function inOrder(earlier: string | null, later: string | null): boolean {
  return earlier === null || later === null || earlier <= later;
}
