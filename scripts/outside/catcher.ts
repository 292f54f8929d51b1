import { fieldsOf, matching, oneOf, orNull, ref, text } from './body'
import { Problem } from './problem'
import { PAGE_LANGS, type Inbox, type MessageAnswer, type SendMessage } from './protocol'
import type { Change, MessageRecord } from './records'
import { answer, assertSameContent, type Answer, type Call, type SignedRoute } from './route'
import type { Store } from './store'

export type Catcher = { routes: SignedRoute[]; inboxAfter(seq: number): Inbox }

/** How many messages are kept; an older reference is forgotten with its message. */
export const MESSAGES_KEPT = 2000
const CHANNELS = ['sms', 'email'] as const

/** Takes text messages and e-mails as a carrier would, and shows them instead of sending them. */
export function createCatcher(store: Store): Catcher {
  const lastSeq = () => [...store.all('messages')].at(-1)?.seq ?? 0

  /** The oldest rows that go when `more` come, as their removal. */
  function tooOld(more: number): Change[] {
    const surplus = store.size('messages') + more - MESSAGES_KEPT
    return surplus <= 0
      ? []
      : [...store.entries('messages')].slice(0, surplus).map(([key]) => ['messages', key, null] as const)
  }

  function send({ body, now, fault }: Call): Answer {
    const message = fieldsOf<SendMessage>(body, {
      ref,
      to: matching(/^[\x21-\x7e]{3,200}$/),
      channel: oneOf(CHANNELS),
      lang: oneOf(PAGE_LANGS),
      subject: orNull(text(200)),
      text: text(4000),
    })
    const known = store.get('messages', message.ref)
    if (known) assertSameContent(known.message, message)
    else if (fault?.mode === 'refuse') throw new Problem('refused')
    const seq = lastSeq() + 1
    const kept: MessageRecord = known ?? { seq, message, at: now }
    const again: Change[] =
      fault?.mode === 'duplicate' ? [['messages', `${message.ref} again ${seq}`, { ...kept, seq: seq + 1 }]] : []
    const rows: Change[] = known ? again : [['messages', message.ref, kept], ...again]
    store.commit([...tooOld(rows.length), ...rows])
    const accepted: MessageAnswer = { ref: message.ref, acceptedAt: new Date(kept.at).toISOString() }
    return answer(accepted)
  }

  return {
    routes: [{ method: 'POST', path: '/v1/messages', verb: 'catcher.send', act: send }],
    inboxAfter: (seq) => ({
      messages: [...store.all('messages')]
        .filter((record) => record.seq > seq)
        .map((record) => ({ ...record.message, seq: record.seq, at: new Date(record.at).toISOString() })),
      last: lastSeq(),
    }),
  }
}
