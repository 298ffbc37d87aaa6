import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
    globalSetup: 'test/world/global-setup.ts',
    // Two at once: each file has a database of its own, and PostgreSQL wants a processor too.
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // For what hangs, not for what is slow beside other load.
    expect: { poll: { timeout: 60_000 } },
    passWithNoTests: false,
  },
})
