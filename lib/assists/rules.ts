import { PAY_HOURS, SIGN_HOURS, type Meaning } from '@/lib/agreements/rules'
import { assert } from '@/lib/assert'
import { instalmentOf, openPartsOf, type LoanState } from '@/lib/calendar/accrual'
import type { Day } from '@/lib/calendar/day'
import { dayOf, instantAt } from '@/lib/calendar/shanghai'
import { maximumOf, mayPayAmount, mayPayInstalments, type Ask } from '@/lib/loans/rules'
import type { Fen } from '@/lib/money/fen'
import { accept, refuse, type Decision, type RefusalCode } from '@/lib/refusal'

/** The moves of an assist; the database refuses any other. */
export const ASSIST_MOVES = [
  ['', 'asking'],
  ['asking', 'covered'],
  ['covered', 'settled'],
  ['covered', 'asking'],
  ['asking', 'ended'],
] as const

export const LINKS_OPEN_MAX = 3
export const ASKS_IN_30_DAYS_MAX = 5
/** Within how many days the friend may answer. */
export const ANSWER_DAYS = [1, 3, 7] as const
export type AnswerDays = (typeof ANSWER_DAYS)[number]
/** The fixed sentences a borrower may send; no text of his own ever goes to a friend. */
export const SENTENCES = ['tight_month', 'wages_late', 'just_this_once', 'only_if_you_can'] as const
export type Sentence = (typeof SENTENCES)[number]

const HOUR = 3_600_000

/** On the day money still counts as in time until this hour; a link never promises more. */
const LAST_HOUR = '22:00'

/** How many links he has given out and not got back: both count asking, never answering. */
export type Asked = { openLinks: number; in30Days: number }

/** At most 3 open or agreed links, at most 5 asked in 30 days. */
export function mayAsk(asked: Asked): Decision<true, 'links_open_max' | 'asks_max'> {
  if (asked.openLinks >= LINKS_OPEN_MAX) return refuse('links_open_max', { most: LINKS_OPEN_MAX })
  if (asked.in30Days >= ASKS_IN_30_DAYS_MAX) return refuse('asks_max', { most: ASKS_IN_30_DAYS_MAX })
  return accept(true)
}

/**
 * Until when the friend may sign: the chosen number of days, cut to 22:00 of the last day on which posted money is still in
 * time. Past that hour, or overdue, the days stand as chosen.
 */
export function answerByOf(days: AnswerDays, lastDayInTime: Day, now: Date): Date {
  const chosen = new Date(now.getTime() + days * 24 * HOUR)
  const cut = instantAt(lastDayInTime, LAST_HOUR)
  return cut > now && cut < chosen ? cut : chosen
}

/** The last Shanghai day on which an agreement of this ask can still be paid: answer-by, a day to sign, three to pay. */
export const lastPayableOn = (answerBy: Date): Day =>
  dayOf(new Date(answerBy.getTime() + (SIGN_HOURS + PAY_HOURS) * HOUR))

/** The next 1..k instalments, or an amount, as asked today; the reason why not. */
export function askOf(
  loan: LoanState,
  wanted: { instalments: number } | { amountFen: Fen },
  today: Day,
): Decision<Ask, RefusalCode> {
  if ('instalments' in wanted) {
    const numbers = mayPayInstalments(loan, wanted.instalments, today)
    return numbers.ok ? accept({ kind: 'instalments', numbers: numbers.value }) : numbers
  }
  const parts = mayPayAmount(loan, wanted.amountFen, today)
  return parts.ok ? accept({ kind: 'amount', amountFen: wanted.amountFen }) : parts
}

/** The contract's maximum: what the asked instalments cost on the last payable day; of an amount, the amount. */
export const contractMaximumOf = (loan: LoanState, ask: Ask, answerBy: Date): Fen =>
  maximumOf(loan, ask, lastPayableOn(answerBy))

/** Whether the friend will see that it is late: an asked instalment is past its day. */
export const showsLateness = (dueOn: readonly Day[], today: Day): boolean => dueOn.some((on) => on < today)

