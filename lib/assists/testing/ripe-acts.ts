import { isOwnWaiting, mayBooked, moneyWord, OVER, which, wishBy, wordsAbout } from './some-words'
import { isSettled, whyNoLink } from './asking-model'
import type { Word } from './channel-model'
import {
  assistOf,
  callOf,
  coverOf,
  invitesOf,
  isAsked,
  isLiving,
  runningAssist,
  type Meaning,
  type Model,
} from './model'
import type { Act } from './operations'
import { BORROWERS } from './start-model'

const MEANINGS: Meaning[] = ['gift', 'loan', 'advance']
const DAYS = [7, 3, 7, 1] as const

/** How often a kind is chosen where it is possible; others once. */
export const WEIGHTS: Record<string, number> = {
  ...{
    take: 6,
    prepare: 7,
    signAsFriend: 8,
    signAsBorrower: 5,
    quoteHelp: 5,
    payHelp: 8,
    asked: 9,
    takeCallback: 4,
    decide: 2,
  },
  ...{
    captured: 4,
    voided: 3,
    posting: 4,
    settle: 4,
    refunded: 3,
    payOwn: 4,
    quoteOver: 2,
    endCooling: 4,
    endWaiting: 4,
  },
}

/** What is just possible, by kind. */
export function ripeActs(model: Model, how: number): Record<string, Act[]> {
  return {
    ...peoplesActs(model, how),
    ...payersActs(model, how),
    ...outsideActs(model, how),
    ...workersActs(model, how),
  }
}

function peoplesActs(model: Model, how: number): Record<string, Act[]> {
  const friends = Array.from({ length: model.people - BORROWERS }, (_, nth) => BORROWERS + nth)
  const inTime = (at: number) => model.assists[at]!.state === 'asking' && model.assists[at]!.answerBy > model.at
  const open = which(model.invites, ({ state, assist }) => state === 'open' && inTime(assist))
  const visits = open.flatMap((invite) =>
    model.invites[invite]!.visits.flatMap(({ person, state, isPrepared }) =>
      state === 'taken' ? [{ invite, person, isPrepared }] : [],
    ),
  )
  const prepared = visits.filter(({ isPrepared }) => isPrepared)
  const mayAsk = (at: number) => whyNoLink(model, model.loans[at]!.borrower) === undefined
  const ask = which(model.loans, (_, at) => runningAssist(model, at) < 0 && !isSettled(model, at) && mayAsk(at)).map(
    (loan): Act => ({
      ...{ act: 'ask', loan, wish: wishBy(model, loan, how), meaning: MEANINGS[(how >> 3) % 3]! },
      days: DAYS[(how >> 5) % 4]!,
    }),
  )
  const another = which(
    model.assists,
    ({ loan }, at) => inTime(at) && mayAsk(loan) && invitesOf(model, at).filter(isLiving).length < 2,
  )
  const take = open
    .filter((invite) => !model.invites[invite]!.visits.some(({ state }) => state === 'taken'))
    .flatMap((invite) => friends.map((person): Act => ({ act: 'take', invite, person })))
  const signed = which(model.agreements, ({ state, signBy }) => state === 'signed' && signBy > model.at)
  const signAsFriend = prepared.map(({ invite, person }): Act => ({
    act: 'signAsFriend',
    invite,
    person,
    isProven: true,
  }))
  const signAsBorrower = signed.map((agreement): Act => ({ act: 'signAsBorrower', agreement, isProven: true }))
  const prepare = visits
    .filter(({ isPrepared }) => !isPrepared)
    .map(({ invite, person }): Act => ({ act: 'prepare', invite, person }))
  return {
    ask,
    another: another.map((assist): Act => ({ act: 'askAnother', assist })),
    ...{ take, prepare, signAsFriend, signAsBorrower },
    leave: how % 5 === 0 ? endings(model) : [],
  }
}

function endings(model: Model): Act[] {
  return [
    ...which(model.invites, isLiving).map((invite): Act => ({ act: 'withdraw', invite })),
    ...which(model.agreements, ({ state }) => state === 'signed' || state === 'in_force').map((agreement): Act => ({
      act: 'stepBack',
      agreement,
    })),
  ]
}

function payersActs(model: Model, how: number): Record<string, Act[]> {
  const inForce = which(model.agreements, (one) => one.state === 'in_force' && (one.payBy ?? 0) > model.at)
  const asking = inForce.filter((at) => assistOf(model, model.agreements[at]!).state === 'asking')
  const isFresh = (at: number) =>
    !model.payments.some(({ quote }) => quote === at) && (model.quotes[at]!.expiresAt > model.at || how % 5 === 0)
  const helps = which(
    model.quotes,
    ({ agreement }, at) => agreement !== undefined && isFresh(at) && inForce.includes(agreement),
  )
  const owns = which(model.quotes, ({ agreement }, at) => agreement === undefined && isFresh(at))
  const isPriced = (at: number) => helps.some((quote) => model.quotes[quote]!.agreement === at)
  const quoteHelp = asking
    .filter((agreement) => !isPriced(agreement) || how % 6 === 0)
    .map((agreement): Act => ({ act: 'quoteHelp', agreement }))
  const payHelp = helps.map((quote): Act => ({ act: 'payHelp', quote, atOnce: how % 3 === 0 }))
  const payOwn = owns.map((quote): Act => ({ act: 'payOwn', quote }))
  const resting = which(model.payments, ({ kind, state, covers }) => kind === 'friend' && state === 'held' && covers)
  const owing = which(model.loans, (_, at) => !isSettled(model, at))
  const over = owing.filter(
    (at) => coverOf(model, at)?.kind === 'friend' && !owns.some((quote) => model.quotes[quote]!.loan === at),
  )
  return {
    ...{ quoteHelp, payHelp, payOwn },
    quoteOver: over.map((loan): Act => ({ act: 'quoteOwn', loan, wish: { count: 1 } })),
    quoteOwn: (how % 4 ? [] : owing).map((loan): Act => ({ act: 'quoteOwn', loan, wish: wishBy(model, loan, how) })),
    decide: resting.map((payment): Act => ({ act: 'decide', payment, as: how % 2 ? 'taken_back' : 'at_once' })),
  }
}

