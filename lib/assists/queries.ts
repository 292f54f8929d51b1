import { reading, type Tx } from '@/db/transaction'
import type { Borrower, Friend } from '@/lib/access/rules'
import { getAgreement, listAgreementsOfAssist, type AgreementPosition } from '@/lib/agreements/queries'
import type { Meaning } from '@/lib/agreements/rules'
import { assert } from '@/lib/assert'
import type { Part } from '@/lib/calendar/accrual'
import type { Day } from '@/lib/calendar/day'
import { dayOf } from '@/lib/calendar/shanghai'
import { listClaims } from '@/lib/claims/queries'
import { getIdentityCheck } from '@/lib/identity/queries'
import { asksOf } from '@/lib/invites/asks-of'
import { listLinks, type ShownLink } from '@/lib/invites/queries'
import { getLoan, type LoanView } from '@/lib/loans/queries'
import { dueNow, splitOf, type Ask } from '@/lib/loans/rules'
import type { Fen } from '@/lib/money/fen'
import { listHelp, listPaidForOthers, type HelpView } from '@/lib/payments/help/queries'
import { loadOwnPerson } from '@/lib/privacy/load-own-person'
import { answersOf } from './own-draft'
import {
  ANSWER_DAYS,
  answerByOf,
  askOf,
  contractMaximumOf,
  lastDayInTimeOf,
  mayAsk,
  mayAskAnother,
  wantedOf,
  type AnswerDays,
  type AskAnswers,
} from './rules'
import { askOfRow } from '@/lib/invites/rules'
import { loadAssist, loadAssists, loadDraft, loadRunningAssistId } from './store'

/** What the ask would be, at today's figures. */
export type AskPreview = {
  ask: Ask
  parts: Part[]
  firstDueOn: Day
  lastDueOn: Day
  dueNowFen: Fen
  isOverdue: boolean
  choices: { days: AnswerDays; answerBy: Date; maximumFen: Fen }[]
}

export type AskDraftView = {
  loan: LoanView
  /** Of these, an ask runs already; its page takes another friend. */
  runningAssistId: string | undefined
  waysOutShownAt: Date | null
  answers: AskAnswers
  preview: AskPreview | undefined
  isIdentified: boolean
  /** Which limit is reached, if one is. */
  limit: 'links_open_max' | 'asks_max' | undefined
  initial: string
}

/** What the borrower has answered so far for this loan, with what it would come to. */
export const getAskDraft = (actor: Borrower, loanId: string, tx?: Tx): Promise<AskDraftView | undefined> =>
  reading(actor, tx, async (db, now) => {
    const ctx = { tx: db, actor, now, requestId: '' }
    const loan = await getLoan(actor, loanId, db)
    if (!loan) return undefined
    const person = await loadOwnPerson(ctx)
    const draft = await loadDraft(db, actor.personId, loanId)
    const answers = draft ? answersOf(draft, person.key) : {}
    const check = await getIdentityCheck(actor, db)
    const limit = mayAsk(await asksOf(ctx))
    return {
      loan,
      runningAssistId: await loadRunningAssistId(db, loanId),
      waysOutShownAt: draft?.waysOutShownAt ?? null,
      answers,
      preview: previewOf(loan, answers, now),
      isIdentified: check?.state === 'answered' && check.answer === 'agree',
      limit: limit.ok ? undefined : limit.code,
      initial: [...person.name][0] ?? '',
    }
  })

function previewOf({ loan }: LoanView, answers: AskAnswers, now: Date): AskPreview | undefined {
  const today = dayOf(now)
  const wanted = wantedOf(answers)
  const asked = wanted && askOf(loan, wanted, today)
  if (!asked?.ok) return undefined
  const ask = asked.value
  const parts = splitOf(loan, ask, today)
  const dueOnOf = (part: Part | undefined): Day => {
    const found = loan.instalments.find(({ number }) => number === part?.number)
    assert(found, 'an ask reaches an instalment')
    return found.dueOn
  }
  const inTime = lastDayInTimeOf(loan, ask, today)
  return {
    ask,
    parts,
    firstDueOn: dueOnOf(parts[0]),
    lastDueOn: dueOnOf(parts.at(-1)),
    dueNowFen: ask.kind === 'amount' ? ask.amountFen : dueNow(loan, ask, today),
    isOverdue: dueOnOf(parts[0]) < today,
    choices: ANSWER_DAYS.map((days) => {
      const answerBy = answerByOf(days, inTime, now)
      return { days, answerBy, maximumFen: contractMaximumOf(loan, ask, answerBy) }
    }),
  }
}

