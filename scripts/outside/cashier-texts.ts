import type { InstrumentGroup, InstrumentId } from './instruments'
import type { AcceptedKind, PageLang, Subject } from './protocol'

/** Everything the pay page says, in one language. */
export type CashierTexts = {
  name: string
  mark: string
  otherLang: string
  title: string
  amount: string
  payee: string
  subject: Record<Subject, string>
  validUntil: (time: string) => string
  reference: string
  next: string
  heldFirst: string
  accepts: (kinds: string) => string
  kind: Record<AcceptedKind | 'unknown', string>
  demo: string
  group: Record<InstrumentGroup, string>
  instrument: Record<InstrumentId, [name: string, what: string]>
  pay: (amount: string) => string
  leave: string
  chooseOne: string
  noMoneyMoved: string
  codeTitle: string
  codeLabel: string
  codeHint: string
  codeWrong: (triesLeft: number) => string
  confirm: string
  done: string
  doneWhy: string
  back: string
  notFound: string
  notFoundWhy: string
}

const zh: CashierTexts = {
  name: '演示收银台',
  mark: '演示，不动真钱',
  otherLang: 'English',
  title: '用哪里的钱付',
  amount: '一共付',
  payee: '付给',
  subject: { own_repayment: '贷款方，还自己的借款', friend_repayment: '贷款方，帮好友还款' },
  validUntil: (time) => `${time} 前有效`,
  reference: '订单号',
  next: '下一步',
  heldFirst: '付了先冻结，不马上扣款。',
  accepts: (kinds) => `这笔接受：${kinds}。选了别的，商户会解冻。`,
  kind: { debit: '借记卡', credit: '信用卡', balance: '余额', unknown: '没有说明' },
  demo: '这里只有演示用的卡，每张卡会怎样，写在卡下面。',
  group: { pays: '能付成', refuses: '付不成', other_money: '不是自己的借记卡或余额', unclear: '回答得慢，或者不回答' },
  instrument: {
    debit_pays: ['借记卡 *6621', '本人的，马上冻结'],
    debit_code: ['借记卡 *2048', '本人的，银行要验证码'],
    debit_twice: ['借记卡 *2222', '本人的，马上冻结，结果通知两次'],
    balance_wallet: ['钱包余额 *8801', '本人的，马上冻结'],
    debit_refuses: ['借记卡 *0005', '银行不同意'],
    debit_insufficient: ['借记卡 *0013', '余额不够'],
    credit_card: ['信用卡 *4417', '本人的，马上冻结'],
    unnamed_kind: ['银行卡 *7070', '本人的，银行不说是哪种卡'],
    card_of_another: ['别人的借记卡 *9902', '马上冻结，持卡人不是付款人'],
    debit_slow: ['借记卡 *3060', '马上冻结，一分钟后才告诉结果'],
    debit_late: ['借记卡 *3900', '过了订单时间才冻结'],
    debit_silent: ['借记卡 *3404', '一直没有结果'],
    debit_held_after_void: ['借记卡 *3501', '撤销以后又冻结'],
    debit_captured_after_void: ['借记卡 *3502', '撤销以后又扣款'],
  },
  pay: (amount) => `付 ${amount}`,
  leave: '先不付',
  chooseOne: '先选一张卡或余额。',
  noMoneyMoved: '没有动钱。',
  codeTitle: '银行要确认是你',
  codeLabel: '6 位验证码',
  codeHint: '演示的验证码是 123456。',
  codeWrong: (left) => `验证码不对，还能试 ${left} 次。`,
  confirm: '确认付款',
  done: '这笔订单已经有结果了',
  doneWhy: '这里不用再做什么，回去看结果。',
  back: '回去看结果',
  notFound: '没有这笔订单',
  notFoundWhy: '请回到原来的页面，重新打开收银台。没有动钱。',
}

const en: CashierTexts = {
  name: 'Demo cashier',
  mark: 'Demo, no real money',
  otherLang: '中文',
  title: 'Choose how to pay',
  amount: 'You pay',
  payee: 'Paid to',
  subject: { own_repayment: 'The lender, for your own loan', friend_repayment: 'The lender, for a friend’s loan' },
  validUntil: (time) => `Valid until ${time}`,
  reference: 'Order',
  next: 'Next step',
  heldFirst: 'The money is reserved first. It is not taken at once.',
  accepts: (kinds) => `Accepted here: ${kinds}. Anything else is released by the merchant.`,
  kind: { debit: 'debit card', credit: 'credit card', balance: 'balance', unknown: 'not named' },
  demo: 'These are test cards only. What each one does is written under it.',
  group: {
    pays: 'Goes through',
    refuses: 'Is refused',
    other_money: 'Not your own debit card or balance',
    unclear: 'Answers late, or not at all',
  },
  instrument: {
    debit_pays: ['Debit card *6621', 'Yours. Reserved at once'],
    debit_code: ['Debit card *2048', 'Yours. The bank asks for a code'],
    debit_twice: ['Debit card *2222', 'Yours. Reserved at once, reported twice'],
    balance_wallet: ['Wallet balance *8801', 'Yours. Reserved at once'],
    debit_refuses: ['Debit card *0005', 'The bank says no'],
    debit_insufficient: ['Debit card *0013', 'Not enough money'],
    credit_card: ['Credit card *4417', 'Yours. Reserved at once'],
    unnamed_kind: ['Bank card *7070', 'Yours. The bank does not name its kind'],
    card_of_another: ['Somebody else’s debit card *9902', 'Reserved at once. The holder is not the payer'],
    debit_slow: ['Debit card *3060', 'Reserved at once, reported a minute later'],
    debit_late: ['Debit card *3900', 'Reserved after the order’s end'],
    debit_silent: ['Debit card *3404', 'Never gives a result'],
    debit_held_after_void: ['Debit card *3501', 'Reserves after it was cancelled'],
    debit_captured_after_void: ['Debit card *3502', 'Takes the money after it was cancelled'],
  },
  pay: (amount) => `Pay ${amount}`,
  leave: 'Don’t pay now',
  chooseOne: 'Choose a card or the balance first.',
  noMoneyMoved: 'No money has moved.',
  codeTitle: 'The bank checks that it is you',
  codeLabel: '6-digit code',
  codeHint: 'In this demo the code is 123456.',
  codeWrong: (left) => `That code is wrong. You have ${left} ${left === 1 ? 'try' : 'tries'} left.`,
  confirm: 'Confirm payment',
  done: 'This order already has a result',
  doneWhy: 'There is nothing more to do here. Go back to see the result.',
  back: 'Back to the result',
  notFound: 'There is no such order',
  notFoundWhy: 'Go back to where you came from and open the cashier again. No money has moved.',
}

export const CASHIER_TEXTS: Record<PageLang, CashierTexts> = { 'zh-CN': zh, en }
