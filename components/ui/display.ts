/** How a reader wants the pages shown; kept in cookies that a script may read, because they are no secret. */
export type Display = { theme?: 'light' | 'dark'; size?: 'large' }

export const THEME_COOKIE = 'theme'
export const SIZE_COOKIE = 'size'

export const themeOf = (cookie: string | undefined): Display['theme'] =>
  cookie === 'light' || cookie === 'dark' ? cookie : undefined

export const sizeOf = (cookie: string | undefined): Display['size'] => (cookie === 'large' ? 'large' : undefined)

/** The address to which every switch posts. */
export const DISPLAY_ACTION = '/display'

/** Only a path of this site, so that a forged form leads nowhere else: no host, no scheme, no second slash. */
export function pathBack(text: unknown): string {
  return typeof text === 'string' && /^\/(?![/\\])[\w\-./?=&%~]*$/.test(text) && text.length <= 500 ? text : '/'
}
