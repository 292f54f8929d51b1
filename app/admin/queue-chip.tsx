import { Chip, type Tone } from '@/components/ui/chip'
import type { IconName } from '@/components/ui/icon'
import { useTranslations } from 'next-intl'

type Position = { state: 'waiting' | 'taken' | 'escalated' | 'decided'; takenBy: string | null }

const LOOKS: Record<Exclude<Position['state'], 'taken'> | 'mine' | 'theirs', { tone: Tone; icon: IconName }> = {
  waiting: { tone: 'info', icon: 'clock' },
  mine: { tone: 'ok', icon: 'person' },
  theirs: { tone: 'plain', icon: 'person' },
  escalated: { tone: 'warn', icon: 'share' },
  decided: { tone: 'ok', icon: 'check' },
}

/** Where a review or case stands, seen from this colleague: his own reads unlike another's. */
export function QueueChip({ item: { state, takenBy }, staffId }: { item: Position; staffId: string }) {
  const t = useTranslations('admin.queue.states')
  const look = state === 'taken' ? (takenBy === staffId ? 'mine' : 'theirs') : state
  return (
    <Chip tone={LOOKS[look].tone} icon={LOOKS[look].icon}>
      {t(look)}
    </Chip>
  )
}
