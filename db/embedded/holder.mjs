// Holds one PostgreSQL: when our parent goes or asks, the server is shut down; a server cannot watch its parent itself.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { stopOrphan } from './postmaster.mjs'

const plan = JSON.parse(process.argv[2])
if (!process.send) throw new Error('The holder is started by another program.')

const tell = (message) => process.connected && process.send(message)

try {
  await stopOrphan(plan.dataDir)
} catch (error) {
  console.error(error.message)
  tell({ failed: error.message })
  process.exit(1)
}

const settings = Object.entries(plan.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
const server = spawn(plan.program, ['-D', plan.dataDir, '-p', String(plan.port), ...settings], {
  ...plan.user,
  cwd: '/',
  // A group of its own: the terminal's Ctrl-C must not reach the database before those who use it.
  detached: true,
  stdio: ['ignore', 'ignore', 'pipe'],
  env: { PATH: process.env.PATH, LC_ALL: 'C' },
})

let lastFailure = ''
server.stderr.setEncoding('utf8').on('data', (text) => {
  process.stderr.write(text)
  if (text.includes('ready to accept connections')) tell({ ready: plan.port })
  lastFailure = /FATAL: {2}(.*)/.exec(text)?.[1] ?? lastFailure
})

const finish = (code, why) => {
  if (plan.throwAway) fs.rmSync(path.dirname(plan.dataDir), { recursive: true, force: true })
  if (code !== 0) tell({ failed: why || `PostgreSQL ended with ${code}.` })
  process.exitCode = code
  if (process.connected) process.disconnect()
}
server.once('error', (error) => finish(1, error.message))
server.once('exit', (code, signalName) => finish(code ?? 1, lastFailure || signalName))

const stop = () => {
  server.kill(plan.throwAway ? 'SIGQUIT' : 'SIGINT')
  setTimeout(() => server.kill('SIGQUIT'), 10_000).unref()
}
process.on('message', (message) => message === 'stop' && stop())
process.once('disconnect', stop)
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, stop)
