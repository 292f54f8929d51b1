import { passwordNameOf, SIDES } from './secrets.mjs'

const OUTSIDE_ONLY = ['OUTSIDE_PRIVATE_KEY', 'APP_PUBLIC_KEY']
const sideName = (side) => `DATABASE_URL_${side.toUpperCase()}`

/** What a child may see of the environment that we were started in: nothing of npm's, and none of our own settings. */
export function plainEnvironment(source, ownNames) {
  const isOurs = (name) => ownNames.includes(name) || name.startsWith('DATABASE_') || name.startsWith('npm_')
  return Object.fromEntries(Object.entries(source).filter(([name]) => !isOurs(name)))
}

/** The login of each side on the embedded server. */
export function sideUrlsOf(ownerUrl, secrets) {
  return Object.fromEntries(
    SIDES.map((side) => {
      const url = new URL(ownerUrl)
      url.username = `banghuan_${side}`
      url.password = secrets[passwordNameOf(side)]
      return [sideName(side), url.href]
    }),
  )
}

/** The logins of the sides that somebody set for a server of his own. */
export const givenSideUrls = (source) =>
  Object.fromEntries(SIDES.map(sideName).flatMap((name) => (source[name] ? [[name, source[name]]] : [])))

/**
 * The settings of each process of a demo or test. Only the owner's programs (migrate, seed) hold the owner's address; the
 * outside holds its own keys and none of ours.
 */
export function demoSettings({ source, secrets, mode, ownerUrl, sideUrls, webPort, outsidePort, outsideFile }) {
  const origin = `http://localhost:${webPort}`
  // Another name than the app's: cookies do not tell ports apart, and the cashier must not receive ours.
  const outsideUrl = `http://127.0.0.1:${outsidePort}`
  const base = {
    ...plainEnvironment(source, [
      ...Object.keys(secrets),
      'MODE',
      'ORIGINS',
      'OUTSIDE_URL',
      'OUTSIDE_PORT',
      'PORT',
      'HOSTNAME',
    ]),
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const own = Object.fromEntries(
    Object.entries(secrets).filter(([name]) => !OUTSIDE_ONLY.includes(name) && !name.startsWith('DATABASE_PASSWORD_')),
  )
  const everySide = SIDES.every((side) => sideUrls[sideName(side)])
  const app = {
    ...base,
    ...own,
    ...sideUrls,
    ...(everySide ? {} : { DATABASE_URL: ownerUrl }),
    MODE: mode,
    ORIGINS: origin,
    OUTSIDE_URL: outsideUrl,
  }
  return {
    origin,
    outsideUrl,
    web: { ...app, NODE_ENV: 'production', PORT: String(webPort), HOSTNAME: 'localhost' },
    worker: { ...app, NODE_ENV: 'production' },
    owner: { ...app, DATABASE_URL: ownerUrl },
    outside: {
      ...base,
      MODE: mode,
      OUTSIDE_PORT: String(outsidePort),
      OUTSIDE_STATE_FILE: outsideFile,
      OUTSIDE_PRIVATE_KEY: secrets.OUTSIDE_PRIVATE_KEY,
      OUTSIDE_PUBLIC_KEY: secrets.OUTSIDE_PUBLIC_KEY,
      APP_PUBLIC_KEY: secrets.APP_PUBLIC_KEY,
      OUTSIDE_DEV_TOKEN: secrets.OUTSIDE_DEV_TOKEN,
      APP_WEBHOOK_URL: `${origin}/api/webhooks/cashier`,
    },
  }
}

/** The settings of each process in production: what was set, and nothing made up. */
export function productionSettings({ source, webPort }) {
  const base = {
    ...plainEnvironment(source, ['OUTSIDE_PRIVATE_KEY']),
    ...givenSideUrls(source),
    MODE: 'production',
    NODE_ENV: 'production',
  }
  const everySide = SIDES.every((side) => source[sideName(side)])
  const app = everySide ? base : { ...base, DATABASE_URL: source.DATABASE_URL }
  return {
    origin: source.ORIGINS.split(',')[0].trim(),
    outsideUrl: source.OUTSIDE_URL,
    web: { ...app, PORT: String(webPort), HOSTNAME: 'localhost', NEXT_TELEMETRY_DISABLED: '1' },
    worker: app,
    owner: { ...app, DATABASE_URL: source.DATABASE_URL },
  }
}
