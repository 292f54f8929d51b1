'use server'

import { giveConsent } from '@/lib/agreements/give-consent'
import { action } from '@/lib/action'
import { ownIdentityInput } from '@/lib/assists/input'
import { requestIdentityCheck } from '@/lib/identity/request-identity-check'
import { getLocale } from 'next-intl/server'
import { redirect } from 'next/navigation'

/** Asks the provider whether the borrower is the one of the book; he consented on this page. */
export const check = action({
  verb: 'request-identity-check',
  side: 'borrower',
  input: ownIdentityInput,
  secret: ['idNumber'],
  run: async (ctx, { name, idNumber }) => {
    const locale = await getLocale()
    const subjectId = ctx.actor.personId
    const { consentId } = await giveConsent(ctx, {
      kind: 'identity_check',
      subjectId,
      screen: 'identity',
      locale,
      words: {},
    })
    return requestIdentityCheck(ctx, { name, idNumber, consentId, locale })
  },
  then: (_, { next }) => Promise.resolve(redirect(`/me/identity?next=${next}`)),
})
