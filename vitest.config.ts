import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/postgres-server.ts', 'tests/pglite-template.ts'],
    // Each file has an engine, and the PostgreSQL server works too.
    pool: 'forks',
    maxWorkers: 2,
    // On shared machines a process may be held up for seconds; what fails twice is wrong.
    retry: process.env['CI'] === undefined ? 0 : 1,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
  },
});
