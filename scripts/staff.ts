import { closePools } from '@/db/client'
import { inTransaction } from '@/db/transaction'
import { WORKER, type StaffRole } from '@/lib/access/rules'
import { addColleague } from '@/lib/auth/add-colleague'
import { env } from '@/lib/env'
import { newId } from '@/lib/id'
import { openCommand } from './supervise/command.mjs'

const ROLES: readonly StaffRole[] = ['support', 'reviewer', 'approver', 'auditor', 'admin']
const USAGE = `npm run staff -- add E-MAIL NAME ROLE   (ROLE: ${ROLES.join(', ')})`

/** `npm run staff -- add …` prints the one-time link by which a colleague sets his password and second factor. */
async function main([verb, email, name, role]: string[]): Promise<void> {
  const known = ROLES.find((one) => one === role)
  if (verb !== 'add' || !email?.includes('@') || !name || !known) throw new Error(USAGE)
  const { token } = await inTransaction(WORKER, newId(), (ctx) => addColleague(ctx, { email, name, role: known }))
  console.log(`${env().ORIGINS[0]}/admin/welcome/${token}\n24 小时内有效，只能用一次。 / Good for 24 hours, once.`)
}

const command = await openCommand()
Object.assign(process.env, command.env)
try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closePools()
  await command.close()
}
