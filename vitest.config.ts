import { defineConfig } from 'vitest/config';

const isCi = process.env['CI'] !== undefined;

export default defineConfig({
  test: {
    // Each file has an engine, and the PostgreSQL server or the browser works too.
    pool: 'forks',
    maxWorkers: 2,
    // On shared machines a process may be held up for seconds; what fails twice is wrong.
    retry: isCi ? 1 : 0,
    teardownTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'house',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**'],
          globalSetup: ['tests/postgres-server.ts', 'tests/pglite-template.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/prepare.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
