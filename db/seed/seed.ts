import { closePools, databaseOf } from '@/db/client'
import { inTransaction } from '@/db/transaction'
import { GATE, WORKER } from '@/lib/access/rules'
import { addColleague } from '@/lib/auth/add-colleague'
import { hashPassword } from '@/lib/auth/password'
import { takeStaffLink } from '@/lib/auth/take-staff-link'
import { assert } from '@/lib/assert'
import { dayOf } from '@/lib/calendar/shanghai'
import { env } from '@/lib/env'
import { newId } from '@/lib/id'
import { bookOfCells } from '@/lib/loans/book/sources'
import { importBook } from '@/lib/loans/import-book'
import { totpAt } from '@/lib/privacy/cipher'
import { people } from '../schema/privacy'
import { demoBook } from './book'
import { seedDemoLpr } from './demo-lpr'
import { demoColleagues, type DemoColleague } from './people'

const LENDER = { name: '云溪消费金融', phone: '400-000-0018' }

/** Puts the demo's people and their small book into an empty database; one that holds anybody is left as it is. */
async function seed(): Promise<string> {
  assert(env().MODE !== 'production', 'only demo and test are seeded')
  const [somebody] = await databaseOf('worker').select({ id: people.id }).from(people).limit(1)
  if (somebody) return 'The database holds people already; nothing was added.'
  const report = await inTransaction(WORKER, newId(), (ctx) =>
    importBook(ctx, {
      lender: LENDER,
      book: bookOfCells(demoBook(dayOf(ctx.now))),
      onOwnPosting: () => Promise.reject(new TypeError('the demo book holds no payments of ours')),
    }),
  )
  await seedDemoLpr(dayOf(new Date()))
  for (const colleague of demoColleagues()) await addWithCredentials(colleague)
  return `Added ${report.borrowers} borrowers, ${report.loans.new} loans, ${report.repayments.new} repayments and ${demoColleagues().length} colleagues.`
}

async function addWithCredentials({ email, name, role, password, totpSecret }: DemoColleague): Promise<void> {
  const { token } = await inTransaction(WORKER, newId(), (ctx) => addColleague(ctx, { email, name, role }))
  const passwordHash = await hashPassword(password)
  const wallTime = new Date()
  const totp = totpAt(Buffer.from(totpSecret, 'base64'), Math.floor(wallTime.getTime() / 30_000))
  const { right } = await inTransaction(GATE, newId(), (ctx) =>
    takeStaffLink(ctx, { token, passwordHash, totpSecret, totp, wallTime }),
  )
  assert(right, 'a demo colleague holds his second factor')
}

try {
  console.log(await seed())
} finally {
  await closePools()
}
