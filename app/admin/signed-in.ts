import { staffOf } from '@/lib/session'
import { redirect } from 'next/navigation'

export type Colleague = NonNullable<Awaited<ReturnType<typeof staffOf>>>

/** The signed-in colleague; whoever is not signed in is led to do so. */
export async function staffSignedIn(): Promise<Colleague> {
  return (await staffOf()) ?? redirect('/admin/sign-in')
}
