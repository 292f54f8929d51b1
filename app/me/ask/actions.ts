'use server'

import { action } from '@/lib/action'
import { answerAsk } from '@/lib/assists/answer-ask'
import { ask } from '@/lib/assists/ask'
import { answerAskInput, askInput, startAskInput } from '@/lib/assists/input'
import { startAsk } from '@/lib/assists/start-ask'
import { idOf, publicId } from '@/lib/id'
import { Refusal } from '@/lib/refusal'
import { getLocale } from 'next-intl/server'
import { redirect } from 'next/navigation'

function loanIdOf(shown: string): string {
  const id = idOf('loan', shown)
  if (!id) throw new Refusal('not_found')
  return id
}

/** Notes that the other ways were shown, and begins the questions. */
export const start = action({
  verb: 'start-ask',
  side: 'borrower',
  input: startAskInput,
  run: (ctx, { loan }) => startAsk(ctx, { loanId: loanIdOf(loan) }),
  then: (_, { loan }) => Promise.resolve(redirect(`/me/ask/${loan}/by`)),
})

/** Keeps one answer, and leads to the next open question. */
export const answer = action({
  verb: 'answer-ask',
  side: 'borrower',
  input: answerAskInput,
  run: (ctx, { loan, question: _question, ...said }) =>
    answerAsk(ctx, { loanId: loanIdOf(loan), answer: 'amount' in said ? { amountFen: said.amount } : said }),
  then: ({ next }, { loan }) => Promise.resolve(redirect(`/me/ask/${loan}/${next}`)),
})

/** Makes the ask and its link. */
export const make = action({
  verb: 'ask',
  side: 'borrower',
  input: askInput,
  run: async (ctx, { loan }) => ask(ctx, { loanId: loanIdOf(loan), locale: await getLocale() }),
  then: ({ assistId }) => Promise.resolve(redirect(`/me/assists/${publicId('assist', assistId)}`)),
})