function outsideActs(model: Model, how: number): Record<string, Act[]> {
  const created = which(model.payments, ({ state }) => state === 'created')
  const toTake = which(model.callbacks, ({ isTaken }) => !isTaken)
  const taken = (payment: number): Word =>
    how % 5
      ? moneyWord(model, payment, how, 'captured')
      : ([OVER[2]!, OVER[0]!, moneyWord(model, payment, how, 'held')][how % 3] as Word)
  const givenUp = (payment: number): Word =>
    how % 4 || isOwnWaiting(model.payments[payment]!)
      ? { state: 'voided', reason: 'asked' }
      : moneyWord(model, payment, how, 'captured')
  const asked = created.map((payment): Act => ({ act: 'asked', payment, word: wordsAbout(model, payment, how) }))
  const captured = which(model.payments, (one) => isAsked(one, 'capture') && one.state === 'held').map(
    (payment): Act => ({ act: 'captured', payment, word: taken(payment) }),
  )
  const voided = which(model.payments, (one) => isAsked(one, 'void')).map((payment): Act => ({
    act: 'voided',
    payment,
    word: givenUp(payment),
  }))
  return {
    ...{ asked, captured, voided },
    placed: which(model.payments, (one) => isAsked(one, 'order')).map((payment): Act => ({
      act: 'placed',
      payment,
      isRefused: how % 9 === 0,
    })),
    callback: created.map((payment): Act => ({ act: 'callback', payment, event: model.callbacks.length })),
    again: model.callbacks.flatMap(({ payment }, event): Act[] => [
      { act: 'callback', payment, event },
      { act: 'takeCallback', event, word: wordsAbout(model, payment, how) },
    ]),
    takeCallback: toTake.map((event): Act => {
      return { act: 'takeCallback', event, word: wordsAbout(model, model.callbacks[event]!.payment, how) }
    }),
  }
}

/** Whether something of an assist has run out. */
const isOver = (model: Model, at: number): boolean =>
  model.assists[at]!.answerBy <= model.at ||
  model.agreements.some(
    (one) =>
      model.invites[one.invite]!.assist === at &&
      ((one.state === 'signed' && one.signBy <= model.at) ||
        (one.state === 'in_force' && (one.payBy ?? 0) <= model.at)),
  )

function workersActs(model: Model, how: number): Record<string, Act[]> {
  const { payments, claims } = model
  const verbs = (['post', 'cancel'] as const).flatMap((verb) =>
    which(payments, (one) => isAsked(one, verb) && one.state === 'captured').map((payment): Act => {
      const never = verb === 'post' ? ('refused' as const) : ('cancelled' as const)
      return {
        act: 'posting',
        payment,
        verb,
        said: how % 4 ? (verb === 'post' ? 'posted' : never) : verb === 'post' ? never : 'posted',
      }
    }),
  )
  const waits = payments.some(
    (one) =>
      one.state === 'captured' && one.saidPostedAt !== undefined && one.postedAt === undefined && !one.isSetAside,
  )
  const settle: Act[] = waits ? [{ act: 'settle' }] : []
  const heard = (['promise', 'release'] as const).flatMap((verb) =>
    which(payments, (one) => isAsked(one, verb)).map((payment): Act => ({ act: 'lenderHeard', payment, verb })),
  )
  const refunded = which(payments, (one) => isAsked(one, 'refund')).map((payment): Act => ({
    act: 'refunded',
    payment,
  }))
  const cooled = which(payments, ({ coolUntil, state, covers, cause }) => {
    return state === 'held' && covers && coolUntil !== undefined && (coolUntil <= model.at || cause !== undefined)
  })
  const waited = which(
    payments,
    (one) => isOwnWaiting(one) && callOf(one, 'void') === undefined && (one.heldAt ?? 0) + 900_000 <= model.at,
  )
  return {
    ...{ posting: verbs, settle, refunded },
    lenderHeard: how % 3 ? [] : heard,
    endCooling: cooled.map((payment): Act => ({ act: 'endCooling', payment })),
    endWaiting: waited.map((payment): Act => ({ act: 'endWaiting', payment })),
    expire: which(model.assists, ({ state }, at) => state === 'asking' && (isOver(model, at) || how % 9 === 0)).map(
      (assist): Act => ({ act: 'expire', assist }),
    ),
    lenderBooks: how % 6 ? [] : mayBooked(model, how),
    record: (how % 3 ? [] : claims).map((_, claim): Act => ({
      act: 'record',
      claim,
      amount: how % 2 ? 10_000n : claims[claim]!.principal,
    })),
    undo: claims.flatMap(({ receipts }, claim) =>
      how % 3 ? [] : receipts.map((_, receipt): Act => ({ act: 'undo', claim, receipt })),
    ),
    bookReceipt: claims.flatMap(({ receipts }, claim) => {
      const receipt = receipts.findIndex(({ isBooked }) => !isBooked)
      return receipt < 0 ? [] : [{ act: 'bookReceipt' as const, claim, receipt }]
    }),
  }
}
