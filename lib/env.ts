import * as z from 'zod'

/** A secret the demo made for itself starts so; production refuses it. */
const DEMO_MARK = 'demo.'

const secret = (purpose: string, form = '32 random bytes as base64 (openssl rand -base64 32)') =>
  z
    .string({ error: 'is missing' })
    .transform((text) => (text.startsWith(DEMO_MARK) ? text.slice(DEMO_MARK.length) : text))
    .refine((text) => Buffer.from(text, 'base64').length >= 32, { error: 'is shorter than 32 bytes of base64' })
    .describe(`${purpose} Secret: ${form}.`)

const url = (purpose: string) =>
  z
    .string({ error: 'is missing' })
    .regex(/^postgres(ql)?:\/\//, { error: 'is no postgres:// address' })
    .refine((text) => URL.canParse(text), {
      error: 'cannot be read as an address; percent-encode the special characters of its password',
    })
    .describe(purpose)

const SECRETS = [
  'AUTH_SECRET',
  'STAFF_AUTH_SECRET',
  'KEY_ENCRYPTION_KEY',
  'BLIND_INDEX_KEY',
  'CODE_KEY',
  'LINK_KEY',
  'APP_PRIVATE_KEY',
] as const

/** Every setting of a running Banghuan; `.env.example` is printed from here. */
export const envSchema = z.object({
  MODE: z
    .enum(['demo', 'test', 'production'])
    .describe('Demo and test have demo people, /dev pages and a movable clock.'),
  DATABASE_URL: url('The owner of the database: migrations and seeds only.').optional(),
  DATABASE_URL_GATE: url(
    'Login of the gate (sessions, codes, limits). Default: the owner, taking the role.',
  ).optional(),
  DATABASE_URL_BORROWER: url('Login of the borrower side. Default: as above.').optional(),
  DATABASE_URL_FRIEND: url('Login of the friend side. Default: as above.').optional(),
  DATABASE_URL_STAFF: url('Login of the staff side. Default: as above.').optional(),
  DATABASE_URL_WORKER: url('Login of the worker. Default: as above.').optional(),
  ORIGINS: z
    .string({ error: 'is missing' })
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .refine((list) => list.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin), {
      error: 'is no comma-separated list of origins such as https://banghuan.example',
    })
    .describe('The origins under which people reach us, first the one we print in links.'),
  OUTSIDE_URL: z.url({ error: 'is no address' }).describe('Where the cashier, the lender and the others answer.'),
  APP_PRIVATE_KEY: secret('Signs our requests to the cashier and the lender.', 'an Ed25519 key, PKCS #8 DER as base64'),
  OUTSIDE_PUBLIC_KEY: z.string({ error: 'is missing' }).describe('Ed25519 key (SPKI DER, base64) of their answers.'),
  OUTSIDE_DEV_TOKEN: z.string().optional().describe('Demo and test: opens the catcher of messages.'),
  AUTH_SECRET: secret('Seals the sessions of borrowers and friends.'),
  STAFF_AUTH_SECRET: secret('Seals the sessions of staff.'),
  KEY_ENCRYPTION_KEY: secret('Wraps the key of each person.'),
  BLIND_INDEX_KEY: secret('Makes the keyed hashes by which a phone or number is found.'),
  CODE_KEY: secret('Makes the keyed hashes of one-time codes.'),
  LINK_KEY: secret('Makes the tokens of links.'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').describe('How much is logged.'),
})

export type Env = z.output<typeof envSchema>

/** Reads and checks the settings; throws one error that names every wrong one, and never prints a value. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = envSchema.safeParse({ ...source, MODE: source.MODE || 'production' })
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  if (parsed.success && parsed.data.MODE === 'production') {
    wrong.push(
      ...SECRETS.filter((name) => source[name]?.startsWith(DEMO_MARK)).map((name) => `${name} is a demo secret`),
    )
  }
  if (wrong.length > 0 || !parsed.success) throw new Error(`The settings are not usable: ${wrong.join('; ')}.`)
  return parsed.data
}

let known: Env | undefined

/** The settings of this process, read once, at first use: a build needs none. */
export const env = (): Env => (known ??= readEnv(process.env))
