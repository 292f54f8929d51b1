import { WORKER, type Staff, type StaffRole } from '@/lib/access/rules'
import { addColleague } from '@/lib/auth/add-colleague'
import { newId } from '@/lib/id'
import { inTransaction } from '../transaction'

/** A colleague of this role, and the token of the link by which he would set his credentials. */
export async function someColleague(
  role: StaffRole = 'support',
): Promise<Staff & { email: string; name: string; token: string }> {
  const mark = newId().slice(-8)
  const [email, name] = [`${mark}@staff.example`, `同事${mark}`]
  const { staffId, token } = await inTransaction(WORKER, 'test', (ctx) => addColleague(ctx, { email, name, role }))
  return { side: 'staff', staffId, role, sessionId: newId(), steppedUpAt: new Date(), email, name, token }
}
