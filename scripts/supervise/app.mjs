import fs from 'node:fs'
import path from 'node:path'
import { writeOutsidePeople } from './people.mjs'
import { runToLog, tailOf } from './step.mjs'
import { waitAnswer, waitReady } from './readiness.mjs'

/** Which children end first, each group before the next: those who ask before those who answer. */
export const ENDING_ORDER = [['web'], ['worker', 'outside'], ['postgres']]

/** A child's log file, begun anew; the one of the start before is kept beside it. */
export function freshLog(folder, name) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, `${name}.log`)
  if (fs.existsSync(file)) fs.renameSync(file, path.join(folder, `${name}.before.log`))
  return fs.openSync(file, 'a', 0o600)
}

const TSX = ['--import', 'tsx']

/** Runs one of our own TypeScript programs to its end; its output is shown when it fails. */
export async function runProgram(clone, file, { env, logs, name, signal }) {
  fs.mkdirSync(logs, { recursive: true, mode: 0o700 })
  const log = path.join(logs, `${name}.log`)
  const { code, ms } = await runToLog(process.execPath, [...TSX, path.join(clone, file)], {
    cwd: clone,
    env,
    log,
    signal,
  })
  if (code !== 0) throw new Error(`${file} 没有成功 / did not succeed (${code}):\n${tailOf(log)}`)
  return ms
}

/** Brings a database to today's tables and puts the demo people into an empty one. */
export async function prepareDatabase(clone, { env, logs, seed, signal }) {
  const migrated = await runProgram(clone, 'db/migrate.ts', { env, logs, name: 'migrate', signal })
  const seeded = seed ? await runProgram(clone, 'db/seed/seed.ts', { env, logs, name: 'seed', signal }) : 0
  return migrated + seeded
}

const webArgs = (clone, { web }, dev) =>
  dev
    ? [path.join(clone, 'node_modules/next/dist/bin/next'), 'dev', '-H', web.HOSTNAME, '-p', web.PORT]
    : [path.join(clone, '.next/standalone/server.js')]

function outsideProgram(clone, { outside }) {
  const OUTSIDE_PEOPLE_FILE = writeOutsidePeople(clone, path.dirname(outside.OUTSIDE_STATE_FILE))
  const args = [...TSX, path.join(clone, 'scripts/outside/main.ts')]
  return { name: 'outside', args, env: { ...outside, OUTSIDE_PEOPLE_FILE } }
}

/** Starts the outside (unless the real one is used), the worker and the web server, and waits until all is ready. */
export async function startProcesses({
  clone,
  supervisor,
  settings,
  logs,
  dev = false,
  outside = true,
  timeoutMs,
  isOver,
}) {
  const { NODE_ENV: _, ...devWeb } = settings.web
  const children = [
    ...(outside ? [outsideProgram(clone, settings)] : []),
    { name: 'worker', args: [...TSX, path.join(clone, 'scripts/worker.ts')], env: settings.worker, graceMs: 5000 },
    {
      name: 'web',
      args: webArgs(clone, settings, dev),
      env: dev ? devWeb : settings.web,
      output: dev ? 'inherit' : undefined,
    },
  ]
  for (const child of children)
    supervisor.start({ cwd: clone, output: freshLog(logs, child.name), ...stripUndefined(child) })
  if (outside) await waitAnswer(Number(settings.outside.OUTSIDE_PORT), { timeoutMs, isOver })
  const host = new URL(settings.origin).host
  await waitReady(`http://localhost:${settings.web.PORT}/api/health/ready`, { host, timeoutMs, isOver })
}

const stripUndefined = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
