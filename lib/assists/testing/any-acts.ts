import { visitOf } from './asking-model'
import { callOf, type Model, type Verb } from './model'
import type { Act } from './operations'
import { wishBy, wordsAbout } from './some-words'

const all = <T>(things: readonly T[]): number[] => things.map((_, at) => at)

/** Anything with anything: too late, too early, twice, by the wrong one. */
export function anyActs(model: Model, how: number): Record<string, Act[]> {
  const { invites, agreements, quotes, payments, assists } = model
  const visits = invites.flatMap(({ visits: been }, invite) =>
    [...new Set(been.map(({ person }) => person))].flatMap((person) =>
      visitOf(invites[invite]!, person) ? [{ invite, person }] : [],
    ),
  )
  const isPrepared = (invite: number, person: number) => visitOf(invites[invite]!, person)!.isPrepared
  const people = Array.from({ length: model.people }, (_, person) => person)
  const withCall = (verb: Verb) => all(payments).filter((at) => callOf(payments[at]!, verb))
  return {
    ask: all(model.loans).map((loan): Act => {
      return { act: 'ask', loan, wish: wishBy(model, loan, how), meaning: 'gift', days: 1 }
    }),
    askAnother: all(assists).map((assist): Act => ({ act: 'askAnother', assist })),
    take: all(invites).flatMap((invite) => people.map((person): Act => ({ act: 'take', invite, person }))),
    decline: how % 2 ? [] : visits.map((visit): Act => ({ act: 'decline', ...visit })),
    prepare: visits.flatMap((visit): Act[] =>
      isPrepared(visit.invite, visit.person) && visitOf(invites[visit.invite]!, visit.person)!.state === 'taken'
        ? []
        : [{ act: 'prepare', ...visit }],
    ),
    signAsFriend: visits.map((visit): Act => ({ act: 'signAsFriend', ...visit, isProven: how % 3 > 0 })),
    signAsBorrower: all(agreements).map((agreement): Act => ({
      act: 'signAsBorrower',
      agreement,
      isProven: how % 3 > 0,
    })),
    stepBack: all(agreements).map((agreement): Act => ({ act: 'stepBack', agreement })),
    withdraw: all(invites).map((invite): Act => ({ act: 'withdraw', invite })),
    quoteHelp: all(agreements).map((agreement): Act => ({ act: 'quoteHelp', agreement })),
    payHelp: all(quotes).flatMap((quote): Act[] =>
      quotes[quote]!.agreement === undefined ? [] : [{ act: 'payHelp', quote, atOnce: how % 2 === 0 }],
    ),
    quoteOwn: all(model.loans).map((loan): Act => ({ act: 'quoteOwn', loan, wish: wishBy(model, loan, how) })),
    payOwn: all(quotes).flatMap((quote): Act[] =>
      quotes[quote]!.agreement === undefined ? [{ act: 'payOwn', quote }] : [],
    ),
    decide: all(payments).flatMap((payment): Act[] =>
      payments[payment]!.kind === 'friend' ? [{ act: 'decide', payment, as: how % 2 ? 'taken_back' : 'at_once' }] : [],
    ),
    placed: withCall('order').map((payment): Act => ({ act: 'placed', payment, isRefused: how % 2 === 0 })),
    callback: model.callbacks.map(({ payment }, event): Act => ({ act: 'callback', payment, event })),
    takeCallback: model.callbacks.map(({ payment }, event): Act => {
      return { act: 'takeCallback', event, word: wordsAbout(model, payment, how) }
    }),
    asked: all(payments).map((payment): Act => {
      return { act: 'asked', payment, word: how % 4 ? wordsAbout(model, payment, how) : undefined }
    }),
    captured: withCall('capture').map((payment): Act => ({
      act: 'captured',
      payment,
      word: wordsAbout(model, payment, how),
    })),
    voided: withCall('void').map((payment): Act => ({ act: 'voided', payment, word: wordsAbout(model, payment, how) })),
    posting: withCall('post').map((payment): Act => ({ act: 'posting', payment, verb: 'post', said: 'refused' })),
    cancelling: withCall('cancel').map((payment): Act => ({ act: 'posting', payment, verb: 'cancel', said: 'posted' })),
    refunded: withCall('refund').map((payment): Act => ({ act: 'refunded', payment })),
    endCooling: all(payments).map((payment): Act => ({ act: 'endCooling', payment })),
    expire: all(assists).map((assist): Act => ({ act: 'expire', assist })),
    settle: [{ act: 'settle' }],
    record: model.claims.map((_, claim): Act => ({ act: 'record', claim, amount: [0n, 1n, 10n ** 9n][how % 3]! })),
    undo: model.claims.flatMap(({ receipts }, claim) =>
      all(receipts).map((receipt): Act => ({ act: 'undo', claim, receipt })),
    ),
  }
}
