import { generateKeyPairSync, randomBytes } from 'node:crypto'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../embedded.mjs'
import { migrate } from '../migrate'
import { roleOf, SIDES, type Side } from '../schema/sides'

export const TEMPLATE = 'template_banghuan'

export type TestServer = {
  ownerUrl: string
  sideUrls: Record<Side, string>
  /** Every other setting that lib/env.ts wants. */
  settings: Record<string, string>
}

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

/** The same address with another database. */
export function withDatabase(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

function withLogin(url: string, user: string, password: string): string {
  const address = new URL(url)
  Object.assign(address, { username: user, password })
  return address.href
}

const secret = () => randomBytes(32).toString('base64')

function testSettings(): Record<string, string> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    MODE: 'test',
    ORIGINS: 'http://localhost:3000',
    OUTSIDE_URL: 'http://127.0.0.1:9',
    APP_PRIVATE_KEY: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    OUTSIDE_PUBLIC_KEY: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    AUTH_SECRET: secret(),
    STAFF_AUTH_SECRET: secret(),
    KEY_ENCRYPTION_KEY: secret(),
    BLIND_INDEX_KEY: secret(),
    CODE_KEY: secret(),
    LINK_KEY: secret(),
    LOG_LEVEL: 'silent',
  }
}

/** One throw-away PostgreSQL for a run of tests, with a migrated template that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startEmbedded({ throwAway: true })
  try {
    const sideUrls = Object.fromEntries(
      SIDES.map((side) => [side, withLogin(server.ownerUrl, roleOf(side), `test-${side}`)]),
    ) as Record<Side, string>
    const owner = postgres(server.ownerUrl, { max: 1 })
    await owner.unsafe(`create database ${TEMPLATE}`)
    await owner.end()
    await migrate({
      ownerUrl: withDatabase(server.ownerUrl, TEMPLATE),
      mode: 'test',
      sideUrls: Object.fromEntries(SIDES.map((side) => [side, withDatabase(sideUrls[side], TEMPLATE)])),
    })
    project.provide('testServer', { ownerUrl: server.ownerUrl, sideUrls, settings: testSettings() })
  } catch (error) {
    await server.stop()
    throw error
  }
  return () => server.stop()
}
