import pino from 'pino'

/**
 * Logs of this process, one JSON line each. A line holds a verb, ids, counts and codes, never what a person typed: only these
 * fields get through, whatever a caller hands in.
 */
export type LogFacts = {
  requestId?: string
  verb?: string
  job?: string
  side?: string
  code?: string
  constraint?: string
  reference?: string
  id?: string
  count?: number
  ms?: number
  attempt?: number
}

const FIELDS = [
  'requestId',
  'verb',
  'job',
  'side',
  'code',
  'constraint',
  'reference',
  'id',
  'count',
  'ms',
  'attempt',
] as const

const output = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
})

const allowed = (facts: LogFacts): LogFacts =>
  Object.fromEntries(FIELDS.flatMap((field) => (facts[field] === undefined ? [] : [[field, facts[field]]])))

/** Where in our code an error arose, without its message: messages may quote what a person typed. */
const placeOf = (error: unknown): { name: string; at: string[] } | undefined =>
  error instanceof Error
    ? {
        name: error.name,
        at: (error.stack ?? '')
          .split('\n')
          .filter((line) => line.trimStart().startsWith('at '))
          .slice(0, 8),
      }
    : undefined

export const logger = {
  info: (event: string, facts: LogFacts = {}) => output.info(allowed(facts), event),
  warn: (event: string, facts: LogFacts = {}) => output.warn(allowed(facts), event),
  error: (event: string, error: unknown, facts: LogFacts = {}) =>
    output.error({ ...allowed(facts), error: placeOf(error) }, event),
}

/**
 * What the framework writes of a page that failed goes the way of our own lines: where it failed and the number that the reader
 * saw, without the error's message, which may quote what somebody typed.
 */
export function takeOverFailures(): void {
  const { error: write } = console
  const takeOver = (...said: unknown[]) => {
    const error = said.find((one) => one instanceof Error)
    if (!error) return write(...said)
    const reference = 'digest' in error && typeof error.digest === 'string' ? `E-${error.digest}` : undefined
    logger.error('page failed', error, { reference })
  }
  Object.assign(console, { error: takeOver })
}
