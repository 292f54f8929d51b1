import postgres from 'postgres'
import { closePools } from '@/db/client'
import { inThreeDays, someAsk } from '@/db/testing/agreements'
import type { TestDatabase } from '@/db/testing/database'
import { bothSign, friendSigns } from '@/db/testing/help'
import { inTransaction } from '@/db/transaction'
import { addMonths, day, type Day } from '@/lib/calendar/day'
import type { LoanTerms } from '@/lib/calendar/schedule'
import { env } from '@/lib/env'
import { newInvite } from '@/lib/invites/new-invite'
import { fen } from '@/lib/money/fen'
import { loadOwnPerson } from '@/lib/privacy/load-own-person'
import type { HelpWanted, SignedHelp, Signer, Somebody } from './help'

const owner = postgres(env().DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
const database = { sql: { owner } } as unknown as TestDatabase

/** Instalments of 320.00 and interest, the first due on that day: late by more than three, each day costs 0.16. */
function dueOn(firstDueOn: Day): LoanTerms {
  const dueDay = Number(firstDueOn.slice(8))
  const startOn = addMonths(firstDueOn, -1)
  return { principalFen: fen(320_000), rateBps: 1_825, method: 'equal_principal', terms: 10, startOn, dueDay }
}

type Asked = Awaited<ReturnType<typeof someAsk>>

async function anotherLink({ borrower, assistId, loan }: Asked): Promise<string> {
  const { inviteId } = await inTransaction(borrower, 'state', async (ctx) =>
    newInvite(ctx, {
      ...{ assistId, loanId: loan.id, answerBy: inThreeDays(), friendLabel: '阿五' },
      borrower: await loadOwnPerson(ctx),
    }),
  )
  return inviteId
}

async function somebodyOf(personId: string): Promise<Somebody> {
  const { name, phone } = await inTransaction(
    { side: 'borrower', personId, sessionId: personId, steppedUpAt: new Date(0) },
    'state',
    loadOwnPerson,
  )
  return { id: personId, name, phone }
}

async function signerOf(signed: Awaited<ReturnType<typeof friendSigns>>): Promise<Signer> {
  const { friend, inviteId, agreementId } = signed
  return { ...(await somebodyOf(friend.personId)), inviteId, visitId: friend.visitId, agreementId }
}

async function makeHelp({ howFar, meaning, firstDueOn }: HelpWanted): Promise<SignedHelp> {
  const loanTerms = firstDueOn ? dueOn(day(firstDueOn)) : undefined
  const asked = await someAsk({ meaning, loanTerms })
  const sign = howFar === 'signed' ? friendSigns : bothSign
  const first = await signerOf(await sign(database, asked, { meaning }))
  const friends: SignedHelp['friends'] = [first]
  if (howFar === 'two_in_force') {
    friends.push(await signerOf(await bothSign(database, asked, { meaning }, await anotherLink(asked))))
  }
  const { person, loan, assistId } = asked
  return { borrower: await somebodyOf(person.id), loanId: loan.id, assistId, friends }
}

const help = await makeHelp(JSON.parse(process.argv[2] ?? '') as HelpWanted)
await Promise.all([closePools(), owner.end()])
process.stdout.write(JSON.stringify(help))
