import fs from 'node:fs'
import path from 'node:path'
import { commandOf, isAlive, parentOf, signal, waitGone } from './processes.mjs'

/** The server that runs on a data folder, by its pid file and its command line; undefined when none does. */
export function postmasterOf(dataDir) {
  const file = path.join(dataDir, 'postmaster.pid')
  if (!fs.existsSync(file)) return undefined
  const [pid, folder, , port] = fs.readFileSync(file, 'utf8').split('\n')
  const command = commandOf(Number(pid))
  const isOurs = folder === dataDir && command.includes('postgres') && command.includes(dataDir)
  return isOurs && isAlive(Number(pid)) ? { pid: Number(pid), port: Number(port) } : undefined
}

/** The process that holds a server and ends it with itself; undefined for an orphan. */
export function holderOf({ pid }) {
  const parent = parentOf(pid)
  return commandOf(parent).includes('holder.mjs') ? parent : undefined
}

/**
 * Stops a server whose holder is gone, and forgets a pid file whose number now belongs to another program.
 * A server that is held is somebody's: an error says whose.
 */
export async function stopOrphan(dataDir) {
  const server = postmasterOf(dataDir)
  if (!server) {
    fs.rmSync(path.join(dataDir, 'postmaster.pid'), { force: true })
    return false
  }
  const holder = holderOf(server)
  if (holder) {
    const user = parentOf(holder)
    throw new Error(
      `The database of this folder is in use by process ${user} (${commandOf(user)}). Wait until it ends, or stop it.`,
    )
  }
  for (const [name, timeoutMs] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5000],
    ['SIGKILL', 5000],
  ]) {
    signal(server.pid, name)
    if (await waitGone([server.pid], timeoutMs)) return true
  }
  throw new Error(`The PostgreSQL that an earlier start left (process ${server.pid}) does not end.`)
}
