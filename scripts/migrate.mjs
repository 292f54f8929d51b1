// `npm run db:migrate`: brings the database of DATABASE_URL, or else the embedded one, to today's tables.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { openCommand } from './supervise/command.mjs'

const clone = path.resolve(import.meta.dirname, '..')
const { env, close } = await openCommand()
const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'db/migrate.ts'], {
  cwd: clone,
  env,
  stdio: 'inherit',
})
await close()
process.exit(status ?? 1)
