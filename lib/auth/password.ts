import { hash, verify } from '@node-rs/argon2'

/** argon2id, 19 MiB, two passes (OWASP): about 15 ms, so at most two at once in a process; the rest wait in line. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const AT_ONCE_MAX = 2
const WAITING_MAX = 50

let running = 0
const waiting: (() => void)[] = []

/** True when the line is full: the caller answers "too many attempts" instead of growing it. */
export const isPasswordLineFull = (): boolean => waiting.length >= WAITING_MAX

async function inLine<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE_MAX) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}

export const hashPassword = (password: string): Promise<string> =>
  inLine(() => hash(password.normalize('NFKC'), OPTIONS))

/** A hash of nobody's password, so that an unknown e-mail costs the same time as a known one. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$YmFuZ2h1YW5ub2JvZHk$Zt0nXv4hT4eTtbXHS3k1WQwBbQqgk3m3tO3m8j3tM2E'

export const isPasswordOf = (password: string, stored: string | null | undefined): Promise<boolean> =>
  inLine(async () => (await verify(stored ?? NOBODY, password.normalize('NFKC'))) && Boolean(stored))
