import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const ROOT = path.join(import.meta.dirname, '../..')

/**
 * The real worker in a process of its own, which dies as by kill -9 at one named point and is then started again without it, as
 * `npm start` does.
 */
export class MortalWorker {
  private child: ChildProcess | undefined
  private isStopped = false
  /** How often it died at its point; a point that is never passed leaves 0. */
  deaths = 0

  constructor(private readonly dieAt: string) {}

  start(): void {
    this.run(this.dieAt)
  }

  private run(dieAt: string | undefined): void {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/worker.ts'], {
      cwd: ROOT,
      env: { ...process.env, ...(dieAt && { DIE_AT: dieAt }) },
      stdio: 'ignore',
    })
    this.child = child
    child.once('exit', (_, signal) => {
      if (this.isStopped) return
      if (signal === 'SIGKILL') this.deaths += 1
      this.run(undefined)
    })
  }

  async stop(): Promise<void> {
    this.isStopped = true
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return
    this.child.kill('SIGKILL')
    await once(this.child, 'exit')
  }
}
