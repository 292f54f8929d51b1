import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { RunningApp } from '../../scripts/supervise/story-app.mjs'

const run = promisify(execFile)

/** Runs a script that makes a state by commands in this app's database, and answers what it says about it. */
export async function openState<T>(app: RunningApp, script: string, ...args: string[]): Promise<T> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', script, ...args], {
    env: { ...app.env, NODE_ENV: 'test' },
  })
  return JSON.parse(stdout) as T
}
