import * as asking from './asking-model'
import { endCooling, endWaiting, type Word } from './channel-model'
import * as ending from './ending-model'
import type { Answer, Meaning, Model, Wish } from './model'
import * as paying from './paying-model'
import * as settling from './settling-model'

type Link = { invite: number; person: number }

/** What may happen, by whom it is done; things are named by their place in the model. */
export type Act =
  | { act: 'ask'; loan: number; wish: Wish; meaning: Meaning; days: 1 | 3 | 7 }
  | { act: 'askAnother'; assist: number }
  | ({ act: 'take' | 'decline' | 'prepare' } & Link)
  | ({ act: 'signAsFriend'; isProven: boolean } & Link)
  | { act: 'signAsBorrower'; agreement: number; isProven: boolean }
  | { act: 'stepBack' | 'quoteHelp'; agreement: number }
  | { act: 'withdraw'; invite: number }
  | { act: 'payHelp'; quote: number; atOnce: boolean }
  | { act: 'quoteOwn'; loan: number; wish: Wish }
  | { act: 'payOwn'; quote: number }
  | { act: 'decide'; payment: number; as: 'taken_back' | 'at_once' }
  | { act: 'placed'; payment: number; isRefused: boolean }
  | { act: 'callback'; payment: number; event: number }
  | { act: 'takeCallback'; event: number; word: Word }
  | { act: 'asked'; payment: number; word: Word | undefined }
  | { act: 'captured' | 'voided'; payment: number; word: Word }
  | { act: 'lenderHeard'; payment: number; verb: 'promise' | 'release' }
  | { act: 'posting'; payment: number; verb: 'post' | 'cancel'; said: 'posted' | 'refused' | 'cancelled' }
  | { act: 'refunded' | 'endCooling' | 'endWaiting'; payment: number }
  | { act: 'expire'; assist: number }
  | { act: 'settle' }
  | { act: 'lenderBooks'; loan: number; amount: bigint }
  | { act: 'record'; claim: number; amount: bigint }
  | { act: 'undo' | 'bookReceipt'; claim: number; receipt: number }

/** An act with the time that passes before it. */
export type Operation = Act & { after: number }

/** What the product answers, and all that it should know then. Pure: the model that was given stays as it is. */
export function apply(before: Model, operation: Operation): { model: Model; answer: Answer } {
  const model = structuredClone(before)
  model.at += operation.after
  model.jobs = []
  model.told = []
  return { model, answer: answerTo(model, operation) }
}

function answerTo(model: Model, act: Act): Answer {
  switch (act.act) {
    case 'ask':
      return asking.ask(model, act)
    case 'askAnother':
      return asking.askAnother(model, act)
    case 'take':
      return asking.take(model, act)
    case 'decline':
      return asking.decline(model, act)
    case 'prepare':
      return asking.prepare(model, act)
    case 'signAsFriend':
      return asking.signAsFriend(model, act)
    case 'signAsBorrower':
      return asking.signAsBorrower(model, act)
    case 'stepBack':
      return ending.stepBack(model, act)
    case 'withdraw':
      return ending.withdraw(model, act)
    case 'expire':
      return ending.expire(model, act)
    case 'quoteHelp':
      return paying.quoteHelp(model, act)
    case 'payHelp':
      return paying.payHelp(model, act)
    case 'quoteOwn':
      return paying.quoteOwn(model, act)
    case 'payOwn':
      return paying.payOwn(model, act)
    case 'decide':
      return paying.decide(model, act)
    case 'endCooling':
      return endCooling(model, act)
    case 'endWaiting':
      return endWaiting(model, act)
    default:
      return answerOfOutside(model, act)
  }
}

type Outside = Exclude<Act, { act: 'ask' | 'askAnother' | 'take' | 'decline' | 'prepare' | 'expire' | 'withdraw' }>

function answerOfOutside(model: Model, act: Outside): Answer {
  switch (act.act) {
    case 'placed':
      return settling.placed(model, act)
    case 'callback':
      return settling.callback(model, act)
    case 'takeCallback':
      return settling.takeCallback(model, act)
    case 'asked':
      return settling.asked(model, act)
    case 'captured':
      return settling.captured(model, act)
    case 'voided':
      return settling.voided(model, act)
    case 'lenderHeard':
      return settling.lenderHeard(model, act)
    case 'posting':
      return settling.posting(model, act)
    case 'refunded':
      return settling.refunded(model, act)
    case 'settle':
      return settling.settle(model)
    case 'lenderBooks':
      return settling.lenderBooks(model, act)
    case 'record':
      return settling.record(model, act)
    case 'undo':
      return settling.undo(model, act)
    case 'bookReceipt':
      return settling.bookReceipt(model, act)
    default:
      throw new Error(`The model knows no ${act.act}.`)
  }
}
