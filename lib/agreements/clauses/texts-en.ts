import type { ClauseText, TextId } from './template'

const UNDOING =
  'For a serious mistake within 90 days of learning of it, for fraud within one year of learning of it, for duress within one year of its end, either may ask the People’s Court to set this agreement aside; the right ends five years after signing.'
const COOLING =
  'Where this is the first payment for this borrower, or above 1,000 yuan, the money is reserved for two hours before it is taken: **until it is taken the payer may cancel without a reason**, unless he chose to pay at once. These two hours are a promise of the platform, not a period set by law. Once taken, money is in general not returned; where it was paid twice, in a wrong amount, or where this agreement is set aside or void, '
const LPR =
  'The latest one-year loan prime rate on the platform’s record is {lprRate} (published {lprOn}, source: {lprSource}); a later published value stands in its place. Interest for lateness never comes above four times that rate of the day on which this contract took effect, {cap} a year by the recorded value.'
const PAID_STRAIGHT =
  'The payment institution pays it straight to the lender; it passes neither through the borrower nor through an account of the platform.'

const WHO = 'borrower {borrower} (identity number ending {borrowerTail})'
const PRICE =
  '**The amount is what is owed on the day of payment, and at most {maximum}.** Reckoned on {shownOn} it is {today}. Payment is made on {lastPayable} at the latest. '
const PRICE_PLAIN = 'Today {todayYuan}, at most {maximumYuan}, paid by {lastPayable}. '

