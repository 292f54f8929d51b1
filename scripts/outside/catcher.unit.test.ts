import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createCatcher, MESSAGES_KEPT } from './catcher'
import type { Inbox, SendMessage } from './protocol'
import { openStore } from './store'
import { DEV_TOKEN, openApp, START, type TestApp } from './testing/app'

const message = (ref: string): SendMessage => ({
  ref,
  to: '13800000001',
  channel: 'sms',
  lang: 'zh-CN',
  subject: null,
  text: '验证码 123456，10 分钟内有效。',
})
let app: TestApp
beforeEach(async () => {
  app = await openApp()
})
afterEach(() => app.close())

const send = (asked: object) => app.post('/v1/messages', asked)
const inbox = async (after = 0) => (await app.get(`/inbox.json?after=${after}`)).body as Inbox

test('a message is kept, in order, over a restart too', async () => {
  expect((await send(message('msg_1'))).body).toEqual({ ref: 'msg_1', acceptedAt: new Date(START).toISOString() })
  await send({ ...message('msg_2'), channel: 'email', to: 'li@example.com', subject: '帮还' })
  await app.restart()
  expect(await inbox()).toEqual({
    messages: [
      { ...message('msg_1'), seq: 1, at: new Date(START).toISOString() },
      {
        ...message('msg_2'),
        channel: 'email',
        to: 'li@example.com',
        subject: '帮还',
        seq: 2,
        at: new Date(START).toISOString(),
      },
    ],
    last: 2,
  })
  expect(await inbox(2)).toEqual({ messages: [], last: 2 })
})

test('the same reference is one message; other text is a conflict', async () => {
  await send(message('msg_1'))
  expect((await send(message('msg_1'))).status).toBe(200)
  expect((await send({ ...message('msg_1'), text: '别的' })).body).toEqual({ code: 'ref_conflict' })
  expect((await inbox()).messages).toHaveLength(1)
})

test('switched to duplicate it arrives twice, switched to refuse not at all', async () => {
  await app.setFault('catcher.send', 'duplicate', 1)
  await send(message('msg_1'))
  await app.setFault('catcher.send', 'refuse', 1)
  expect((await send(message('msg_2'))).body).toEqual({ code: 'refused' })
  expect((await inbox()).messages.map(({ ref, seq }) => [ref, seq])).toEqual([
    ['msg_1', 1],
    ['msg_1', 2],
  ])
})

test('the oldest go when there are too many, and do not come back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'catcher-'))
  const file = join(folder, 'state.jsonl')
  const store = openStore(file)
  const catcher = createCatcher(store)
  for (let n = 1; n <= MESSAGES_KEPT + 3; n += 1)
    catcher.routes[0]?.act({ ref: '', body: message(`msg_${n}`), now: START, fault: null })
  const { messages, last } = catcher.inboxAfter(0)
  expect([messages.length, messages[0]?.ref, last]).toEqual([MESSAGES_KEPT, 'msg_4', MESSAGES_KEPT + 3])
  await store.close()
  const again = openStore(file)
  expect(createCatcher(again).inboxAfter(0).messages).toEqual(messages)
  await again.close()
  rmSync(folder, { recursive: true })
})

test('the inbox opens to a signature or the token, to nobody else', async () => {
  await send(message('msg_1'))
  const ask = (headers: Record<string, string>) => fetch(`${app.outside.origin}/inbox.json`, { headers })
  expect(((await (await ask({ authorization: `Bearer ${DEV_TOKEN}` })).json()) as Inbox).last).toBe(1)
  expect((await ask({ authorization: 'Bearer nonsense' })).status).toBe(401)
  expect((await ask({})).status).toBe(401)
})