/** The last day on which money for this ask is still in time: the due day of the first instalment that it reaches. */
export function lastDayInTimeOf(loan: LoanState, ask: Ask, today: Day): Day {
  const first = ask.kind === 'instalments' ? ask.numbers[0] : openPartsOf(loan, today)[0]?.number
  assert(first !== undefined, 'an ask reaches an instalment')
  return instalmentOf(loan, first).dueOn
}

/** What the wizard asks, one question a page, in this order. */
export const QUESTIONS = ['by', 'much', 'friend', 'meaning', 'sentence', 'days'] as const
export type Question = (typeof QUESTIONS)[number]

/** What was answered so far. The friend's name is kept sealed beside it. */
export type AskAnswers = {
  by?: 'instalments' | 'amount'
  count?: number
  amountFen?: Fen
  friend?: string
  meaning?: Meaning
  sentence?: Sentence
  days?: AnswerDays
}

/** What is wanted, once both of its questions are answered. */
export function wantedOf({
  by,
  count,
  amountFen,
}: AskAnswers): { instalments: number } | { amountFen: Fen } | undefined {
  if (by === 'instalments') return count === undefined ? undefined : { instalments: count }
  if (by === 'amount') return amountFen === undefined ? undefined : { amountFen }
  return undefined
}

const isAnswered = (answers: AskAnswers, question: Question): boolean =>
  question === 'much' ? wantedOf(answers) !== undefined : answers[question] !== undefined

/** The first question without an answer; none when all are answered. */
export const nextQuestionOf = (answers: AskAnswers): Question | undefined =>
  QUESTIONS.find((question) => !isAnswered(answers, question))

export type CompleteAnswers = Required<Omit<AskAnswers, 'count' | 'amountFen'>> & {
  wanted: NonNullable<ReturnType<typeof wantedOf>>
}

/** All answers, or nothing while one is missing. */
export function completeOf(answers: AskAnswers): CompleteAnswers | undefined {
  const { by, friend, meaning, sentence, days } = answers
  const wanted = wantedOf(answers)
  if (!by || !wanted || friend === undefined || !meaning || !sentence || !days) return undefined
  return { by, wanted, friend, meaning, sentence, days }
}

type AssistFacts = { state: 'asking' | 'covered' | 'settled' | 'ended'; answerBy: Date }

/** Whether another friend may get a link on the same terms: while it is asking, and in time. */
export const mayAskAnother = ({ state, answerBy }: AssistFacts, now: Date): Decision<true, 'ask_over'> =>
  state === 'asking' && now < answerBy ? accept(true) : refuse('ask_over')

type AgreementFacts = { state: string; payBy: Date | null }

/** Whether a friend may pay his agreement now: both signed, in time, and nobody else's money covers what is asked. */
export function mayPayAgreement(
  { state, payBy }: AgreementFacts,
  assist: Pick<AssistFacts, 'state'>,
  now: Date,
): Decision<true, 'agreement_over' | 'covered_by_another'> {
  if (state !== 'in_force' || !payBy || payBy <= now) return refuse('agreement_over')
  return assist.state === 'covered' ? refuse('covered_by_another') : accept(true)
}

const ENDING_CAUSES = ['withdrawn', 'meant_otherwise', 'not_me'] as const
export type AssistEnd = 'answer_by' | (typeof ENDING_CAUSES)[number]

export type InviteOfAssist = {
  state: 'open' | 'agreed' | 'paid' | 'ended'
  endedAt: Date | null
  endCause: string | null
}

/**
 * Why an assist is over, once none of its links is open or agreed: its answer-by has passed, or the last of them was withdrawn or
 * ended by "tell him". A friend who stepped back, and an agreement that lapsed in time, leave it asking.
 */
export function assistEndOf(assist: AssistFacts, invites: readonly InviteOfAssist[], now: Date): AssistEnd | undefined {
  if (assist.state !== 'asking') return undefined
  if (invites.some(({ state }) => state === 'open' || state === 'agreed')) return undefined
  if (assist.answerBy <= now) return 'answer_by'
  const last = invites.reduce<InviteOfAssist | undefined>(
    (latest, one) => ((latest?.endedAt ?? 0) > (one.endedAt ?? 0) ? latest : one),
    undefined,
  )
  return ENDING_CAUSES.find((cause) => cause === last?.endCause)
}
