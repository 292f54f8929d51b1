import { actionPolicies } from '@/lib/access/action-policies'
import { honestForms, type Fields } from './action-inputs'
import { actionSchemas } from './action-schemas'
import { asRead, brokenIds, isId, oddTexts, textsWithNul, type Chance } from './bad-values'
import { missingOf, type Cast, type Ids } from './cast/scenes'

type Value = string | File
type Form = Record<string, Value | Value[]>

export type Input = {
  action: string
  what: string
  args: unknown[]
  /** More than a form of ours may hold: the door turns it away. */
  isTooLong: boolean
  /** It only looks odd, and may be taken for what it means; everything else must be refused. */
  isFit: boolean
}

/** `bad` must be refused, whatever the schema says; `odd` may be taken for what it means where the schema takes it. */
type Kind = 'bad' | 'odd' | 'too_long'

type Base = { action: string; fields: Fields; others: Fields; missing: Fields }

/** Further honest forms, where one does not hold every field. */
const MORE: Readonly<Record<string, (form: Fields) => Fields[]>> = {
  'app/me/ask/actions.ts#answer': ({ loan = '' }): Fields[] => [
    { loan, question: 'by', by: 'amount' },
    { loan, question: 'count', count: '1' },
    { loan, question: 'amount', amount: '100' },
    { loan, question: 'meaning', meaning: 'loan' },
    { loan, question: 'sentence', sentence: 'wages_late' },
    { loan, question: 'days', days: '3' },
  ],
  'app/invites/[id]/contract/actions.ts#stateMeaning': (form) => [{ ...form, meaning: 'advance' }],
  'app/invites/[id]/contract/actions.ts#sign': (form) => [{ ...form, method: 'drawn', strokes: '[[[0,0],[1,1]]]' }],
  'app/me/assists/actions.ts#sign': (form) => [{ ...form, method: 'drawn', strokes: '[[[0,0],[1,1]]]' }],
}

export function basesOf(action: string, { tales }: Cast): Base[] {
  const form = honestForms[action]!
  const ids = tales[0][form.scene].ids
  const of = (which: Ids) => [form.fields(which), ...(MORE[action]?.(form.fields(which)) ?? [])]
  const [others, missing] = [of(tales[1][form.scene].ids), of(missingOf(ids))]
  return of(ids).map((fields, index) => ({ action, fields, others: others[index]!, missing: missing[index]! }))
}

/** All of them in the full run. */
const ODD_TEXTS = process.env.FULL === '1' ? Infinity : 6

const file = (text: string) => new File([text], 'x.txt', { type: 'text/plain' })
const TOO_LONG = 'x'.repeat(100_000)

/** What is done to one field of an honest form: the value it gets (none: it is left out), and how bad that is. */
function changesOf(base: Base, field: string, chance: Chance): [what: string, value: Form[string] | undefined, Kind][] {
  const honest = base.fields[field]!
  const isStaff = actionPolicies[base.action]!.side === 'staff'
  const foreign = isId(honest)
    ? [['of nothing', base.missing[field]!], ...(isStaff ? [] : [['of another', base.others[field]!]])]
    : []
  return [
    ['twice', [honest, honest], 'bad'],
    ['a file', file(honest), 'bad'],
    ['a text and a file', [honest, file(honest)], 'bad'],
    ['too long', TOO_LONG, 'too_long'],
    ['missing', undefined, 'odd'],
    ...textsWithNul(honest).map((text) => ['with NUL', text, 'bad'] as const),
    ...foreign.map(([what = '', id = '']) => [what, id, 'bad'] as const),
    ...(isId(honest) ? brokenIds(honest) : oddTexts(honest, chance, ODD_TEXTS)).map(
      (text) => ['odd', text, 'odd'] as const,
    ),
  ].map(([what, value, kind]) => [what, value, kind] as [string, Form[string] | undefined, Kind])
}

const KEYS: (Value | Value[])[] = [
  '',
  'x',
  '\0',
  'g'.repeat(36),
  'a'.repeat(35),
  `${'a'.repeat(36)}\n`,
  file('a'),
  ['a', 'b'],
]
const NO_FORMS: unknown[][] = [
  [],
  [{}],
  [{}, null],
  [{}, 'text'],
  [{}, 7],
  [{}, [1]],
  [{}, { phone: '1' }],
  [{}, new Map([['a', 'b']])],
]
const STRANGE_NAMES = ['role', '__proto__', 'constructor', 'toString', 'side', 'personId', ' ', 'then', 'invite']

function wholeForms(base: Base): [what: string, args: unknown[]][] {
  const strange = STRANGE_NAMES.filter((name) => !(name in base.fields)).map((name): [string, unknown[]] => [
    `a field ${name}`,
    [{}, formOf({ ...base.fields, [name]: 'x' })],
  ])
  const keyed = KEYS.map((key): [string, unknown[]] => ['a wrong key', [{}, formOf({ ...base.fields, key })]])
  return [...strange, ...NO_FORMS.map((args): [string, unknown[]] => ['no form', args]), ...keyed]
}

function formOf(fields: Form): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, one)
  return form
}

/** Whether the schema would take these texts, as they arrive. */
function isFit(action: string, { invite, ...fields }: Form): boolean {
  const takesInvite = action.endsWith('#requestProof') || action.endsWith('#proveAgain')
  const texts = Object.entries({ ...fields, ...(takesInvite && { invite }) }).map(([name, value]) => [
    name,
    typeof value === 'string' ? asRead(value) : value,
  ])
  return actionSchemas[action]!.safeParse(Object.fromEntries(texts)).success
}

/** Everything that is tried on one action. What is not spoilt is made anew for each: what is counted per phone or address counts once. */
export function inputsOf(action: string, cast: Cast, chance: Chance): Input[] {
  const fields = basesOf(action, cast).flatMap((base, index) =>
    Object.keys(base.fields).flatMap((field) =>
      changesOf(base, field, chance).map(([what, value, kind]): Input => {
        const { [field]: _, ...rest } = basesOf(action, cast)[index]!.fields
        const form: Form = value === undefined ? rest : { ...rest, [field]: value }
        const said = typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : ''
        const isOdd = kind === 'odd' && field !== 'invite'
        return {
          ...{ action, what: `${field}: ${what} ${said}`, args: [{}, formOf(form)] },
          ...{ isTooLong: kind === 'too_long', isFit: isOdd && isFit(action, form) },
        }
      }),
    ),
  )
  const whole = wholeForms(basesOf(action, cast)[0]!).map(([what, args]): Input => ({
    action,
    what,
    args,
    isTooLong: false,
    isFit: false,
  }))
  return [...fields, ...whole]
}
