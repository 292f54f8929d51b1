import { GATE } from '@/lib/access/rules'
import { answerAsk } from '@/lib/assists/answer-ask'
import { ask } from '@/lib/assists/ask'
import { askAnother } from '@/lib/assists/ask-another'
import { signAsBorrower } from '@/lib/assists/sign-as-borrower'
import { startAsk } from '@/lib/assists/start-ask'
import { withdrawInvite } from '@/lib/assists/withdraw-invite'
import { endOtherSessions } from '@/lib/auth/end-session'
import { requestCode } from '@/lib/auth/request-code'
import { signIn } from '@/lib/auth/sign-in'
import { newId } from '@/lib/id'
import { fen } from '@/lib/money/fen'
import { readNotices } from '@/lib/notices/read-notices'
import { payQuote } from '@/lib/payments/pay-quote'
import { quotePayment } from '@/lib/payments/quote-payment'
import { sql } from 'drizzle-orm'
import { UNKNOWN_DEEDS } from './deeds'
import type { Scene } from './scene'
import { ALL_DEEDS } from './ways'

type Act = (scene: Scene, n: number) => Promise<unknown>

const OWN_DEEDS = Object.values(UNKNOWN_DEEDS)

/** Whether an `openOwn` of this number is with his second phone, which counts among the ten of a link; his own never does. */
export const takesSecondPhone = (n: number): boolean => n % 2 === 1

/** His own link in a browser of his: one with his own phone, one with a second. He goes on some steps, or does something else. */
async function openOwn(scene: Scene, n: number): Promise<unknown> {
  const { id } = await scene.link(n >> 1)
  const browser = takesSecondPhone(n) ? 1 : 0
  const { phones, ...words } = scene.start.person
  const visitor = scene.visitor(`own ${browser}`, id, { ...words, phones: [phones[browser]!] })
  const deed = OWN_DEEDS[(n >> 2) % (2 * OWN_DEEDS.length)]
  return deed ? deed(scene, visitor, 0) : ALL_DEEDS.goOn!(scene, visitor, 6)
}

async function askOfSecondLoan({ world, start: { borrower, loanIds } }: Scene): Promise<unknown> {
  const loanId = loanIds[1]
  const answers = [
    { by: 'instalments' },
    { count: 1 },
    { friend: '老五' },
    { meaning: 'gift' },
    { sentence: 'wages_late' },
    { days: 1 },
  ] as const
  await world.as(borrower, (ctx) => startAsk(ctx, { loanId }))
  for (const answer of answers) await world.as(borrower, (ctx) => answerAsk(ctx, { loanId, answer }))
  return world.as(borrower, (ctx) => ask(ctx, { loanId, locale: 'zh-CN' }))
}

async function signInElsewhere(scene: Scene): Promise<unknown> {
  const [phone] = scene.start.person.phones as [string]
  await scene.world.as(GATE, (ctx) => requestCode(ctx, { phone, locale: 'zh-CN' }))
  const code = await scene.codeTo(phone)
  return scene.world.as(GATE, (ctx) => signIn(ctx, { phone, code, device: 'Safari · iPhone' }))
}

async function payLastQuote({ world, start: { borrower } }: Scene): Promise<unknown> {
  const [quote] = await world.owner<{ id: string }>(
    sql`select id from quotes where borrower_id = ${borrower.personId} order by created_at desc limit 1`,
  )
  return world.as(borrower, (ctx) => payQuote(ctx, { quoteId: quote?.id ?? newId() }))
}

async function readAllNotices({ world, start: { borrower } }: Scene): Promise<unknown> {
  const [newest] = await world.owner<{ id: string }>(
    sql`select id from notices where for_person = ${borrower.personId} and side = 'borrower' order by id desc limit 1`,
  )
  return newest && world.as(borrower, (ctx) => readNotices(ctx, { newestId: newest.id }))
}

/** What a borrower can do of his own, by its pages' actions; `n` varies it. Time passing is his too. */
export const BORROWER_ACTS = {
  look: () => Promise.resolve(undefined),
  wait: () => Promise.resolve(undefined),
  another: ({ world, start: { borrower, assistId } }) =>
    world.as(borrower, (ctx) => askAnother(ctx, { assistId, friendLabel: '老六' })),
  withdraw: async (scene, n) => {
    const { id: inviteId } = await scene.link(n)
    return scene.world.as(scene.start.borrower, (ctx) => withdrawInvite(ctx, { inviteId }))
  },
  askOfSecondLoan,
  askAgain: ({ world, start: { borrower, loanIds } }) =>
    world.as(borrower, (ctx) => startAsk(ctx, { loanId: loanIds[0] })),
  quote: ({ world, start: { borrower, loanIds } }, n) => {
    const wish =
      n % 2 ? { kind: 'amount' as const, amountFen: fen(10_000n) } : { kind: 'instalments' as const, count: 1 }
    return world.as(borrower, (ctx) => quotePayment(ctx, { loanId: loanIds[n % 3 ? 0 : 1], wish }))
  },
  payLastQuote,
  signNothing: ({ world, start: { borrower } }) =>
    world.as(borrower, (ctx) =>
      signAsBorrower(ctx, { agreementId: newId(), mark: { method: 'code' }, hash: 'a hash' }),
    ),
  readAllNotices,
  signInElsewhere,
  endOthers: ({ world, start: { borrower } }) =>
    world.as(borrower, (ctx) => endOtherSessions(ctx, { sessionId: borrower.sessionId })),
  openOwn,
} satisfies Record<string, Act>

export type BorrowerActName = keyof typeof BORROWER_ACTS
