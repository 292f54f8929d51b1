import fs from 'node:fs'
import path from 'node:path'
import { birthOf, commandOf, isAlive, signal, waitGone } from '../../db/embedded/processes.mjs'

const fileOf = (state) => path.join(state, 'start.json')

const read = (file) => {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

const described = (pid) => ({ pid, birth: birthOf(pid), command: commandOf(pid) })

/** Whether a noted process is still that one: its number may belong to another by now. */
const isStill = ({ pid, birth }) => isAlive(pid) && birthOf(pid) === birth

/** Writes down who runs here, so that the next start can clear away what is left. */
export function noteRunning(state, childPids, origin) {
  const file = fileOf(state)
  const text = JSON.stringify({ starter: described(process.pid), children: childPids.map(described), origin })
  fs.writeFileSync(`${file}.new`, text, { mode: 0o600 })
  fs.renameSync(`${file}.new`, file)
}

/** Whether the note still names this process; another start has taken over when it does not. */
export const isNoted = (state) => read(fileOf(state))?.starter?.pid === process.pid

export function forgetRunning(state) {
  if (isNoted(state)) fs.rmSync(fileOf(state), { force: true })
}

/** The start of this folder that runs now, if any. */
export function runningStarter(state) {
  const starter = read(fileOf(state))?.starter
  return starter && starter.pid !== process.pid && isStill(starter) ? starter : undefined
}

/** Where the start of this folder that runs now is reached, if any. */
export const runningOrigin = (state) => (runningStarter(state) ? read(fileOf(state)).origin : undefined)

/**
 * Stops what an earlier start of this folder left: itself when it still runs, and children that outlived it.
 * Returns how many processes had to be ended.
 */
export async function stopEarlier(state, { leashMs = 3000, graceMs = 12_000 } = {}) {
  const note = read(fileOf(state))
  if (!note) return 0
  let ended = 0
  const starter = runningStarter(state)
  if (starter) {
    ended++
    signal(starter.pid, 'SIGTERM')
    if (!(await waitGone([starter.pid], 20_000))) signal(starter.pid, 'SIGKILL')
    await waitGone([starter.pid], 5000)
  }
  // The leash ends most of them within a moment; a database shuts down in its own time.
  const living = () => note.children.filter(isStill).map(({ pid }) => pid)
  await waitGone(living(), leashMs)
  for (const [name, timeoutMs] of [
    ['SIGTERM', graceMs],
    ['SIGKILL', 5000],
  ]) {
    const left = living()
    for (const pid of left) signal(pid, name, { group: name === 'SIGKILL' })
    ended += name === 'SIGTERM' ? left.length : 0
    await waitGone(left, timeoutMs)
  }
  fs.rmSync(fileOf(state), { force: true })
  return ended
}
