import { signedIn } from '@/app/me/signed-in'
import type { Borrower } from '@/lib/access/rules'
import { getAssist, type AssistView } from '@/lib/assists/queries'
import { idOf, publicId } from '@/lib/id'
import { notFound } from 'next/navigation'

export type AssistParams = { params: Promise<{ id: string }> }

/** The request that the address names; another person's, and none, are both not found. */
export async function assistOf({
  params,
}: AssistParams): Promise<{ actor: Borrower; assist: AssistView; path: string }> {
  const actor = await signedIn()
  const id = idOf('assist', (await params).id)
  const assist = id && (await getAssist(actor, id))
  if (!assist) notFound()
  return { actor, assist, path: `/me/assists/${publicId('assist', assist.id)}` }
}
