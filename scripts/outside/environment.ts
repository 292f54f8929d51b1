import { readPeople } from './identity'
import type { OutsideOptions } from './server'

const DEV_TOKEN_LENGTH_MIN = 16

/** Reads the program's settings; a missing or unfit one is named. */
export function optionsFrom(env: Record<string, string | undefined>): OutsideOptions {
  const given = (name: string): string => {
    const value = env[name]
    if (!value) throw new Error(`${name} is missing`)
    return value
  }
  const port = Number(given('OUTSIDE_PORT'))
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('OUTSIDE_PORT is not a port')
  const webhookUrl = given('APP_WEBHOOK_URL')
  if (!URL.canParse(webhookUrl) || !/^https?:$/.test(new URL(webhookUrl).protocol))
    throw new Error('APP_WEBHOOK_URL is not an http address')
  const devToken = env.OUTSIDE_DEV_TOKEN || null
  if (devToken !== null && devToken.length < DEV_TOKEN_LENGTH_MIN)
    throw new Error(`OUTSIDE_DEV_TOKEN is shorter than ${DEV_TOKEN_LENGTH_MIN} characters`)
  return {
    port,
    stateFile: given('OUTSIDE_STATE_FILE'),
    privateKey: given('OUTSIDE_PRIVATE_KEY'),
    publicKey: env.OUTSIDE_PUBLIC_KEY || undefined,
    appPublicKey: given('APP_PUBLIC_KEY'),
    webhookUrl,
    devToken,
    people: env.OUTSIDE_PEOPLE_FILE ? readPeople(env.OUTSIDE_PEOPLE_FILE) : [],
  }
}
