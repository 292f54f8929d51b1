const USAGE = `Sets a fault switch of the running outside, or lists all of them.
  node --import tsx scripts/outside/fault.ts [<party>.<verb> <mode> <count> [<seconds>]]
Reads OUTSIDE_PORT and OUTSIDE_DEV_TOKEN. Count 0 clears a switch. The switches: docs/cashier-protocol.md.`

type Switch = { party: string; verb: string; mode: string; count: number; seconds: number }

function switchFrom([name, mode, count = '1', seconds = '0', ...more]: string[]): Switch | null {
  const [party, verb, ...rest] = (name ?? '').split('.')
  const numbers = /^\d+$/.test(count) && /^\d+$/.test(seconds)
  if (!party || !verb || !mode || rest.length > 0 || more.length > 0 || !numbers) return null
  return { party, verb, mode, count: Number(count), seconds: Number(seconds) }
}

const { OUTSIDE_PORT, OUTSIDE_DEV_TOKEN } = process.env
const words = process.argv.slice(2)
const wanted = words.length === 0 ? null : switchFrom(words)
if (!OUTSIDE_PORT || !OUTSIDE_DEV_TOKEN || (words.length > 0 && wanted === null)) {
  console.error(USAGE)
  process.exit(2)
}
const response = await fetch(`http://127.0.0.1:${OUTSIDE_PORT}/faults`, {
  method: wanted ? 'POST' : 'GET',
  headers: { authorization: `Bearer ${OUTSIDE_DEV_TOKEN}`, ...(wanted && { 'content-type': 'application/json' }) },
  body: wanted && JSON.stringify(wanted),
})
console.log(JSON.stringify(await response.json(), null, 2))
process.exitCode = response.ok ? 0 : 1
export {}
