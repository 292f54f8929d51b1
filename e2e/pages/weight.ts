import type { Page } from '@playwright/test'

const KIB = 1024

/** The compressed script of a first load that each kind of page may cost. */
const BUDGETS: [kind: string, paths: RegExp, most: number][] = [
  ['a page of staff', /^\/admin/, 350 * KIB],
  ['a page of a borrower', /^\/(me|sign-in)/, 200 * KIB],
  ['a page of a friend', /^\/(invites|i)\//, 160 * KIB],
  ['a public page', /^\//, 160 * KIB],
]

export const budgetOf = (path: string) => {
  const [kind, , most] = BUDGETS.find(([, paths]) => paths.test(path))!
  return { kind, most }
}

export const inKib = (bytes: number): string => `${(bytes / KIB).toFixed(1)} KiB`

/** Counts, from here on, the script that comes over the wire, as if this browser had seen nothing of us before. */
export async function weigh(page: Page): Promise<{ start(): void; script(): number }> {
  const session = await page.context().newCDPSession(page)
  const scripts = new Set<string>()
  let bytes = 0
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  return {
    start: () => {
      bytes = 0
    },
    script: () => bytes,
  }
}
