import { demoColleagues, type DemoColleague } from '@/db/seed/people'
import { isDemo } from '@/lib/demo-people'
import { totpAt } from '@/lib/privacy/cipher'

/** Who may be tried on the staff side of the demo; nobody in production. */
export const demoStaff = (): DemoColleague[] => (isDemo() ? demoColleagues() : [])

/** What each demo colleague's authenticator shows at this moment of the wall clock, and for how many seconds more. */
export function demoSecondFactors(wallTime: Date): { email: string; name: string; code: string; seconds: number }[] {
  const step = Math.floor(wallTime.getTime() / 30_000)
  const seconds = Math.ceil(((step + 1) * 30_000 - wallTime.getTime()) / 1000)
  return demoStaff().map(({ email, name, totpSecret }) => ({
    email,
    name,
    code: totpAt(Buffer.from(totpSecret, 'base64'), step),
    seconds,
  }))
}
