import { useId, type ReactNode } from 'react'
import { Icon, type IconName } from './icon'

type CardProps = {
  title?: ReactNode
  icon?: IconName
  /** `label`: the title names the amount below it and is set small. */
  titleStyle?: 'title' | 'label' | 'hidden'
  /** What stands at the right of the title: a Chip or a link. */
  aside?: ReactNode
  /** A last line behind a hairline. */
  foot?: ReactNode
  id?: string
  children: ReactNode
}

const TITLE_CLASS = { title: 'card-title', label: 'card-label', hidden: 'visually-hidden' }

export function Card({ title, icon, titleStyle = 'title', aside, foot, id, children }: CardProps) {
  const titleId = useId()
  const heading = title !== undefined && (
    <h2 id={titleId} className={TITLE_CLASS[titleStyle]}>
      {icon && <Icon name={icon} />}
      {title}
    </h2>
  )
  return (
    <section className="card" id={id} aria-labelledby={heading ? titleId : undefined}>
      {aside ? (
        <div className="card-head">
          {heading}
          {aside}
        </div>
      ) : (
        heading
      )}
      {children}
      {foot && <div className="secondary card-foot">{foot}</div>}
    </section>
  )
}
