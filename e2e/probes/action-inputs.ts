import { addDays } from '@/lib/calendar/day'
import { dayOf } from '@/lib/calendar/shanghai'
import { randomUUID } from 'node:crypto'
import { personOf } from '../two-people'
import type { Ids, SceneName } from './cast/scenes'

export type Fields = Record<string, string>

/** A form that a page of ours could send: valid, about the things of one scene. */
export type Honest = { scene: SceneName; fields: (ids: Ids) => Fields; isOfAny?: false }

const inDays = (days: number) => addDays(dayOf(new Date()), days)
/** Each phone and address only once: what is counted per phone is counted anew. */
const digits = (length: number) =>
  String(parseInt(randomUUID().slice(0, 8), 16))
    .padStart(length, '0')
    .slice(-length)
const somePhone = () => `139${digits(8)}`
const CODE = '123456'
const PASSWORD = 'correct horse battery'

const identity = () => {
  const { name, idNumber } = personOf('19900000011')
  return { name, idNumber, consent: 'yes' }
}

const on =
  (fields: () => Fields = () => ({})) =>
  ({ invite }: Ids) => ({ invite: invite!, ...fields() })

const taken = (fields?: () => Fields): Honest => ({ scene: 'taken', fields: on(fields) })
const onPayment: Honest = {
  scene: 'resting',
  fields: ({ invite, payment }) => ({ invite: invite!, payment: payment! }),
}
const onReview = (fields: Fields = {}): Honest => ({
  scene: 'staffed',
  fields: ({ review }) => ({ review: review!, ...fields }),
})
const onCase = (fields: Fields = {}): Honest => ({
  scene: 'staffed',
  fields: ({ case: shown }) => ({ case: shown!, ...fields }),
})
const NOTE = '看过材料，也打过电话。'
const signature = { method: 'typed', name: '测试' }

/**
 * An honest form for every action. The order counts where all are really done: what ends something comes after what needs it.
 */
