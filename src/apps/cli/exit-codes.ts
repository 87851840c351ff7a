/** What the command line ends with; `shanhai --help` lists them. */
export const exitCodes = { done: 0, problems: 1, usage: 2, refused: 3 } as const;
