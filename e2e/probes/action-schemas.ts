import type * as z from 'zod'
import {
  affordabilityInput,
  borrowerSignatureInput,
  friendSignatureInput,
  meaningInput,
  quizInput,
} from '@/lib/agreements/input'
import {
  answerAskInput,
  askAnotherInput,
  askInput,
  ownIdentityInput,
  startAskInput,
  withdrawInviteInput,
} from '@/lib/assists/input'
import * as auth from '@/lib/auth/input'
import * as cases from '@/lib/cases/input'
import { receiptInput, undoInput } from '@/lib/claims/input'
import * as invites from '@/lib/invites/input'
import { readNoticesInput } from '@/lib/notices/input'
import { askAgainInput, disputeInput, holdInput, payHelpInput, payInput } from '@/lib/payments/input'
import * as reviews from '@/lib/reviews/input'
import { findPersonInput, revealPersonInput } from '@/lib/privacy/input'
import { quoteInput } from '@/lib/quotes/input'

/** What each action takes, without the invite and the key, which the edge takes itself. */
export const actionSchemas: Readonly<Record<string, z.ZodType>> = {
  'app/sign-in/actions.ts#requestCode': auth.requestCodeInput,
  'app/sign-in/actions.ts#signIn': auth.signInInput,
  'app/admin/sign-in/actions.ts#signIn': auth.signInStaffInput,
  'app/admin/sign-in/actions.ts#signOut': auth.signOutStaffInput,
  'app/admin/welcome/[token]/actions.ts#setCredentials': auth.takeStaffLinkInput,
  'app/admin/find/actions.ts#find': findPersonInput,
  'app/admin/people/[id]/actions.ts#reveal': revealPersonInput,
  'app/admin/people/[id]/actions.ts#endSessions': auth.endPersonSessionsInput,
  'app/admin/payments/[id]/actions.ts#askOutsideAgain': askAgainInput,
  'app/admin/people/[id]/actions.ts#writeDown': cases.writeDownCallInput,
  'app/admin/reviews/[id]/actions.ts#take': reviews.reviewInput,
  'app/admin/reviews/[id]/actions.ts#release': reviews.reviewInput,
  'app/admin/reviews/[id]/actions.ts#decide': reviews.decideReviewInput,
  'app/admin/reviews/[id]/actions.ts#reveal': reviews.revealReviewInput,
  'app/admin/cases/[id]/actions.ts#take': cases.caseInput,
  'app/admin/cases/[id]/actions.ts#release': cases.caseInput,
  'app/admin/cases/[id]/actions.ts#decide': cases.decideCaseInput,
  'app/admin/cases/[id]/actions.ts#escalate': cases.escalateCaseInput,
  'app/admin/assists/[id]/actions.ts#unlock': invites.unlockPhoneInput,
  'app/invites/[id]/pay/actions.ts#askPrice': invites.nothingInput,
  'app/invites/[id]/pay/actions.ts#pay': payHelpInput,
  'app/invites/[id]/pay/actions.ts#takeBack': holdInput,
  'app/invites/[id]/pay/actions.ts#takeAtOnce': holdInput,
  'app/me/privacy/actions.ts#takeBack': invites.refusalInput,
  'app/me/helped/actions.ts#dispute': disputeInput,
  'app/invites/[id]/pay/actions.ts#dispute': disputeInput,
  'app/invites/[id]/contract/actions.ts#stopPressured': invites.nothingInput,
  'app/me/helped/actions.ts#record': receiptInput,
  'app/me/helped/actions.ts#undo': undoInput,
  'app/me/confirm/actions.ts#requestStepUp': auth.requestStepUpInput,
  'app/me/confirm/actions.ts#stepUp': auth.stepUpInput,
  'app/me/notices/actions.ts#readNotices': readNoticesInput,
  'app/me/notices/actions.ts#readNoticesAsFriend': readNoticesInput,
  'app/me/security/actions.ts#endSession': auth.endSessionInput,
  'app/me/security/actions.ts#endOtherSessions': auth.endOthersInput,
  'app/me/security/actions.ts#signOut': auth.signOutInput,
  'app/me/identity/actions.ts#check': ownIdentityInput,
  'app/me/loans/[id]/pay/actions.ts#askPrice': quoteInput,
  'app/me/loans/[id]/pay/actions.ts#pay': payInput,
  'app/me/ask/actions.ts#start': startAskInput,
  'app/me/ask/actions.ts#answer': answerAskInput,
  'app/me/ask/actions.ts#make': askInput,
  'app/me/assists/actions.ts#another': askAnotherInput,
  'app/me/assists/actions.ts#withdraw': withdrawInviteInput,
  'app/me/assists/actions.ts#sign': borrowerSignatureInput,
  'app/invites/[id]/actions.ts#answerSafety': invites.safetyInput,
  'app/invites/[id]/actions.ts#decline': invites.nothingInput,
  'app/invites/[id]/actions.ts#undoDecline': invites.nothingInput,
  'app/invites/[id]/actions.ts#never': invites.nothingInput,
  'app/invites/[id]/actions.ts#reportPressure': invites.nothingInput,
  'app/invites/[id]/actions.ts#nameBorrower': invites.nameInput,
  'app/invites/[id]/actions.ts#requestCode': invites.invitePhoneInput,
  'app/invites/[id]/actions.ts#judge': invites.inviteCodeInput,
  'app/invites/[id]/actions.ts#requestResumeCode': invites.invitePhoneInput,
  'app/invites/[id]/actions.ts#resume': invites.inviteCodeInput,
  'app/invites/[id]/actions.ts#identify': invites.identifyInput,
  'app/invites/[id]/actions.ts#take': invites.nothingInput,
  'app/invites/[id]/contract/actions.ts#stateMeaning': meaningInput,
  'app/invites/[id]/contract/actions.ts#noteAffordability': affordabilityInput,
  'app/invites/[id]/contract/actions.ts#consent': invites.consentsInput,
  'app/invites/[id]/contract/actions.ts#answerQuiz': quizInput,
  'app/invites/[id]/contract/actions.ts#requestProof': invites.heldInviteInput,
  'app/invites/[id]/contract/actions.ts#proveAgain': invites.proofInput,
  'app/invites/[id]/contract/actions.ts#sign': friendSignatureInput,
  'app/invites/[id]/contract/actions.ts#stepBack': invites.nothingInput,
  'app/invites/[id]/contract/actions.ts#tellHim': invites.nothingInput,
}

type Definition =
  | { type: 'pipe'; in: z.ZodType }
  | { type: 'union'; options: z.ZodType[] }
  | { type: 'object'; shape: Record<string, unknown> }

/** The names of all fields that this schema knows, in any of its forms. */
export function fieldsOf(schema: z.ZodType): string[] {
  const definition = schema._zod.def as Definition
  if (definition.type === 'pipe') return fieldsOf(definition.in)
  if (definition.type === 'union') return [...new Set(definition.options.flatMap(fieldsOf))]
  return Object.keys(definition.shape)
}