export type AssistView = {
  id: string
  createdAt: Date
  state: 'asking' | 'covered' | 'settled' | 'ended'
  loan: { id: string; lenderName: string }
  ask: Ask
  maximumFen: Fen
  meaning: Meaning
  answerBy: Date
  endedAt: Date | null
  endCause: string | null
  /** Newest first; of each only what the borrower may know. */
  links: (ShownLink & { agreement: AgreementPosition | undefined; help: HelpView | undefined })[]
  mayAskAnother: boolean
  initial: string
  now: Date
}

/** One ask with its links, for its borrower: open ones with their address and digits, signed ones with their agreement. */
export const getAssist = (actor: Borrower, id: string, tx?: Tx): Promise<AssistView | undefined> =>
  reading(actor, tx, async (db, now) => {
    const assist = await loadAssist(db, id, actor.personId)
    const loan = assist && (await getLoan(actor, assist.loanId, db))
    if (!loan) return undefined
    const ctx = { tx: db, actor, now, requestId: '' }
    const person = await loadOwnPerson(ctx)
    const links = await listLinks(actor, id, person.key, db)
    const agreements = await listAgreementsOfAssist(actor, id, db)
    const help = await listHelp(
      actor,
      agreements.map((agreement) => agreement.id),
      db,
    )
    const {
      loanId: _loanId,
      firstNumber,
      lastNumber,
      amountFen,
      sentence: _sentence,
      lastPayableOn: _on,
      ...facts
    } = assist
    return {
      ...facts,
      loan: { id: loan.id, lenderName: loan.lender.name },
      ask: askOfRow({ firstNumber, lastNumber, amountFen }),
      links: links.map((link) => {
        const agreement = agreements.find(({ inviteId }) => inviteId === link.inviteId)
        return { ...link, agreement, help: help.find(({ agreementId }) => agreementId === agreement?.id) }
      }),
      mayAskAnother: mayAskAnother(assist, now).ok && mayAsk(await asksOf(ctx)).ok,
      initial: [...person.name][0] ?? '',
      now,
    }
  })

export type AssistSummary = {
  id: string
  state: AssistView['state']
  loanId: string
  ask: Ask
  maximumFen: Fen
  createdAt: Date
  answerBy: Date
}

/** The borrower's asks, newest first. */
export const listAssists = (actor: Borrower, tx?: Tx): Promise<AssistSummary[]> =>
  reading(actor, tx, async (db) => {
    const rows = await loadAssists(db, actor.personId)
    return rows.map((row) => {
      const { id, state, loanId, maximumFen, createdAt, answerBy } = row
      return { id, state, loanId, ask: askOfRow(row), maximumFen, createdAt, answerBy }
    })
  })

export type Helped = {
  paymentId: string
  borrower: string
  meaning: Meaning
  amountFen: Fen
  heldAt: Date
  /** What is still to come back; nothing for a gift, and before the posting. */
  openFen: Fen | undefined
}

/** Everything that this person paid for somebody, newest first. */
export const listHelped = (actor: Friend, tx?: Tx): Promise<Helped[]> =>
  reading(actor, tx, async (db) => {
    const claims = await listClaims(actor, db)
    const paid = await listPaidForOthers(actor, db)
    const helped = await Promise.all(
      paid.map(async ({ id, agreementId, amountFen, heldAt }) => {
        const agreement = await getAgreement(actor, agreementId, db)
        const openFen = claims.find(({ paymentId }) => paymentId === id)?.openFen
        const { meaning, parties } = agreement ?? {}
        return meaning && parties
          ? [{ paymentId: id, borrower: parties.borrower.name, meaning, amountFen, heldAt, openFen }]
          : []
      }),
    )
    return helped.flat()
  })