export const honestForms: Readonly<Record<string, Honest>> = {
  'app/sign-in/actions.ts#requestCode': { scene: 'free', fields: () => ({ phone: somePhone() }) },
  'app/sign-in/actions.ts#signIn': { scene: 'free', fields: () => ({ code: CODE }) },
  'app/admin/sign-in/actions.ts#signIn': {
    scene: 'free',
    fields: () => ({ email: `${randomUUID()}@staff.example`, password: PASSWORD, totp: CODE }),
  },
  'app/admin/welcome/[token]/actions.ts#setCredentials': {
    scene: 'free',
    fields: ({ welcome }) => ({ token: welcome!, password: PASSWORD, totp: CODE }),
  },

  'app/me/confirm/actions.ts#requestStepUp': { scene: 'free', fields: () => ({}) },
  'app/me/confirm/actions.ts#stepUp': { scene: 'free', fields: () => ({ code: CODE, next: '/me' }) },
  'app/me/notices/actions.ts#readNotices': { scene: 'free', fields: ({ notice }) => ({ newest: notice! }) },
  'app/me/notices/actions.ts#readNoticesAsFriend': { scene: 'claimed', fields: ({ told }) => ({ newest: told! }) },
  'app/me/identity/actions.ts#check': { scene: 'free', fields: () => ({ ...identity(), next: '/me' }) },
  'app/me/loans/[id]/pay/actions.ts#askPrice': {
    scene: 'free',
    fields: ({ loan }) => ({ loan: loan!, wish: 'amount', amount: '100.00' }),
  },
  'app/me/ask/actions.ts#start': { scene: 'free', fields: ({ loan }) => ({ loan: loan! }) },
  'app/me/ask/actions.ts#answer': {
    scene: 'free',
    fields: ({ loan }) => ({ loan: loan!, question: 'friend', friend: '李四' }),
  },
  'app/me/ask/actions.ts#make': { scene: 'free', fields: ({ loan }) => ({ loan: loan!, consent: 'yes' }) },
  'app/me/loans/[id]/pay/actions.ts#pay': {
    scene: 'free',
    fields: ({ quote }) => ({ quote: quote! }),
  },
  'app/me/assists/actions.ts#another': {
    scene: 'taken',
    fields: ({ assist }) => ({ assist: assist!, friend: '王五' }),
  },
  'app/me/assists/actions.ts#sign': {
    scene: 'signed',
    fields: ({ agreement, hash }) => ({ ...signature, agreement: agreement!, hash: hash! }),
  },

  'app/invites/[id]/actions.ts#answerSafety': taken(() => ({ spoke: 'heard', hurried: 'no', own: 'yes' })),
  'app/invites/[id]/actions.ts#nameBorrower': taken(() => ({ name: '张三', spoken: '1234' })),
  'app/invites/[id]/actions.ts#requestCode': taken(() => ({ phone: somePhone() })),
  'app/invites/[id]/actions.ts#judge': taken(() => ({ code: CODE })),
  'app/invites/[id]/actions.ts#requestResumeCode': taken(() => ({ phone: somePhone() })),
  'app/invites/[id]/actions.ts#resume': taken(() => ({ code: CODE })),
  'app/invites/[id]/actions.ts#identify': taken(identity),
  'app/invites/[id]/actions.ts#take': taken(),
  'app/invites/[id]/contract/actions.ts#stateMeaning': taken(() => ({
    ...{ meaning: 'loan', months: '5', firstOn: inDays(40), rate: '0', byOn: inDays(60) },
  })),
  'app/invites/[id]/contract/actions.ts#noteAffordability': taken(() => ({ monthLeftOver: 'yes' })),
  'app/invites/[id]/contract/actions.ts#consent': taken(() => ({
    ...{ share_with_borrower: 'yes', contract: 'yes', electronic_signature: 'yes' },
  })),
  'app/invites/[id]/contract/actions.ts#answerQuiz': {
    scene: 'taken',
    fields: ({ invite, shown }) => ({ invite: invite!, question: 'who_pays', answer: 'a', shown: shown! }),
  },
  'app/invites/[id]/contract/actions.ts#requestProof': taken(),
  'app/invites/[id]/contract/actions.ts#proveAgain': taken(() => ({ code: CODE })),
  'app/invites/[id]/contract/actions.ts#sign': {
    scene: 'taken',
    fields: ({ invite, shown }) => ({ invite: invite!, ...signature, shown: shown! }),
  },
  'app/invites/[id]/contract/actions.ts#tellHim': taken(),
  'app/invites/[id]/pay/actions.ts#askPrice': { scene: 'resting', fields: on() },
  'app/invites/[id]/pay/actions.ts#pay': {
    scene: 'resting',
    fields: ({ invite, quote }) => ({ invite: invite!, quote: quote!, atOnce: 'yes' }),
  },
  'app/invites/[id]/pay/actions.ts#takeBack': onPayment,
  'app/invites/[id]/pay/actions.ts#takeAtOnce': onPayment,
  'app/me/privacy/actions.ts#takeBack': { scene: 'refused', fields: ({ refusal }) => ({ refusal: refusal! }) },
  'app/me/helped/actions.ts#dispute': {
    scene: 'claimed',
    fields: ({ payment }) => ({ payment: payment!, reason: 'twice' }),
  },
  'app/invites/[id]/pay/actions.ts#dispute': {
    scene: 'claimed',
    fields: ({ invite, payment }) => ({ invite: invite!, payment: payment!, reason: 'twice' }),
  },
  'app/me/helped/actions.ts#record': {
    scene: 'claimed',
    fields: ({ claim, today }) => ({ claim: claim!, amount: '1.00', on: today! }),
  },
  'app/me/helped/actions.ts#undo': {
    scene: 'claimed',
    fields: ({ claim, receipt }) => ({ claim: claim!, receipt: receipt! }),
  },
  'app/invites/[id]/contract/actions.ts#stopPressured': { scene: 'signed', fields: on() },
  'app/invites/[id]/contract/actions.ts#stepBack': { scene: 'signed', fields: on() },
  'app/invites/[id]/actions.ts#decline': taken(),
  'app/invites/[id]/actions.ts#undoDecline': taken(),
  'app/invites/[id]/actions.ts#never': taken(),
  'app/invites/[id]/actions.ts#reportPressure': taken(),
  'app/me/assists/actions.ts#withdraw': {
    scene: 'signed',
    fields: ({ invite }) => ({ link: invite! }),
  },
  'app/me/security/actions.ts#endSession': { scene: 'free', fields: ({ session }) => ({ session: session! }) },
  'app/admin/find/actions.ts#find': { scene: 'free', fields: () => ({ value: somePhone() }) },
  'app/admin/people/[id]/actions.ts#reveal': {
    scene: 'free',
    fields: ({ person }) => ({ person: person!, field: 'phone', purpose: 'call_back', note: '回电核实身份' }),
  },
  'app/admin/payments/[id]/actions.ts#askOutsideAgain': {
    scene: 'paying',
    fields: ({ payment }) => ({ payment: payment! }),
  },
  'app/admin/people/[id]/actions.ts#writeDown': {
    scene: 'free',
    fields: ({ person }) => ({ person: person!, caller: 'friend', topic: 'link' }),
  },
  'app/admin/reviews/[id]/actions.ts#take': onReview(),
  'app/admin/reviews/[id]/actions.ts#reveal': onReview({ purpose: 'call_back', because: '核对姓名' }),
  'app/admin/reviews/[id]/actions.ts#decide': onReview({ verdict: 'approved:papers_agree', note: NOTE }),
  'app/admin/reviews/[id]/actions.ts#release': onReview(),
  'app/admin/cases/[id]/actions.ts#take': onCase(),
  'app/admin/cases/[id]/actions.ts#decide': onCase({ reason: 'spoke_and_safe', note: NOTE }),
  'app/admin/cases/[id]/actions.ts#escalate': onCase({ handover: NOTE }),
  'app/admin/cases/[id]/actions.ts#release': onCase(),
  'app/admin/assists/[id]/actions.ts#unlock': {
    scene: 'staffed',
    fields: ({ assist, invite }) => ({ assist: assist!, invite: invite!, phone: somePhone() }),
  },
  'app/admin/people/[id]/actions.ts#endSessions': {
    scene: 'free',
    fields: ({ person }) => ({ person: person!, reason: 'phone_lost' }),
  },
  'app/admin/sign-in/actions.ts#signOut': { scene: 'free', fields: () => ({}) },

  'app/me/security/actions.ts#endOtherSessions': { scene: 'free', fields: () => ({}) },
  'app/me/security/actions.ts#signOut': { scene: 'free', fields: () => ({}) },
}
