import { defineConfig } from 'vitest/config'

/** Pure and page tests need nothing; server tests share the one PostgreSQL that the run starts. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'content/**/*.test.ts'],
    globalSetup: ['src/testing/run-setup.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
