import { optionsFrom } from './environment'
import { startOutside } from './server'

function stop(why: string): never {
  console.error(`outside: ${why}`)
  process.exit(1)
}

// What was acknowledged is on the disk already, so nothing waits for a graceful end.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0))

try {
  const { origin } = await startOutside({
    ...optionsFrom(process.env),
    onBroken: () => stop('its journal can no longer be written'),
  })
  console.log(`outside: ready at ${origin}`)
} catch (error) {
  stop(error instanceof Error ? error.message : 'could not start')
}