export const TEXTS_EN: Record<TextId, ClauseText> = {
  which_instalments: {
    heading: 'What is paid',
    law: `Under this agreement payer {friend} (identity number ending {friendTail}) pays to the lender, {lender}, {instalments} of the loan (ending {loanTail}) of ${WHO}. ${PAID_STRAIGHT}`,
    plain: {
      friend: 'You pay {what} for {borrower}. The money goes straight to {lender}, not to {borrower}.',
      borrower: '{friend} pays {what} for you. The money goes straight to {lender}, not into your hands.',
    },
  },
  which_amount: {
    heading: 'What is paid',
    law: `Under this agreement payer {friend} (identity number ending {friendTail}) pays to the lender, {lender}, a part of what is owed on the loan (ending {loanTail}) of ${WHO}, set off in the order of the loan contract; what is over goes to the next instalment. **The amount may not be enough to close any instalment.** What stays unpaid is still the borrower’s to pay, and what was overdue is still overdue. ${PAID_STRAIGHT}`,
    plain: {
      friend:
        'You pay a part for {borrower}. It may not close an instalment; the rest stays with {borrower}. The money goes straight to {lender}, not to {borrower}.',
      borrower:
        '{friend} pays a part for you. It may not close an instalment; the rest stays with you. The money goes straight to {lender}, not into your hands.',
    },
  },
  amount_gift: {
    heading: 'The amount',
    law: `${PRICE}It takes effect when the lender posts it, and **what the lender really posts is the amount**; what was not posted counts as not paid.`,
    plain: {
      friend: `${PRICE_PLAIN}What was really posted counts.`,
      borrower: `${PRICE_PLAIN}What was really posted counts.`,
    },
  },
  amount_loan: {
    heading: 'The amount',
    law: `${PRICE}The loan between the two takes effect when the lender posts the payment, and **what the lender really posts is the amount of the loan**; no interest is taken off it beforehand. Without a posting there is no loan.`,
    plain: {
      friend: `${PRICE_PLAIN}{borrower} owes you what was really posted. Nothing posted, nothing owed.`,
      borrower: `${PRICE_PLAIN}You owe {friend} what was really posted. Nothing posted, nothing owed.`,
    },
  },
  amount_advance: {
    heading: 'The amount',
    law: `${PRICE}The borrower’s duty to repay the advance begins when the lender posts the payment, and **what the lender really posts is its amount**. Without a posting there is no such duty.`,
    plain: {
      friend: `${PRICE_PLAIN}{borrower} owes you what was really posted. Nothing posted, nothing owed.`,
      borrower: `${PRICE_PLAIN}You owe {friend} what was really posted. Nothing posted, nothing owed.`,
    },
  },
  once: {
    heading: 'One payment only',
    law: 'The payer **makes one payment, of what is named above**. He does not join the borrower’s debt, **is not jointly liable, gives no guarantee or other security, and is not a co-borrower**. This agreement makes him owe the lender nothing; the borrower’s other instalments and debts do not concern him.',
    plain: {
      friend:
        'You pay this once. Later instalments have nothing to do with you, and the lender cannot ask you for them.',
      borrower: '{friend} pays this once. The later instalments are still yours to pay.',
    },
  },
  gift: {
    heading: 'This is a gift',
    law: 'This payment **is a gift to the borrower, and the borrower accepts it**. It gives the payer no right to be repaid, and the borrower owes him nothing. Before the money is taken the payer may revoke the gift; **once it is taken he can neither revoke it nor ask for it back**, unless the borrower seriously harms the lawful rights of the payer or of his close relatives, does not support the payer though he has the duty to, or does not do what he promised in this agreement: then the payer may revoke it within one year of learning of the cause.',
    plain: {
      friend:
        'As a gift, you usually can’t ask for it back once the money is taken, and {borrower} need not repay you. There are three exceptions: {borrower} seriously harms you or your close family, fails to support you though bound to, or breaks a promise made here; within a year of learning of it.',
      borrower:
        '{friend} gives it to you. You need not repay it, and you accept it. {friend} can revoke it only if you seriously harm {friend} or close family, fail to give support you are bound to give, or break a promise made here.',
    },
  },
  loan: {
    heading: 'How it is repaid',
    law: 'This payment **is money lent to the borrower, in renminbi**, for the purpose named in clause 1. From {firstOn} on, the borrower repays principal to the payer on day {dueDay} of each month, {months} times, until {lastOn}; in a month without that day, on its last day. Each time an equal part of what was really posted is due, and what cannot be divided with the last one. At the maximum that is {planLine}. The borrower may repay all or part early without any charge. **The payer declares that the money is his own and not borrowed from a financial institution.**',
    plain: {
      friend:
        '{borrower} repays you in {months} parts, at most {planPlain}. Early repayment costs nothing. The money must be your own, not borrowed.',
      borrower: 'You repay {friend} in {months} parts, at most {planPlain}. Early repayment costs nothing.',
    },
  },
  advance: {
    heading: 'How it is repaid',
    law: 'This payment **is an advance made for the borrower**. The borrower repays it to the payer in one sum on {lastOn} at the latest: what was really posted, at most {maximum}. He may repay all or part early without any charge. The payer’s right to be repaid **comes from this agreement**; the two agree on no transfer of the lender’s claim. **The payer declares that the money is his own and not borrowed from a financial institution.**',
    plain: {
      friend:
        '{borrower} repays what you advanced in one sum by {lastOn}. Early repayment costs nothing. The money must be your own, not borrowed.',
      borrower: 'You repay what {friend} advanced in one sum by {lastOn}. Early repayment costs nothing.',
    },
  },
  interest_rate: {
    heading: 'Interest',
    law: 'The loan bears **interest of {rate} a year** from the day of posting, on the principal still unpaid, by days on a year of 365 days, fractions of a fen left out, paid with each part of the principal; there is no interest on interest. What is late bears the same rate until it is repaid, and no other charge. The one-year loan prime rate at signing is {lprRate} (published {lprOn}, source: {lprSource}); interest, interest for lateness and any charge together **never come above four times that, {cap} a year**.',
    plain: {
      friend: '{rate} a year, by days from the posting, on what is still unpaid. Never above {cap} a year.',
      borrower: '{rate} a year, by days from the posting, on what is still unpaid. Never above {cap} a year.',
    },
  },
  interest_none_loan: {
    heading: 'Interest',
    law: `The loan bears **no interest** and no charge. For what is late the payer may claim interest from the day after it was due, by the one-year loan prime rate of that time; unclaimed, none is due. ${LPR}`,
    plain: {
      friend: 'No interest. If {borrower} is late you may ask for a little interest, or not.',
      borrower: 'No interest. If you are late, {friend} may ask for a little interest.',
    },
  },
  interest_none_advance: {
    heading: 'Interest',
    law: `The advance bears **no interest** and no charge. For what is late the payer may claim interest from the day after it was due, by the one-year loan prime rate of that time; unclaimed, none is due. ${LPR}`,
    plain: {
      friend: 'No interest. If {borrower} is late you may ask for a little interest, or not.',
      borrower: 'No interest. If you are late, {friend} may ask for a little interest.',
    },
  },
  risk: {
    heading: 'If it is not repaid',
    law: 'Where the borrower does not repay as agreed, **the payer claims it from the borrower himself; neither the platform nor the lender pays it**. The limitation period is three years, counted from the end of the last due day, {lastOn}: **until {limitation}**. It begins anew by law where the payer asks for it or sues, or the borrower agrees to pay.',
    plain: {
      friend:
        'If {borrower} does not repay, you ask for it yourself; neither we nor {lender} make it good. Go to court before {limitation}.',
      borrower: 'If you do not repay as agreed, {friend} may ask you for it and may sue.',
    },
  },
  valid: {
    heading: 'When it counts',
    law: 'The payer signs first, the borrower within 24 hours after; once both have signed, the payer pays within 72 hours. Without the signature or the payment in time this agreement lapses, and neither owes the other anything for that. **Until the money is reserved the payer may step back at any time without a reason**; until then the borrower may end this agreement too.',
    plain: {
      friend:
        'You sign first, {borrower} within 24 hours, then you pay within 72 hours. After that it lapses and nobody owes anything. You may step back at any time before you pay.',
      borrower:
        '{friend} has signed first. You sign within 24 hours, then {friend} pays within 72 hours. After that it lapses and nobody owes anything. Either may stop before the payment.',
    },
  },
  refund_gift: {
    heading: 'Cancelling and refunds',
    law: `${COOLING}**it goes back only to the account it came from**. ${UNDOING}`,
    plain: {
      friend:
        'The first time for {borrower}, or above 1,000 yuan, it is reserved for 2 hours and you can cancel. After that, a refund goes only back to the card you paid with. If you were deceived or forced, a court can undo it within a year; a mistake, within 90 days.',
      borrower:
        '{friend} can cancel before the money is taken. After that, a refund goes only back to the card it came from, never to you.',
    },
  },
  refund_owed: {
    heading: 'Cancelling and refunds',
    law: `${COOLING}**it goes back only to the account it came from, and what the borrower owes the payer shrinks by the same amount**. ${UNDOING}`,
    plain: {
      friend:
        'The first time for {borrower}, or above 1,000 yuan, it is reserved for 2 hours and you can cancel. After that, a refund goes only back to the card you paid with, and {borrower} owes you that much less. If you were deceived or forced, a court can undo it within a year; a mistake, within 90 days.',
      borrower:
        '{friend} can cancel before the money is taken. After that, a refund goes only back to the card it came from, and you owe {friend} that much less.',
    },
  },
  credit: {
    heading: 'Effect on credit',
    law: 'To sign and to perform this agreement, **the payer’s credit file is not queried, and nothing about him is reported to a credit bureau**. The lender records the borrower’s repayments by its own rules; **a lateness that has already happened is not erased by the payment**.',
    plain: {
      friend: 'Your credit file is not looked at, and nothing is written into it.',
      borrower:
        '{lender} records the repayment as usual. A lateness already on record does not go away because somebody else paid.',
    },
  },
  records: {
    heading: 'Signatures and records',
    law: 'Both agree to make this agreement electronically. Each is confirmed by a code sent to his phone, and the time and the SHA-256 fingerprint of the whole text are recorded; both sign the same text, and any change after signing can be found. No third-party authority certifies the signatures. The payer agrees that the borrower is shown his name, the last four digits of his phone and this agreement. The platform keeps it until ten years after it is settled, and both can read it while it stands and after it is performed.',
    plain: {
      friend:
        'Signed on a phone, it counts like handwriting. {borrower} sees your name, the last four digits of your phone and this agreement. We keep it, and you can always read it.',
      borrower:
        'Signed on a phone, it counts like handwriting. {friend} sees your name and this agreement. We keep it, and you can always read it.',
    },
  },
  dispute: {
    heading: 'If you disagree',
    law: 'Disputes about this agreement are first talked over; failing that, **a suit may be brought before the People’s Court of the place where the payer lives**. The platform answers complaints about its service within fifteen days.',
    plain: {
      friend:
        'If talking does not help, you can sue where you live. If you are unhappy with us, we answer within 15 days.',
      borrower:
        'If talking does not help, the case is heard where {friend} lives. If you are unhappy with us, we answer within 15 days.',
    },
  },
}
