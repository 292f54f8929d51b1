import { Linter } from 'eslint'
import { beforeAll, describe, expect, it, vi } from 'vitest'

// Another program does the work: on a busy machine it takes its time to begin.
vi.setConfig({ testTimeout: 60_000 })

let config: Linter.Config[]

/** The house's configuration without what needs the types of a file that exists. */
beforeAll(async () => {
  const { default: all } = (await import(`${import.meta.dirname}/eslint.config.mjs`)) as { default: Linter.Config[] }
  config = all.filter(
    ({ languageOptions }) => !JSON.stringify(languageOptions?.parserOptions ?? {}).includes('projectService'),
  )
}, 60_000)

const complaints = (filename: string, code: string) =>
  new Linter({ configType: 'flat' })
    .verify(code, config, { filename })
    .filter(({ severity }) => severity === 2)
    .map(({ ruleId, message }) => ruleId ?? message)

const bad: [what: string, file: string, code: string, rule: string][] = [
  [
    'a plain function as an action',
    'app/x/actions.ts',
    `'use server'\nexport async function pay() {}`,
    'no-restricted-syntax',
  ],
  [
    'an arrow as an action',
    'app/x/actions.ts',
    `'use server'\nexport const pay = async () => {}`,
    'no-restricted-syntax',
  ],
  [
    'another maker than the edge',
    'app/x/actions.ts',
    `'use server'\nexport const pay = unsafe({})`,
    'no-restricted-syntax',
  ],
  ['a default action', 'app/x/actions.ts', `'use server'\nexport default action({})`, 'no-restricted-syntax'],
  ['an action passed on', 'app/x/actions.ts', `'use server'\nexport { pay } from './other'`, 'no-restricted-syntax'],
  ['all of another file', 'app/x/actions.ts', `'use server'\nexport * from './other'`, 'no-restricted-syntax'],
  [
    'a name exported later',
    'app/x/actions.ts',
    `'use server'\nconst pay = action({})\nexport { pay }`,
    'no-restricted-syntax',
  ],
  [
    'an inline action',
    'app/x/page.tsx',
    `export const P = () => { async function a() { 'use server' }\n return a }`,
    'no-restricted-syntax',
  ],
  [
    'an inline style',
    'components/ui/x.tsx',
    `export const X = () => <p style={{ color: 'red' }} />`,
    'no-restricted-syntax',
  ],
  [
    'markup as text',
    'components/ui/x.tsx',
    `export const X = () => <p dangerouslySetInnerHTML={{ __html: '' }} />`,
    'no-restricted-syntax',
  ],
  ['Chinese in markup', 'app/me/page.tsx', `export const X = () => <p>帮还</p>`, 'no-restricted-syntax'],
  ['Chinese in an attribute', 'app/me/page.tsx', `export const X = () => <p title="帮还" />`, 'no-restricted-syntax'],
  ['Chinese in a template', 'app/me/page.tsx', 'export const X = () => <p>{`帮还${1}`}</p>', 'no-restricted-syntax'],
  ['a clock in a rule', 'lib/loans/rules.ts', `export const f = () => new Date()`, 'no-restricted-syntax'],
  ['another clock in a rule', 'lib/calendar/day.ts', `export const f = () => Date.now()`, 'no-restricted-syntax'],
  ['chance in a rule', 'lib/money/fen.ts', `export const f = () => Math.random()`, 'no-restricted-syntax'],
  ['any', 'lib/loans/queries.ts', `export const f = (x: any) => String(x)`, '@typescript-eslint/no-explicit-any'],
  [
    'a type imported as a value',
    'lib/x/store.ts',
    `import { T } from './t'\nexport const f = (t: T) => t`,
    '@typescript-eslint/consistent-type-imports',
  ],
  ['a line on the console', 'lib/x/store.ts', `console.log(1)`, 'no-console'],
  ['a file of 251 lines', 'lib/x/store.ts', 'export {}\n'.padEnd(261, '\n'), 'max-lines'],
  ['a function of 71 lines', 'lib/x/store.ts', `export function f() {${'\n'.repeat(70)}}`, 'max-lines-per-function'],
]

describe('what the house does not allow', () => {
  it.each(bad)('%s', (_, file, code, rule) => expect(complaints(file, code)).toEqual([rule]))

  it('an exception by comment', () => {
    expect(complaints('lib/x/store.ts', `console.log(1) // eslint-disable-line no-console`)).toEqual(['no-console'])
  })
})

describe('what it allows', () => {
  it.each([
    ['actions by the edge', 'app/x/actions.ts', `'use server'\nexport const pay = action({ verb: 'pay' })`],
    ['a type beside actions', 'app/x/actions.ts', `'use server'\nexport type State = { ok: boolean }`],
    ['exports of other files', 'lib/x/store.ts', `export async function pay() {}`],
    ['a given moment in a rule', 'lib/loans/rules.ts', `export const f = (now: Date) => new Date(now.getTime() + 1)`],
    ['a long test', 'lib/x/store.test.ts', 'export {}\n'.padEnd(400, '\n')],
    ['Chinese in a test', 'components/ui/x.unit.test.tsx', `export const x = '帮还'`],
  ])('%s', (_, file, code) => expect(complaints(file, code)).toEqual([]))
})
