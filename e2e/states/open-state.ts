import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { RunningApp } from '../../scripts/supervise/story-app.mjs'

const run = promisify(execFile)

/** Makes a state by commands in this app's database: runs the script of that name here, and gives back what it says. */
export async function openState<T>(app: RunningApp, script: string, ...args: string[]): Promise<T> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', `e2e/states/${script}.ts`, ...args], {
    env: { ...app.env, NODE_ENV: 'test' },
  })
  return JSON.parse(stdout) as T
}
