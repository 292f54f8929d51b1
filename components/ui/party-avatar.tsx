import type { Party } from './party'

/** The first character of a name, in the colour and shape of its side; the name itself stands beside it in words. */
export function PartyAvatar({ party, initial, small }: { party?: Party; initial: string; small?: boolean }) {
  return (
    <span className={small ? 'avatar avatar-small' : 'avatar'} data-party={party} aria-hidden="true">
      {initial}
    </span>
  )
}
