import { spawn } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { signal, waitGone } from '../../db/embedded/processes.mjs'

const LEASH = pathToFileURL(path.join(import.meta.dirname, 'leash.mjs')).href
const WAIT_MS_MIN = 200
const WAIT_MS_MAX = 10_000
const SETTLED_MS = 30_000
const GRACE_MS = 2000
const HURRY_MS = 300

/** How long to wait before the next start of a child that ended `failures` times in a row, in milliseconds. */
export const backOffMs = (failures) => Math.min(WAIT_MS_MIN * 2 ** failures, WAIT_MS_MAX)

/**
 * Keeps children running. A child is `{ name, args, env, cwd, output, askToStop, graceMs }`: arguments of node, where its
 * output goes (a file's number or 'inherit'), whether it is asked by message instead of SIGTERM, and how long it may take.
 * `onEnd({ name, why, waitMs })` is told each time one ends by itself, `onPids` each time the set of processes changes.
 */
export function createSupervisor({ onEnd = () => {}, onPids = () => {}, onMessage = () => {} } = {}) {
  const running = new Map()
  const waiting = new Set()
  let isStopping = false

  const pids = () => [...running.values()].flatMap(({ process: child }) => child.pid ?? [])

  function start(spec, failures = 0) {
    if (isStopping) return
    // One that is asked by message also watches by itself whether we are still there.
    const leash = spec.askToStop ? [] : ['--import', LEASH]
    const child = spawn(process.execPath, [...leash, ...spec.args], {
      cwd: spec.cwd,
      env: spec.env,
      // A group of its own: the terminal's Ctrl-C reaches us alone, and we choose the order of ending.
      detached: true,
      stdio: ['ignore', spec.output ?? 'inherit', spec.output ?? 'inherit', 'ipc'],
    })
    const bornAt = Date.now()
    running.set(spec.name, { spec, process: child })
    onPids(pids())
    child.on('message', (message) => onMessage(spec.name, message))
    child.once('exit', (code, signalName) => again(spec, signalName ?? `exit ${code}`, bornAt, failures))
    child.once('error', (error) => child.pid === undefined && again(spec, error.message, bornAt, failures))
  }

  function again(spec, why, bornAt, failures) {
    running.delete(spec.name)
    if (isStopping) return
    onPids(pids())
    const count = Date.now() - bornAt > SETTLED_MS ? 0 : failures
    const waitMs = backOffMs(count)
    onEnd({ name: spec.name, why, waitMs })
    const timer = setTimeout(() => {
      waiting.delete(timer)
      start(spec, count + 1)
    }, waitMs)
    waiting.add(timer)
  }

  async function endOne({ spec, process: child }, hurry) {
    if (child.pid === undefined) return
    if (spec.askToStop && child.connected) child.send('stop')
    else child.kill('SIGTERM')
    // A holder that is killed leaves what it holds, so it gets its time even in a hurry.
    await waitGone([child.pid], hurry && !spec.askToStop ? HURRY_MS : (spec.graceMs ?? GRACE_MS))
    signal(child.pid, 'SIGKILL', { group: true })
  }

  const end = (names, hurry) =>
    Promise.all([...running.values()].filter(({ spec }) => names.includes(spec.name)).map((one) => endOne(one, hurry)))

  /** Ends the children, group after group: those who use something before those who give it. */
  async function stop(order, { hurry = false } = {}) {
    isStopping = true
    for (const timer of waiting) clearTimeout(timer)
    for (const names of order) await end(names, hurry)
    onPids([])
  }

  return { start, stop, pids, pidOf: (name) => running.get(name)?.process.pid }
}
