import { spawn } from 'node:child_process'
import fs from 'node:fs'

const TAIL_LINES = 25

/** The last lines of a log, for a person who must see why something failed. */
export function tailOf(file, lines = TAIL_LINES) {
  if (!fs.existsSync(file)) return ''
  return fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
}

/**
 * Runs a program to its end with its output in a log file. Resolves with its exit code and how long it took; a signal
 * counts as 1. It shares our process group, so that Ctrl-C ends it too.
 */
export function runToLog(program, args, { cwd, env = process.env, log, signal }) {
  const output = fs.openSync(log, 'w', 0o600)
  const startedAt = Date.now()
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, signal, stdio: ['ignore', output, output] })
    fs.closeSync(output)
    child.once('error', (error) => (error.name === 'AbortError' ? undefined : reject(error)))
    child.once('exit', (code) => resolve({ code: code ?? 1, ms: Date.now() - startedAt }))
  })
}
