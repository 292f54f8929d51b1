// `npm start`: runs before anything is installed, so this file and what it imports use Node alone, and this one old syntax.
import { nodeComplaint } from './supervise/node-version.mjs'

const complaint = nodeComplaint(process.versions.node)
if (complaint) {
  console.error(complaint)
  process.exit(1)
}
const { start } = await import('./supervise/start.mjs')
await start(process.argv.slice(2))
