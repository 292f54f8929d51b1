import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { optionsFrom } from './environment'
import type { FaultCounter } from './protocol'

const TOKEN = 'a token for tests only'
const ROOT = join(import.meta.dirname, '../..')
const keyPair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  }
}
const own = keyPair()
let folder: string
let env: Record<string, string>
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outside 帮还 '))
  env = {
    OUTSIDE_PORT: '0',
    OUTSIDE_STATE_FILE: join(folder, 'outside.jsonl'),
    OUTSIDE_PRIVATE_KEY: own.privateKey,
    OUTSIDE_PUBLIC_KEY: own.publicKey,
    OUTSIDE_DEV_TOKEN: TOKEN,
    APP_PUBLIC_KEY: keyPair().publicKey,
    APP_WEBHOOK_URL: 'http://localhost:3000/api/webhooks/cashier',
  }
})
afterEach(() => rmSync(folder, { recursive: true }))

const run = (script: string, ...words: string[]) =>
  spawn(process.execPath, ['--import', 'tsx', join('scripts/outside', script), ...words], {
    cwd: ROOT,
    env: { NODE_ENV: 'test', PATH: process.env.PATH, ...env },
  })
async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const chunk of stream) text += String(chunk)
  return text
}
async function startedOutside(): Promise<ChildProcessWithoutNullStreams> {
  const child = run('main.ts')
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  // Those who come after, on the same port or to its switches, find it where it really listens.
  env.OUTSIDE_PORT = /^outside: ready at http:\/\/127\.0\.0\.1:(\d+)$/.exec(line)?.[1] ?? 'not said'
  return child
}
async function setFault(...words: string[]): Promise<FaultCounter[]> {
  const child = run('fault.ts', ...words)
  return JSON.parse(await textOf(child.stdout)) as FaultCounter[]
}

describe('the program', () => {
  test('remembers what it acknowledged over kill -9 and a torn line, and ends at once on SIGTERM', async () => {
    const first = await startedOutside()
    const set = await setFault('cashier.capture', 'silent', '3')
    expect(set).toEqual([{ fault: 'cashier.capture silent', seconds: 0, remaining: 3, hits: 0 }])
    first.kill('SIGKILL')
    await once(first, 'exit')
    appendFileSync(join(folder, 'outside.jsonl'), '[["faults","cashier.capture silent",{"se')
    const second = await startedOutside()
    expect(await setFault()).toEqual(set)
    second.kill('SIGTERM')
    expect(await once(second, 'exit')).toEqual([0, null])
  }, 60_000)

  test('stops with the reason when its port is taken', async () => {
    const first = await startedOutside()
    const second = run('main.ts')
    expect(await textOf(second.stderr)).toContain('EADDRINUSE')
    first.kill('SIGTERM')
    await once(first, 'exit')
  }, 60_000)
})

describe('its settings', () => {
  test('are read', () => {
    expect(optionsFrom(env)).toMatchObject({ port: 0, devToken: TOKEN, people: [], publicKey: own.publicKey })
  })

  test.each([
    ['OUTSIDE_PORT', undefined, 'OUTSIDE_PORT is missing'],
    ['OUTSIDE_PORT', '70000', 'OUTSIDE_PORT is not a port'],
    ['OUTSIDE_STATE_FILE', '', 'OUTSIDE_STATE_FILE is missing'],
    ['APP_PUBLIC_KEY', undefined, 'APP_PUBLIC_KEY is missing'],
    ['APP_WEBHOOK_URL', 'localhost:3000', 'APP_WEBHOOK_URL is not an http address'],
    ['OUTSIDE_DEV_TOKEN', 'short', 'OUTSIDE_DEV_TOKEN is shorter than 16 characters'],
  ])('%s = %j is refused by name', (name, value, sentence) => {
    expect(() => optionsFrom({ ...env, [name]: value })).toThrow(sentence)
  })
})
