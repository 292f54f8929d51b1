// `npm test`: everything that must hold, from types to stories in a browser, and one closing line.
// With --full also what is heavy: every story in each language and width, and starting in odd places.
import { nodeComplaint } from './supervise/node-version.mjs'

const complaint = nodeComplaint(process.versions.node)
if (complaint) {
  console.error(complaint)
  process.exit(1)
}
const { test } = await import('./supervise/test.mjs')
process.exit(await test(process.argv.slice(2)))
