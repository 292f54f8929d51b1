import { planEmbedded } from '../../db/embedded.mjs'

const FAILURES_MAX = 4

/**
 * Starts the embedded PostgreSQL as a supervised child and waits until it answers. `messages` is where the supervisor's
 * messages of the child arrive.
 */
export async function startDatabase({ supervisor, messages, output, cwd }) {
  const plan = await planEmbedded()
  let failures = 0
  const ready = new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('PostgreSQL 一分钟内没有就绪 / is not ready after a minute.')),
      60_000,
    )
    messages.on('postgres', (message) => {
      if (message.ready) resolve(clearTimeout(timer))
      if (message.failed && ++failures === FAILURES_MAX) {
        clearTimeout(timer)
        reject(new Error(`PostgreSQL 没有启动 / did not start: ${message.failed}`))
      }
    })
  })
  supervisor.start({
    name: 'postgres',
    args: plan.args,
    cwd,
    env: process.env,
    output,
    askToStop: true,
    graceMs: 12_000,
  })
  await ready
  return plan
}
