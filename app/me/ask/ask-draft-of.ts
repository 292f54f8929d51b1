import { signedIn } from '@/app/me/signed-in'
import { getAskDraft, type AskDraftView } from '@/lib/assists/queries'
import { idOf, publicId } from '@/lib/id'
import { notFound, redirect } from 'next/navigation'

export type AskParams = { params: Promise<{ loan: string }> }

/** The ask of the loan that the address names. A loan for which one runs already leads to that one. */
export async function askDraftOf({
  params,
}: AskParams): Promise<{ draft: AskDraftView; shownId: string; path: string }> {
  const actor = await signedIn()
  const loanId = idOf('loan', (await params).loan)
  const draft = loanId && (await getAskDraft(actor, loanId))
  if (!draft) notFound()
  if (draft.runningAssistId) redirect(`/me/assists/${publicId('assist', draft.runningAssistId)}`)
  const shownId = publicId('loan', draft.loan.id)
  return { draft, shownId, path: `/me/ask/${shownId}` }
}
