import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import type { RunningApp } from '../scripts/supervise/story-app.mjs'

const PEOPLE = JSON.parse(readFileSync('db/seed/people.json', 'utf8')) as {
  name: string
  login: string
  role: string
  password?: string
  totpSecret?: string
}[]

/** What tells a person wherever it stands: a phone, an identity number, somebody's name, a password. */
const PERSONAL: [what: string, pattern: RegExp][] = [
  ['a phone', /(?<![\w-])1[3-9]\d{9}(?![\w-])/g],
  ['an identity number', /(?<![\w-])\d{17}[\dX](?![\w-])/g],
  ['a name of the cast', /测试\d+/g],
  ...PEOPLE.map(({ name }): [string, RegExp] => ['a name', new RegExp(name, 'g')]),
  ...PEOPLE.flatMap(({ login, password, totpSecret }) =>
    [login.includes('@') ? login : undefined, password, totpSecret]
      .filter((text) => text !== undefined)
      .map((text): [string, RegExp] => ['what a colleague signs in with', new RegExp(escaped(text), 'g')]),
  ),
]

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

const LINK = /\/i\/([\w-]{43})$/

/** Every address that browsers asked for, and every page that they named as the one they came from. */
export class Addresses {
  private readonly asked = new Set<string>()

  listenTo(context: BrowserContext): void {
    context.on('request', (request) => {
      this.asked.add(request.url())
      const { referer } = request.headers()
      if (referer) this.asked.add(`${referer} (as a referrer)`)
    })
  }

  /** What was asked for since the last time. */
  take(): string[] {
    const all = [...this.asked]
    this.asked.clear()
    return all
  }
}

/** The codes that were sent to people of this app, as its catcher of messages has them. */
async function codesOf(app: RunningApp): Promise<string[]> {
  const answer = await fetch(`${app.outsideUrl}/inbox.json?after=0`, {
    headers: { authorization: `Bearer ${app.env.OUTSIDE_DEV_TOKEN}` },
  })
  const { messages } = (await answer.json()) as { messages: { text: string }[] }
  return messages.flatMap(({ text }) => /\b\d{6}\b/.exec(text)?.[0] ?? [])
}

function logsOf({ logs }: RunningApp): [source: string, text: string][] {
  if (!existsSync(logs)) return []
  return readdirSync(logs)
    .filter((name) => name.endsWith('.log'))
    .map((name) => [name, readFileSync(join(logs, name), 'utf8')])
}

/** Where something of a person stands in the logs of this app's processes, or in an address that a browser asked for. */
export async function leaksOf(app: RunningApp, addresses: string[]): Promise<string[]> {
  const tokens = new Set(addresses.flatMap((address) => LINK.exec(new URL(address.split(' ')[0]!).pathname)?.[1] ?? []))
  const secrets = [...new Set(await codesOf(app)), ...tokens]
  const patterns: [string, RegExp][] = [
    ...PERSONAL,
    ...secrets.map((secret): [string, RegExp] => [
      'a code or token',
      new RegExp(`(?<![\\w-])${secret}(?![\\w-])`, 'g'),
    ]),
  ]
  const found = ([source, text]: [string, string]) =>
    patterns.flatMap(([what, pattern]) => (text.match(pattern) ?? []).map((hit) => `${source}: ${what}, ${hit}`))
  // The link itself is how a friend comes: he asks for it once, and is led away from it.
  const beyondLinks = addresses.filter((address) => !LINK.test(address)).map(decoded)
  return [...logsOf(app), ...beyondLinks.map((address): [string, string] => [address, address])].flatMap(found)
}

const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
