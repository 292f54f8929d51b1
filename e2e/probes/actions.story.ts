import { expect, test } from '../story'
import { callAction, HAS_RUN, INPUT_REFUSED, OPEN_PAGE, postArguments, sendForm } from './call-action'
import { ask } from './raw-http'

const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}
const UNUSABLE = { phone: '1' }

test('an honest call reaches the schema: by script, by form, and through another page', async ({ app }) => {
  const answers = [
    await callAction(app.origin, [{}, form(UNUSABLE)]),
    await sendForm(app.origin, UNUSABLE),
    await callAction(app.origin, [{}, form(UNUSABLE)], { page: '/nowhere' }),
    await callAction(app.origin, [{}, form(UNUSABLE)], { page: '/en/how' }),
  ]
  for (const { status } of answers.slice(0, 2)) expect(status).toBe(200)
  for (const index of [0, 2, 3]) expect(answers[index]!.body).toMatch(INPUT_REFUSED)
})

const STRANGERS: [what: string, headers: Record<string, string | undefined>, status: number][] = [
  ['no origin', { origin: undefined }, 403],
  ['origin null', { origin: 'null' }, 403],
  ['a foreign origin', { origin: 'http://evil.example' }, 403],
  [
    'a foreign origin, and the same forwarded host',
    { origin: 'http://evil.example', 'x-forwarded-host': 'evil.example' },
    421,
  ],
  ['a foreign origin, and the same host', { origin: 'http://evil.example', host: 'evil.example' }, 421],
  ['no origin, and a fetch that claims to be ours', { origin: undefined, 'sec-fetch-site': 'same-origin' }, 403],
  ['no origin, and a referrer of ours', { origin: undefined, referer: 'http://localhost/sign-in' }, 403],
  [
    'a foreign origin, as an inner request',
    { origin: 'http://evil.example', 'x-action-forwarded': '1', 'x-front-door': '1' },
    403,
  ],
]

for (const [what, headers, status] of STRANGERS)
  test(`a call with ${what} is refused before anything runs`, async ({ app }) => {
    const answers = [
      await callAction(app.origin, [{}, form(UNUSABLE)], { headers }),
      await callAction(app.origin, [{}, form(UNUSABLE)], { headers, page: '/nowhere' }),
      await sendForm(app.origin, UNUSABLE, { headers }),
    ]
    for (const answer of answers) {
      expect(answer.status).toBe(status)
      expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
    }
  })

const ODD_PATHS = [
  '//sign-in',
  '/sign-in/',
  '/SIGN-IN',
  '/sign-in.rsc',
  '/sign-in?_rsc=1',
  '/%73ign-in',
  '/nowhere/../sign-in',
  '/_next/static/../sign-in',
  '/_next/static/%2e%2e/sign-in',
  '/_next/data/x/sign-in.json',
  '/api/webhooks/../../sign-in',
  '/api/webhooks/cashier/../../../sign-in',
  '/api/webhooks/%2e%2e/%2e%2e/sign-in',
  '\\sign-in',
]

test('a call without origin does not run at any odd form of the address', async ({ app }) => {
  for (const page of ODD_PATHS)
    for (const answer of [
      await callAction(app.origin, [{}, form(UNUSABLE)], { page, headers: { origin: undefined } }),
      await sendForm(app.origin, UNUSABLE, { page, headers: { origin: undefined } }),
    ]) {
      expect([page, answer.status >= 400 && answer.status < 500]).toEqual([page, true])
      expect(answer.body, page).not.toMatch(/"code":|"ok":/)
    }
})

test('the address of the callbacks, open to posts without origin, runs no action', async ({ app }) => {
  const answer = await callAction(app.origin, [{}, form(UNUSABLE)], {
    page: '/api/webhooks/cashier',
    headers: { origin: undefined },
  })
  expect(answer.status).toBe(401)
  expect(answer.body).toBe('')
})

const WRONG_TYPES: [what: string, args: unknown[]][] = [
  ['an object for the form', [{}, { phone: '13800000000' }]],
  ['a text for the form', [{}, 'phone']],
  ['nothing', []],
  ['one argument', [form({ phone: '13800000000' })]],
  ['a list', [[{}], [form({ phone: '13800000000' })]]],
  ['a number, a date and a big number', [1, new Date(0), 5n]],
  ['a map and a set', [new Map([['phone', '1']]), new Set([1])]],
  ['a promise', [{}, Promise.resolve(form({ phone: '13800000000' }))]],
  ['a field too many', [{}, form({ phone: '13800000000', role: 'admin' })]],
  ['a prototype as a field', [{}, form({ phone: '13800000000', __proto__x: '1', 'constructor.prototype': '1' })]],
  ['a field of 10,000 characters', [{}, form({ phone: '1'.repeat(10_000) })]],
]

