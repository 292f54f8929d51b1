import { defineConfig } from 'vitest/config'

const alias = { '@': import.meta.dirname }
const common = { exclude: ['node_modules/**', '.next/**', '.data/**', 'e2e/**'] }

/** Two kinds of test: pure rules in parallel, and commands against a real PostgreSQL, one database per file. */
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      { resolve: { alias }, test: { ...common, name: 'rules', include: ['**/rules.test.ts', '**/*.unit.test.ts', 'lib/money/*.test.ts', 'lib/calendar/*.test.ts'] } },
      {
        resolve: { alias },
        test: {
          ...common,
          name: 'database',
          include: ['{lib,db,scripts,app}/**/*.test.ts'],
          exclude: [...common.exclude, '**/rules.test.ts', '**/*.unit.test.ts', 'lib/money/*.test.ts', 'lib/calendar/*.test.ts'],
          globalSetup: ['db/testing/server.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
