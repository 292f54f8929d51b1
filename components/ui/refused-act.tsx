import type { ReactNode } from 'react'
import { Icon } from './icon'

/** An act that is not possible now stays in the list, with its reason. */
export function RefusedAct({ act, reason }: { act: ReactNode; reason: ReactNode }) {
  return (
    <p className="refused-act">
      <Icon name="cross" size="small" />
      <span>
        <b>{act}</b>
        {reason}
      </span>
    </p>
  )
}
