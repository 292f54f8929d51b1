import type { ReactNode } from 'react'
import { Chip, type Tone } from './chip'
import type { IconName } from './icon'

type ResultPageProps = {
  /** What is true now, as icon and word. */
  chip?: { tone: Tone; icon: IconName; text: ReactNode }
  title: ReactNode
  lead?: ReactNode
  heading?: 'h1' | 'h3'
  children?: ReactNode
}

/** The body of a page that tells how something went: state, one sentence, then what happens next. */
export function ResultPage({ chip, title, lead, heading: Heading = 'h1', children }: ResultPageProps) {
  return (
    <>
      {chip && (
        <p>
          <Chip tone={chip.tone} icon={chip.icon}>
            {chip.text}
          </Chip>
        </p>
      )}
      <Heading className="title">{title}</Heading>
      {lead && <p>{lead}</p>}
      {children}
    </>
  )
}
