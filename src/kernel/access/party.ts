import type { RegionBook } from '../declare/region-book.ts';

/** Who acts. Every read and write takes one. */
export interface Party {
  /** Stable id, kept in the journal. */
  readonly id: string;
  readonly title: string;
  /** The regions, with all that lies in them, that the party sees and works in. */
  readonly regions: 'all' | readonly string[];
  readonly mayWrite: boolean;
  /** Sees sensitive fields in full. */
  readonly unmasked: boolean;
  /** May ask for single records' sensitive fields, with a reason. */
  readonly mayUnmask?: boolean;
}

/** The platform itself: migrations, the demo's loader, the command line of the machine's owner. */
export const systemParty: Party = { id: 'system', title: '系统', regions: 'all', mayWrite: true, unmasked: true, mayUnmask: true };

/** Everyone who reaches the server until there is a sign-in: works everywhere, sees sensitive fields masked. */
export const visitorParty: Party = { id: 'visitor', title: '访客', regions: 'all', mayWrite: true, unmasked: false };

/** The regions whose records the party sees; `undefined` means every region. */
export function visibleRegions(party: Party, regions: RegionBook): readonly string[] | undefined {
  if (party.regions === 'all') return undefined;
  return [...new Set(party.regions.flatMap((code) => regions.within(code)))];
}

export function sees(party: Party, region: string, regions: RegionBook): boolean {
  return party.regions === 'all' || regions.ancestors(region).some((code) => party.regions.includes(code));
}

export function mayWriteTo(party: Party, region: string, regions: RegionBook): boolean {
  return party.mayWrite && sees(party, region, regions);
}

/** Whether the party may see sensitive fields of a record of this region in full, with a reason. */
export function mayUnmaskIn(party: Party, region: string, regions: RegionBook): boolean {
  return party.mayUnmask === true && sees(party, region, regions);
}
