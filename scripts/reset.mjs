// `npm run db:reset`: removes the demo's data, secrets and what the outside remembers; the next start begins anew.
import fs from 'node:fs'
import path from 'node:path'
import { removeEmbedded } from '../db/embedded.mjs'
import { withEnvFile } from './supervise/deployment.mjs'
import { stopEarlier } from './supervise/earlier.mjs'
import { createScreen } from './supervise/screen.mjs'

const clone = path.resolve(import.meta.dirname, '..')
const state = path.join(clone, '.data')
const screen = createScreen()

try {
  if (withEnvFile(clone, process.env).DATABASE_URL) {
    throw new Error(
      'DATABASE_URL 已设置：只清空自带的数据库。 / DATABASE_URL is set: only the embedded database is reset.',
    )
  }
  if (await stopEarlier(state)) screen.note('先停止了正在运行的 / stopped the one that was running')
  await removeEmbedded()
  const isOurs = (name) => ['secrets.json', 'logs'].includes(name) || name.startsWith('outside')
  for (const name of fs.readdirSync(state).filter(isOurs)) fs.rmSync(path.join(state, name), { recursive: true })
  screen.done('已清空 / reset', 'npm start')
} catch (error) {
  screen.failed('没有清空 / not reset', error.message)
  process.exitCode = 1
}
