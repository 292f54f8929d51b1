import { takenAsk } from '@/db/testing/agreements'
import { testDatabase } from '@/db/testing/database'
import { asBorrower } from '@/db/testing/payments'
import { somebody } from '@/db/testing/people'
import { inTransaction } from '@/db/transaction'
import type { Borrower, Friend } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { fingerprint } from '@/lib/privacy/cipher'
import { Refusal } from '@/lib/refusal'
import { expect, test } from 'vitest'
import { consentText, consentTextOf } from './clauses/consents'
import { giveConsent, type ConsentInput } from './give-consent'
import { listConsents } from '@/lib/identity/queries'
import { getDraft } from './queries'
import { withdrawConsent } from './withdraw-consent'

const { sql } = await testDatabase()

const give = (actor: Friend | Borrower, input: Partial<ConsentInput> & { subjectId: string }) =>
  inTransaction(actor, 'test', (ctx) =>
    giveConsent(ctx, {
      kind: 'share_with_borrower',
      screen: 'consent',
      locale: 'zh-CN',
      words: { borrower: '张三' },
      ...input,
    }),
  )
const withdraw = (actor: Friend | Borrower, consentId: string) =>
  inTransaction(actor, 'test', (ctx) => withdrawConsent(ctx, { consentId }))

test('a consent keeps which text, by hash, on which page, and whose', async () => {
  const { friend, inviteId } = await takenAsk()
  const { consentId } = await give(friend, { subjectId: inviteId })
  const [row] = await sql.owner`select * from consents where id = ${consentId}`
  expect(row).toMatchObject({
    side: 'friend',
    person_id: friend.personId,
    visit_id: friend.visitId,
    kind: 'share_with_borrower',
    screen: 'consent',
    text_version: 'share_with_borrower-1',
    text_hash: fingerprint(consentTextOf(consentText('share_with_borrower', 'zh-CN', { borrower: '张三' }))),
    locale: 'zh-CN',
    subject_id: inviteId,
    withdrawn_at: null,
  })
  const [audit] = await sql.owner`select verb, side, actor_id, detail from audit_entries where thing_id = ${consentId}`
  expect(audit).toEqual({
    verb: 'give-consent',
    side: 'friend',
    actor_id: friend.personId,
    detail: { kind: 'share_with_borrower', version: 'share_with_borrower-1', screen: 'consent' },
  })
})

test('the same box sent twice is one consent; another text is another', async () => {
  const { friend, inviteId } = await takenAsk()
  const first = await give(friend, { subjectId: inviteId })
  expect(await give(friend, { subjectId: inviteId })).toEqual(first)
  expect(await give(friend, { subjectId: inviteId, locale: 'en' })).not.toEqual(first)
  expect(await listConsents(friend)).toHaveLength(2)
})

test('one gives for oneself alone: nobody yet by his visit, a friend for his invite, a borrower for himself', async () => {
  const { friend, inviteId, borrower } = await takenAsk()
  const nobody = { ...friend, personId: undefined }
  const { consentId } = await give(nobody, { subjectId: inviteId, kind: 'identity_check' })
  const [row] = await sql.owner`select person_id, visit_id from consents where id = ${consentId}`
  expect(row).toEqual({ person_id: null, visit_id: friend.visitId })
  await expect(give(friend, { subjectId: newId() })).rejects.toEqual(new Refusal('not_found'))
  await give(borrower, { subjectId: borrower.personId, kind: 'identity_check' })
  expect((await listConsents(borrower)).map(({ kind }) => kind)).toEqual(['identity_check'])
  expect(await listConsents(asBorrower((await somebody()).id))).toEqual([])
})

test('withdrawn, it stays as withdrawn, no longer counts, and can be given anew', async () => {
  const { friend, inviteId } = await takenAsk()
  const { consentId } = await give(friend, { subjectId: inviteId })
  expect(await withdraw(friend, consentId)).toEqual({ kind: 'share_with_borrower', subjectId: inviteId })
  await expect(withdraw(friend, consentId)).rejects.toEqual(new Refusal('not_found'))
  const [listed] = await listConsents(friend)
  expect(listed?.withdrawnAt).toBeInstanceOf(Date)
  expect(await give(friend, { subjectId: inviteId })).not.toEqual({ consentId })
  expect(await getDraft(friend)).toBeUndefined()
})

test('nobody withdraws another’s', async () => {
  const { friend, inviteId, borrower } = await takenAsk()
  const { consentId } = await give(friend, { subjectId: inviteId })
  const stranger = await takenAsk()
  await expect(withdraw(borrower, consentId)).rejects.toEqual(new Refusal('not_found'))
  await expect(withdraw(stranger.friend, consentId)).rejects.toEqual(new Refusal('not_found'))
})
