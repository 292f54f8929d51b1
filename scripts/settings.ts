import { envSchema, readEnv } from '@/lib/env'
import { pathToFileURL } from 'node:url'
import * as z from 'zod'

/** Settings that lib/env.ts does not read: of the starter, the build and the front door. */
const ELSEWHERE = {
  TRUSTED_PROXY: 'Addresses or subnets, comma-separated, of the proxies whose X-Forwarded-For counts. Default: none.',
  PORT: 'The first port that the web server tries. Default: 3000.',
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY:
    'Read by the build alone: 32 random bytes as base64, the same for every machine that serves this deployment. Default: one key kept in .data.',
}

const wrapped = (text: string, width = 100) =>
  text
    .split(' ')
    .reduce<string[]>((lines, word) => {
      const last = lines.at(-1)
      return last !== undefined && last.length + word.length < width
        ? [...lines.slice(0, -1), `${last} ${word}`]
        : [...lines, word]
    }, [])
    .map((line) => `# ${line}`)
    .join('\n')

/** What each setting means, by its name. */
export const meanings = (): [name: string, meaning: string, isOptional: boolean][] =>
  Object.entries(envSchema.shape).map(([name, schema]) => {
    const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema
    return [name, schema.description ?? inner.description ?? '', schema.safeParse(undefined).success]
  })

/** The text of `.env.example`: every setting with its meaning, commented out where it need not be set. */
export function exampleText(): string {
  const product = meanings().map(
    ([name, meaning, isOptional]) => `${wrapped(meaning)}\n${isOptional ? '# ' : ''}${name}=`,
  )
  const elsewhere = Object.entries(ELSEWHERE).map(([name, meaning]) => `${wrapped(meaning)}\n# ${name}=`)
  const head = wrapped(
    'The demo needs none of these: npm start makes its own. A deployment needs DATABASE_URL and every line that is not commented out. Printed by: node --import tsx scripts/settings.ts --example',
  )
  return `${[head, ...product, ...elsewhere].join('\n\n')}\n`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--example')) process.stdout.write(exampleText())
  else {
    try {
      readEnv(process.env)
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      process.exitCode = 1
    }
  }
}