for (const [what, args] of WRONG_TYPES)
  test(`the schema refuses ${what}`, async ({ app }) => {
    const { status, body } = await callAction(app.origin, args)
    expect([status, INPUT_REFUSED.test(body)]).toEqual([200, true])
  })

test('the schema refuses a field sent twice, and a file for a text', async ({ app }) => {
  const twice = form({ phone: '13800000000' })
  twice.append('phone', '13800000001')
  const file = new FormData()
  file.append('phone', new Blob(['13800000000']), 'phone.txt')
  for (const data of [twice, file]) expect((await callAction(app.origin, [{}, data])).body).toMatch(INPUT_REFUSED)
})

const boundary = 'xxprobexx'
const parts = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('') + `--${boundary}--\r\n`
const TEXT = 'text/plain;charset=UTF-8'
const MULTIPART = `multipart/form-data; boundary=${boundary}`

const MALFORMED: [what: string, body: string, type: string][] = [
  ['nothing at all', '', TEXT],
  ['no JSON', '{', TEXT],
  ['a dangling reference', '["$1"]', TEXT],
  ['a reference to itself', '["$0"]', TEXT],
  ['the prototype of a chunk', '["$1:__proto__:then"]', TEXT],
  ['the constructor of a chunk', '["$1:constructor:constructor"]', TEXT],
  ['an unknown mark', '["$Zx"]', TEXT],
  ['a server reference', '["$F1"]', TEXT],
  ['a number too long', `["$n${'9'.repeat(20_000)}"]`, TEXT],
  ['a deep list', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, TEXT],
  ['a form without parts', '', MULTIPART],
  ['a form that breaks off', `--${boundary}\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$K`, MULTIPART],
  ['a form without boundary', parts({ 0: '["$K1"]' }), 'multipart/form-data'],
  [
    'a promise that is none',
    parts({ 0: '["$1"]', 1: '{"status":"resolved_model","reason":0,"_response":{}}' }),
    MULTIPART,
  ],
  [
    'a chunk that plays a promise',
    parts({
      0: '{"then":"$1:__proto__:then","status":"resolved_model","reason":-1,"value":"{\\"then\\":\\"$B1337\\"}","_response":{"_prefix":"throw 1;//","_formData":{"get":"$1:constructor:constructor"}}}',
      1: '"$@0"',
    }),
    MULTIPART,
  ],
  [
    'an action in the form of another',
    parts({ $ACTION_REF_1: '', '$ACTION_1:0': '{"id":"x","bound":"$@1"}', '$ACTION_1:1': '[{}]' }),
    MULTIPART,
  ],
  ['a list that names itself', parts({ 0: '["$Q1"]', 1: '[["a","$Q1"]]' }), MULTIPART],
]

for (const [what, body, type] of MALFORMED)
  test(`a malformed call, ${what}, runs nothing and hurts nobody`, async ({ app }) => {
    for (const asForm of [false, true]) {
      const answer = await postArguments(
        app.origin,
        body,
        type,
        asForm ? { headers: { 'next-action': undefined } } : {},
      )
      expect(answer.body).not.toMatch(HAS_RUN)
      expect(answer.headers['x-action-redirect']).toBeUndefined()
      expect(answer.body, 'no trace of our code').not.toMatch(/\bat .+:\d+:\d+|node_modules/)
    }
    expect((await ask(app.origin, { path: '/api/health/live' })).status).toBe(200)
  })

test('an unknown action is said to be unknown', async ({ app }) => {
  for (const [id, status] of [
    ['x', 400],
    [`60${'0'.repeat(40)}`, 409],
  ] as const) {
    const answer = await callAction(app.origin, [], {}, id)
    expect([answer.status, answer.headers['x-nextjs-action-not-found']]).toEqual([status, '1'])
  }
})

test('reading never acts: the form of a page sent as a read changes nothing', async ({ app }) => {
  const answer = await ask(app.origin, { path: `${OPEN_PAGE}?phone=13800000000`, headers: { 'next-action': 'x' } })
  expect(answer.body).not.toMatch(HAS_RUN)
})
