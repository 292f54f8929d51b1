import { signedIn } from '@/app/me/signed-in'
import { idOf } from '@/lib/id'
import { getLoan, type LoanView } from '@/lib/loans/queries'
import { notFound } from 'next/navigation'

export type LoanPageProps = { params: Promise<{ id: string }> }

/** The loan that the address names; another person's, and none, are both not found. */
export async function loanOf({ params }: LoanPageProps): Promise<LoanView> {
  const actor = await signedIn()
  const id = idOf('loan', (await params).id)
  return (id && (await getLoan(actor, id))) || notFound()
}
