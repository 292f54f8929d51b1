import type { StaffVerb } from './rules'

/**
 * Who may call which server action: the one list that the build's manifest is compared with (an action without a line, or a line
 * without its action, fails) and that the authorization matrix walks.
 */
export type ActionPolicy =
  | { side: 'gate' }
  | { side: 'borrower'; fresh?: true }
  | { side: 'friend'; of: 'invite' | 'person'; fresh?: true }
  | { side: 'staff'; may: StaffVerb }

export const actionPolicies: Readonly<Record<string, ActionPolicy>> = {
  'app/sign-in/actions.ts#requestCode': { side: 'gate' },
  'app/sign-in/actions.ts#signIn': { side: 'gate' },
  'app/me/confirm/actions.ts#requestStepUp': { side: 'borrower' },
  'app/me/confirm/actions.ts#stepUp': { side: 'borrower' },
  'app/me/notices/actions.ts#readNotices': { side: 'borrower' },
  'app/me/security/actions.ts#endSession': { side: 'borrower', fresh: true },
  'app/me/security/actions.ts#endOtherSessions': { side: 'borrower', fresh: true },
  'app/me/security/actions.ts#signOut': { side: 'borrower' },
  'app/me/loans/[id]/pay/actions.ts#askPrice': { side: 'borrower' },
  'app/me/loans/[id]/pay/actions.ts#pay': { side: 'borrower' },
  'app/invites/[id]/actions.ts#answerSafety': { side: 'friend', of: 'invite' },
  'app/invites/[id]/actions.ts#decline': { side: 'friend', of: 'invite' },
  'app/invites/[id]/actions.ts#undoDecline': { side: 'friend', of: 'invite' },
  'app/invites/[id]/actions.ts#never': { side: 'friend', of: 'invite' },
  'app/invites/[id]/actions.ts#reportPressure': { side: 'friend', of: 'invite' },
  'app/invites/[id]/actions.ts#nameBorrower': { side: 'friend', of: 'invite' },
  'app/invites/[id]/actions.ts#requestCode': { side: 'friend', of: 'invite' },
  'app/invites/[id]/actions.ts#judge': { side: 'friend', of: 'invite' },
  'app/invites/[id]/actions.ts#identify': { side: 'friend', of: 'invite' },
  'app/invites/[id]/actions.ts#take': { side: 'friend', of: 'invite' },
  'app/invites/[id]/contract/actions.ts#stateMeaning': { side: 'friend', of: 'invite' },
  'app/invites/[id]/contract/actions.ts#noteAffordability': { side: 'friend', of: 'invite' },
  'app/invites/[id]/contract/actions.ts#consent': { side: 'friend', of: 'invite' },
  'app/invites/[id]/contract/actions.ts#answerQuiz': { side: 'friend', of: 'invite' },
  'app/invites/[id]/contract/actions.ts#requestProof': { side: 'friend', of: 'invite' },
  'app/invites/[id]/contract/actions.ts#proveAgain': { side: 'friend', of: 'invite' },
  'app/invites/[id]/contract/actions.ts#sign': { side: 'friend', of: 'invite' },
}
