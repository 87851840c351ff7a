import fc from 'fast-check';

/** A trip as the tests write it; days as in JSON. */
export interface Trip {
  readonly place: string;
  readonly hut: 'lake' | 'peak' | null;
  readonly guided: boolean | null;
  readonly walker: string | null;
  readonly price: bigint | null;
  readonly fee?: bigint | null;
  readonly nights: number;
  readonly walkedOn: string | null;
  readonly left: string | null;
  readonly until: string | null;
}

// Few days, at the edges of months and years, so that windows and gaps meet.
const day = fc.constantFrom('2021-12-31', '2022-01-01', '2022-02-28', '2022-03-15', '2023-03-01', '2023-12-31', '2024-02-29', '2024-03-01', '2024-03-02', '2024-12-31');

export const anyTrip: fc.Arbitrary<Trip> = fc.record({
  place: fc.constantFrom('10', '20', '21', '22'),
  hut: fc.constantFrom('lake', 'peak', null),
  guided: fc.constantFrom(true, false, null),
  walker: fc.constantFrom('A', 'B|*;%', '丙', 'D', null),
  price: fc.option(fc.constantFrom(-500n, 0n, 1n, 199n, 240540n, 324400n), { nil: null, freq: 4 }),
  fee: fc.constantFrom(0n, 1n, 700n, null),
  nights: fc.integer({ min: 0, max: 6 }),
  walkedOn: fc.option(day, { nil: null, freq: 6 }),
  left: fc.option(day, { nil: null }),
  until: fc.option(day.map((text) => text.slice(0, 7)), { nil: null }),
});

export const anyWindow = fc.constantFrom(
  'all', '2021', '2022', '2024', '2021..2024', '2022..2023', '2022-02', '2024-02..2024-03', '2021-12..2024-02', '2024-03-01', '2022-02-28..2024-03-01', '2021-12-31..2022-03-14', '2022-01-01..2024-12-30',
);

export const anyRegion = fc.constantFrom(undefined, '10', '20', '21', '22');
export const anySlice = fc.constantFrom(undefined, undefined, 'hut=lake', 'hut=', 'guided=true', 'guided=');
