/** How often one source may do a thing: `burst` at once, refilled at `perHour`. Counted per keyed hash, never per person's clear data. */
export const LIMITS = {
  action_by_address: { burst: 120, perHour: 3600 },
  action_by_session: { burst: 60, perHour: 1800 },
  code_by_address: { burst: 10, perHour: 30 },
  code_by_phone: { burst: 5, perHour: 10 },
  sign_in_by_address: { burst: 30, perHour: 60 },
  staff_sign_in_by_address: { burst: 10, perHour: 30 },
  staff_sign_in_by_email: { burst: 5, perHour: 10 },
  find_person_by_session: { burst: 30, perHour: 120 },
  refused_audit_by_address: { burst: 10, perHour: 600 },
} as const satisfies Record<string, { burst: number; perHour: number }>

export type LimitName = keyof typeof LIMITS
