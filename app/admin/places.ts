import type { StaffRole, StaffVerb } from '@/lib/access/rules'
import { mayStaff } from '@/lib/access/rules'

/** The places of the staff side, each with the line of the policy that opens it and the key that leads there after G. */
export const PLACES = [
  { name: 'overview', href: '/admin', verb: 'see_overview', key: 'o' },
  { name: 'queue', href: '/admin/queue', verb: 'see_queue', key: 'q' },
  { name: 'find', href: '/admin/find', verb: 'find_person', key: 'f' },
  { name: 'guide', href: '/admin/phone-guide', verb: 'see_phone_guide', key: 'p' },
  { name: 'audit', href: '/admin/audit', verb: 'see_audit', key: 'a' },
  { name: 'colleagues', href: '/admin/colleagues', verb: 'see_colleagues', key: 'c' },
] as const satisfies readonly { name: string; href: string; verb: StaffVerb; key: string }[]

export type PlaceName = (typeof PLACES)[number]['name']

/** The places that this role may enter. */
export const placesOf = (role: StaffRole) => PLACES.filter(({ verb }) => mayStaff(role, verb))
