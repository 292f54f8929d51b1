import { DAY, dayAt, openOf, payoffOf, startOf, whyNotPaid } from './book-model'
import {
  assistOf,
  borrowerOf,
  dueOf,
  HOUR,
  isDead,
  isLiving,
  isUnpaid,
  later,
  runningAssist,
  tell,
  today,
  type Answer,
  type Asked,
  type Invite,
  type Meaning,
  type Model,
  type Wish,
} from './model'

/** Three links out, five asked in thirty days; over all loans of a borrower. */
export function whyNoLink(model: Model, borrower: number): Answer | undefined {
  const his = model.invites.filter((one) => borrowerOf(model, model.assists[one.assist]!) === borrower)
  if (his.filter(isLiving).length >= 3) return 'links_open_max'
  return his.filter(({ at }) => at > model.at - 30 * DAY).length >= 5 ? 'asks_max' : undefined
}

const newLink = (model: Model, assist: number): number =>
  model.invites.push({ assist, at: model.at, state: 'open', cause: undefined, endedAt: undefined, visits: [] })

type Ask = { loan: number; wish: Wish; meaning: Meaning; days: number }

export function ask(model: Model, { loan, wish, meaning, days }: Ask): Answer {
  const { book, borrower } = model.loans[loan]!
  const open = openOf(book, today(model))
  if (open.length === 0) return 'loan_settled'
  if (runningAssist(model, loan) >= 0) return 'ask_running'
  if ('count' in wish && (wish.count < 1 || wish.count > open.length)) return 'instalments_out_of_range'
  const refused = 'amount' in wish && whyNotPaid(book, wish.amount, today(model))
  if (refused) return refused
  const limit = whyNoLink(model, borrower)
  if (limit) return limit
  const asked: Asked = 'count' in wish ? { from: open[0]!.number, to: open[wish.count - 1]!.number } : wish
  const chosen = model.at + days * DAY
  const lastHour = startOf(book.dues[open[0]!.number - 1]!.dueOn) + 22 * HOUR
  const answerBy = lastHour > model.at && lastHour < chosen ? lastHour : chosen
  const lastDay = dayAt(answerBy + 96 * HOUR)
  const maximum = 'amount' in asked ? asked.amount : dueOf(book, asked, lastDay)
  const state = 'asking' as const
  model.assists.push({ loan, state, cause: undefined, endedAt: undefined, asked, maximum, meaning, answerBy })
  newLink(model, model.assists.length - 1)
  later(model, `expire-assist assist ${model.assists.length - 1}`, answerBy)
  return 'done'
}

export function askAnother(model: Model, { assist }: { assist: number }): Answer {
  const { state, answerBy } = model.assists[assist]!
  if (state !== 'asking' || model.at >= answerBy) return 'ask_over'
  const limit = whyNoLink(model, borrowerOf(model, model.assists[assist]!))
  if (limit) return limit
  newLink(model, assist)
  return 'done'
}

/** Whether somebody said no to this borrower in thirty days, or let another link of his run out. */
function hasRefused(model: Model, { person, than }: { person: number; than: Invite }): boolean {
  const borrower = borrowerOf(model, model.assists[than.assist]!)
  return model.invites.some(
    (one) =>
      one !== than &&
      borrowerOf(model, model.assists[one.assist]!) === borrower &&
      one.visits.some(
        (visit) =>
          visit.person === person &&
          visit.at > model.at - 30 * DAY &&
          (visit.state === 'declined' || (visit.state === 'taken' && one.cause === 'answer_by')),
      ),
  )
}

type OnLink = { invite: number; person: number }

/** Somebody whose identity was found opens the link in a new browser. */
export function take(model: Model, { invite, person }: OnLink): Answer {
  const link = model.invites[invite]!
  if (isDead(model, link)) return 'dead'
  const isOther = link.visits.some((visit) => visit.state === 'taken' && visit.person !== person)
  const isHimself = borrowerOf(model, model.assists[link.assist]!) === person
  const state = isHimself || isOther || hasRefused(model, { person, than: link }) ? 'locked' : 'taken'
  if (state === 'taken') {
    for (const visit of link.visits) if (visit.state === 'taken') visit.state = 'released'
  }
  link.visits.push({ person, state, at: model.at, isPrepared: false })
  return state === 'taken' ? 'taken' : 'dead'
}

export const visitOf = ({ visits }: Invite, person: number) =>
  visits.findLast((visit) => visit.person === person && visit.state !== 'locked')

export function decline(model: Model, { invite, person }: OnLink): Answer {
  const link = model.invites[invite]!
  if (isDead(model, link)) return 'dead'
  visitOf(link, person)!.state = 'declined'
  return 'declined'
}

const mayPrepare = (model: Model, { invite, person }: OnLink): boolean => {
  const link = model.invites[invite]!
  return link.state === 'open' && !isDead(model, link) && visitOf(link, person)?.state === 'taken'
}

/** In how many parts a loan of his is given back. */
export const LOAN_MONTHS = 5

/** He says how he means it, agrees, reads the contract and answers its questions. */
export function prepare(model: Model, on: OnLink): Answer {
  if (!mayPrepare(model, on)) return 'not_found'
  const { loan, asked, meaning, maximum } = model.assists[model.invites[on.invite]!.assist]!
  if (meaning === 'loan' && maximum < BigInt(LOAN_MONTHS)) return 'parts_too_small'
  if (dueOf(model.loans[loan]!.book, asked, today(model)) === 0n) return 'not_found'
  visitOf(model.invites[on.invite]!, on.person)!.isPrepared = true
  return 'done'
}

type Signing = { isProven: boolean }

export function signAsFriend(model: Model, { invite, person, isProven }: OnLink & Signing): Answer {
  const link = model.invites[invite]!
  const assist = model.assists[link.assist]!
  if (assist.state !== 'asking' || !mayPrepare(model, { invite, person })) return 'not_found'
  if (!visitOf(link, person)!.isPrepared) return 'contract_changed'
  if (!isProven) return 'step_up_needed'
  const signBy = model.at + 24 * HOUR
  const state = 'signed' as const
  model.agreements.push({
    ...{ invite, friend: person, state, signBy },
    ...{ payBy: undefined, endedAt: undefined, performed: undefined },
  })
  link.state = 'agreed'
  later(model, `expire-assist assist ${link.assist}`, signBy)
  tell(model, borrowerOf(model, assist), 'borrower', 'friend_signed')
  return 'done'
}

export function signAsBorrower(model: Model, { agreement: at, isProven }: { agreement: number } & Signing): Answer {
  const agreement = model.agreements[at]!
  if (!isUnpaid(agreement) && agreement.state !== 'performed') return 'not_found'
  if (assistOf(model, agreement).state === 'covered') return 'covered_by_another'
  if (!isProven) return 'step_up_needed'
  if (agreement.state !== 'signed') return 'signed_already'
  if (agreement.signBy <= model.at) return 'agreement_over'
  agreement.state = 'in_force'
  agreement.payBy = model.at + 72 * HOUR
  later(model, `expire-assist assist ${model.invites[agreement.invite]!.assist}`, agreement.payBy)
  tell(model, agreement.friend, 'friend', 'borrower_signed')
  return 'done'
}

export const isSettled = (model: Model, loan: number): boolean => payoffOf(model.loans[loan]!.book, today(model)) === 0n
