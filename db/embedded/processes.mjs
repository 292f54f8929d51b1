import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const proc = (pid, file) => {
  try {
    return fs.readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}

const ps = (pid, column) => {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

const hasProc = fs.existsSync('/proc/self/stat')

/** The fields of /proc/PID/stat after the name, which may itself hold spaces and brackets. */
const statOf = (pid) => proc(pid, 'stat').split(') ').at(-1)?.split(' ') ?? []

/** Whether a number names a process at all, which may have ended already and wait to be collected. */
export function exists(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Whether a process runs; one that has ended and only waits to be collected does not. */
export function isAlive(pid) {
  if (!exists(pid)) return false
  return hasProc ? !['Z', 'X', ''].includes(statOf(pid)[0] ?? '') : !ps(pid, 'stat').startsWith('Z')
}

/** The command line of a process, empty when it is gone. */
export const commandOf = (pid) => (hasProc ? proc(pid, 'cmdline').replaceAll('\0', ' ').trim() : ps(pid, 'command'))

/** The parent of a process, 0 when unknown. */
export const parentOf = (pid) => Number(hasProc ? statOf(pid)[1] : ps(pid, 'ppid')) || 0

/** When a process began: with its number it names one process for ever, though numbers come back. */
export const birthOf = (pid) => (hasProc ? (statOf(pid)[19] ?? '') : ps(pid, 'lstart'))

/** Waits until none of the processes runs; false when the time is over first. */
export async function waitGone(pids, timeoutMs) {
  for (const end = Date.now() + timeoutMs; ; await sleep(50)) {
    if (!pids.some(isAlive)) return true
    if (Date.now() > end) return false
  }
}

/** Sends a signal to a process, or to its whole group, that may be gone already. */
export function signal(pid, name, { group = false } = {}) {
  try {
    process.kill(group ? -pid : pid, name)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}
