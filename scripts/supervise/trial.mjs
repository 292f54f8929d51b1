import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { isAlive, waitGone } from '../../db/embedded/processes.mjs'

const CLONE = path.resolve(import.meta.dirname, '../..')
const LEFT_OUT = ['node_modules', '.next', '.data', '.git']
const START_MS_MAX = 20 * 60_000
const WAIT_MS_MAX = 2 * 60_000

/** Copies this project's files, without what is installed, built or made at run time. */
export function copyProject(folder, { withPackages = false } = {}) {
  fs.cpSync(CLONE, folder, { recursive: true, filter: (file) => !LEFT_OUT.includes(path.relative(CLONE, file)) })
  // Hard links: a gigabyte need not be written for a trial.
  if (withPackages) execFileSync('cp', ['-al', path.join(CLONE, 'node_modules'), folder])
}

/** What a person's shell has, and nothing of the npm that runs this trial. */
const environment = (more) => {
  const passed = ['PATH', 'NODE_EXTRA_CA_CERTS', 'npm_config_registry', 'npm_config_cafile', 'HTTPS_PROXY', 'NO_PROXY']
  const own = passed.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))
  return { ...Object.fromEntries(own), LANG: 'C.UTF-8', ...more }
}

/** Runs `npm <args>` in a folder as a person would, in a process group of its own. */
export function runNpm(folder, args, { env = {}, user } = {}) {
  const npm = spawn('npm', args, {
    cwd: folder,
    env: environment(env),
    detached: true,
    uid: user?.uid,
    gid: user?.gid,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [npm.stdout, npm.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  const exit = new Promise((resolve) => npm.once('exit', (code, signalName) => resolve(code ?? signalName)))

  /** Waits until a text was said `times` times; an error with all that was said when it ends or takes too long. */
  const until = async (text, { times = 1, timeoutMs = WAIT_MS_MAX } = {}) => {
    for (const end = Date.now() + timeoutMs; said.split(text).length <= times; await sleep(100)) {
      if (npm.exitCode !== null || Date.now() > end) throw new Error(`"${text}" was not said:\n${said}`)
    }
  }
  const ready = async () => {
    const startedAt = Date.now()
    await until('is ready', { timeoutMs: START_MS_MAX })
    return { ms: Date.now() - startedAt, origin: /http:\/\/localhost:\d+/.exec(said)[0] }
  }
  const interrupt = () => {
    process.kill(-npm.pid, 'SIGINT')
    return exit
  }
  return { pid: npm.pid, until, ready, interrupt, exit, said: () => said }
}

const linkOf = (file) => {
  try {
    return fs.readlinkSync(file)
  } catch {
    return ''
  }
}

const textOf = (file) => {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Every living process that works in a folder or was started from it, its database included. */
export function processesOf(folder) {
  const home = textOf(path.join(folder, '.data/home')).trim()
  const places = [folder, home].filter(Boolean)
  const isOurs = (pid) => {
    const about = `${textOf(`/proc/${pid}/cmdline`)} ${linkOf(`/proc/${pid}/cwd`)}`
    return places.some((place) => about.includes(place))
  }
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid && isAlive(Number(name)) && isOurs(name))
    .map(Number)
}

/** Waits until nothing of a folder runs any more, and returns what is left when that does not happen. */
export async function leftOf(folder, timeoutMs = 15_000) {
  await waitGone(processesOf(folder), timeoutMs)
  return processesOf(folder).map((pid) => textOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' '))
}

/** The pids of the starter and of each kind of child of a folder. */
export function rolesOf(folder) {
  const { starter, children } = JSON.parse(fs.readFileSync(path.join(folder, '.data/start.json'), 'utf8'))
  const kinds = { holder: 'holder.mjs', worker: 'worker.ts', outside: 'outside/main.ts' }
  const named = Object.entries(kinds).map(([kind, text]) => [
    kind,
    children.find(({ command }) => command.includes(text))?.pid,
  ])
  const known = named.map(([, pid]) => pid)
  const web = children.find(({ pid }) => !known.includes(pid))?.pid
  return { starter: starter.pid, web, ...Object.fromEntries(named) }
}

/** The database of a folder that runs now, by that folder's own program. */
export async function databaseOf(folder) {
  const { findEmbedded, dataDirOf } = await import(pathToFileURL(path.join(folder, 'db/embedded.mjs')).href)
  const found = await findEmbedded({ dataDir: dataDirOf(folder) })
  return found && { ...found, pid: Number(textOf(path.join(found.dataDir, 'postmaster.pid')).split('\n')[0]) }
}
