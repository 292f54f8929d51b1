/** Where people reach us: an example number that nobody answers, as this is a demonstration. */
export const SUPPORT_PHONE = '400-000-0000'

/** The national hotline for consumers of financial services. */
export const REGULATOR_PHONE = '12378'

export const phoneHref = (phone: string): string => `tel:${phone.replaceAll('-', '')}`
