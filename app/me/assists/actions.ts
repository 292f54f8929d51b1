'use server'

import { borrowerSignatureInput } from '@/lib/agreements/input'
import { action } from '@/lib/action'
import { askAnother } from '@/lib/assists/ask-another'
import { askAnotherInput, withdrawInviteInput } from '@/lib/assists/input'
import { signAsBorrower } from '@/lib/assists/sign-as-borrower'
import { withdrawInvite } from '@/lib/assists/withdraw-invite'
import { idOf, publicId, type IdKind } from '@/lib/id'
import { Refusal } from '@/lib/refusal'
import { redirect } from 'next/navigation'

function wanted(kind: IdKind, shown: string): string {
  const id = idOf(kind, shown)
  if (!id) throw new Refusal('not_found')
  return id
}

const pageOf = (assistId: string): string => `/me/assists/${publicId('assist', assistId)}`

/** Makes a link for another friend, on the same terms. */
export const another = action({
  verb: 'ask-another',
  side: 'borrower',
  input: askAnotherInput,
  run: (ctx, { assist, friend }) => askAnother(ctx, { assistId: wanted('assist', assist), friendLabel: friend }),
  then: (_, { assist }) => Promise.resolve(redirect(`/me/assists/${assist}`)),
})

/** Takes a link back, or ends what a friend signed on it. */
export const withdraw = action({
  verb: 'withdraw-invite',
  side: 'borrower',
  input: withdrawInviteInput,
  run: (ctx, { link }) => withdrawInvite(ctx, { inviteId: wanted('invite', link) }),
  then: ({ assistId }) => Promise.resolve(redirect(pageOf(assistId))),
})

/** "This is my friend, I sign": over the text that was shown, with a code of the last ten minutes. */
export const sign = action({
  verb: 'sign-as-borrower',
  side: 'borrower',
  fresh: true,
  input: borrowerSignatureInput,
  run: (ctx, { agreement, mark, hash }) =>
    signAsBorrower(ctx, { agreementId: wanted('agreement', agreement), mark, hash }),
  then: ({ assistId }) => Promise.resolve(redirect(pageOf(assistId))),
})
