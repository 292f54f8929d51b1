import { AppBarLink } from './app-bar'
import { phoneHref, SUPPORT_PHONE } from './contact'

/** The number of a person who helps, inside a sentence. */
export function SupportPhone() {
  return (
    <a href={phoneHref(SUPPORT_PHONE)} className="num">
      {SUPPORT_PHONE}
    </a>
  )
}

/** In the large size that number stands on top of each page: inside an AppBar. */
export function SupportLink() {
  return (
    <span className="when-large">
      <AppBarLink href={phoneHref(SUPPORT_PHONE)} icon="phone">
        {SUPPORT_PHONE}
      </AppBarLink>
    </span>
  )
}
