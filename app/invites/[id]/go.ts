import type { Friend } from '@/lib/access/rules'
import { publicId } from '@/lib/id'
import { redirect } from 'next/navigation'

const PAGES: Record<string, string> = {
  open: '',
  own_money: 'own-money',
  missed: 'who?missed=1',
  nothing: 'continue?nothing=1',
}

/** Where a step leads; every dead end is the same page. */
export function go({ inviteId }: Friend, to: string): Promise<never> {
  if (to === 'dead' || !inviteId) redirect('/invites/ended')
  const page = PAGES[to] ?? to
  redirect(`/invites/${publicId('invite', inviteId)}${page && `/${page}`}`)
}
