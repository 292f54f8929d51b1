import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { readEnv } from '@/lib/env'
import { test as base } from '../../story'
import type { Cast } from './scenes'
import { Sessions } from './sessions'

export { expect } from '../../story'

const run = promisify(execFile)

export type Stage = { cast: Cast; sessions: Sessions; sql: postgres.Sql; origin: string }

/**
 * An app that nobody else uses, with two tales in it, behind a proxy whose word on addresses counts. Its worker stands still, so
 * that nothing but a call changes a row.
 */
export const test = base.extend<{ stage: Stage }>({
  ownApp: true,
  settings: { TRUSTED_PROXY: '127.0.0.0/8,::1' },
  stage: [
    async ({ app }, use) => {
      const worker = app.pidOf('worker')
      process.kill(worker!, 'SIGSTOP')
      const sql = postgres(app.env.DATABASE_URL!, { max: 2, onnotice: () => {} })
      const { stdout } = await run(process.execPath, ['--import', 'tsx', 'e2e/probes/cast/make.ts'], {
        env: { ...app.env, NODE_ENV: 'test' },
      })
      await use({
        cast: JSON.parse(stdout) as Cast,
        sessions: new Sessions(sql, readEnv(app.env)),
        sql,
        origin: app.origin,
      })
      process.kill(worker!, 'SIGCONT')
      await sql.end()
    },
    { timeout: 120_000 },
  ],
})
