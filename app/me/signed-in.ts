import type { Borrower } from '@/lib/access/rules'
import { borrowerOf } from '@/lib/session'
import { redirect } from 'next/navigation'

/** The signed-in person; whoever is not signed in is led to do so. */
export async function signedIn(): Promise<Borrower> {
  return (await borrowerOf()) ?? redirect('/sign-in')
}
