import type { StaffVerb } from './rules'

/**
 * Who may call which server action: the one list that the build's manifest is compared with (an action without a line, or a line
 * without its action, fails) and that the authorization matrix walks.
 */
export type ActionPolicy =
  | { side: 'gate' }
  | { side: 'borrower'; fresh?: true }
  /** `identified`: only who was identified on the invite, not everybody who holds its link. */
  | { side: 'friend'; of: 'invite' | 'person'; identified?: true; fresh?: true }
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
  'app/invites/[id]/actions.ts#requestResumeCode': { side: 'friend', of: 'invite' },
  'app/invites/[id]/actions.ts#resume': { side: 'friend', of: 'invite' },
  'app/invites/[id]/actions.ts#identify': { side: 'friend', of: 'invite' },
  'app/invites/[id]/actions.ts#take': { side: 'friend', of: 'invite' },
  'app/invites/[id]/contract/actions.ts#stateMeaning': { side: 'friend', of: 'invite', identified: true },
  'app/invites/[id]/contract/actions.ts#noteAffordability': { side: 'friend', of: 'invite', identified: true },
  'app/invites/[id]/contract/actions.ts#consent': { side: 'friend', of: 'invite', identified: true },
  'app/invites/[id]/contract/actions.ts#answerQuiz': { side: 'friend', of: 'invite', identified: true },
  'app/invites/[id]/contract/actions.ts#requestProof': { side: 'friend', of: 'invite', identified: true },
  'app/invites/[id]/contract/actions.ts#proveAgain': { side: 'friend', of: 'invite', identified: true },
  'app/invites/[id]/contract/actions.ts#sign': { side: 'friend', of: 'invite', identified: true, fresh: true },
  'app/invites/[id]/contract/actions.ts#stepBack': { side: 'friend', of: 'invite', identified: true },
  'app/invites/[id]/contract/actions.ts#tellHim': { side: 'friend', of: 'invite', identified: true },
  'app/invites/[id]/pay/actions.ts#askPrice': { side: 'friend', of: 'invite', identified: true },
  'app/invites/[id]/pay/actions.ts#pay': { side: 'friend', of: 'invite', identified: true },
  'app/invites/[id]/pay/actions.ts#takeBack': { side: 'friend', of: 'invite', identified: true },
  'app/invites/[id]/pay/actions.ts#takeAtOnce': { side: 'friend', of: 'invite', identified: true },
  'app/me/assists/actions.ts#another': { side: 'borrower' },
  'app/me/assists/actions.ts#withdraw': { side: 'borrower' },
  'app/me/privacy/actions.ts#takeBack': { side: 'friend', of: 'person' },
  'app/me/helped/actions.ts#record': { side: 'friend', of: 'person' },
  'app/me/helped/actions.ts#undo': { side: 'friend', of: 'person' },
  'app/me/ask/actions.ts#start': { side: 'borrower' },
  'app/me/ask/actions.ts#answer': { side: 'borrower' },
  'app/me/ask/actions.ts#make': { side: 'borrower' },
  'app/me/identity/actions.ts#check': { side: 'borrower' },
  'app/me/assists/actions.ts#sign': { side: 'borrower', fresh: true },
  'app/admin/sign-in/actions.ts#signIn': { side: 'gate' },
  'app/admin/sign-in/actions.ts#signOut': { side: 'staff', may: 'see_overview' },
  'app/admin/welcome/[token]/actions.ts#setCredentials': { side: 'gate' },
  'app/admin/find/actions.ts#find': { side: 'staff', may: 'find_person' },
  'app/admin/people/[id]/actions.ts#reveal': { side: 'staff', may: 'reveal_person' },
  'app/admin/people/[id]/actions.ts#endSessions': { side: 'staff', may: 'end_person_sessions' },
  'app/admin/people/[id]/actions.ts#writeDown': { side: 'staff', may: 'write_down_call' },
  'app/admin/reviews/[id]/actions.ts#take': { side: 'staff', may: 'take_review' },
  'app/admin/reviews/[id]/actions.ts#release': { side: 'staff', may: 'take_review' },
  'app/admin/reviews/[id]/actions.ts#decide': { side: 'staff', may: 'decide_review' },
  'app/admin/reviews/[id]/actions.ts#reveal': { side: 'staff', may: 'reveal_identity_check' },
  'app/admin/cases/[id]/actions.ts#take': { side: 'staff', may: 'take_case' },
  'app/admin/cases/[id]/actions.ts#release': { side: 'staff', may: 'take_case' },
  'app/admin/cases/[id]/actions.ts#decide': { side: 'staff', may: 'decide_case' },
  'app/admin/cases/[id]/actions.ts#escalate': { side: 'staff', may: 'decide_case' },
  'app/admin/assists/[id]/actions.ts#unlock': { side: 'staff', may: 'unlock_invite_phone' },
  'app/admin/payments/[id]/actions.ts#askOutsideAgain': { side: 'staff', may: 'ask_channel_again' },
}
