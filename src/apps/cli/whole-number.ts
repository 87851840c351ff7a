import { InvalidArgumentError } from 'commander';

/** Reads an option's whole number between two bounds. */
export function wholeNumber(least: number, most: number = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(most === Number.MAX_SAFE_INTEGER ? `≥ ${least}` : `${least}–${most}`);
    }
    return value;
  };
}
