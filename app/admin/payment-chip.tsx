import { Chip, type Tone } from '@/components/ui/chip'
import type { IconName } from '@/components/ui/icon'
import type { PaymentState } from '@/lib/payments/rules'
import { useTranslations } from 'next-intl'

type Facts = { state: PaymentState; postedAt: Date | null; setAsideAt: Date | null }

const LOOKS: Record<PaymentState | 'posted' | 'set_aside', { tone: Tone; icon: IconName }> = {
  created: { tone: 'info', icon: 'clock' },
  held: { tone: 'info', icon: 'lock' },
  captured: { tone: 'info', icon: 'clock' },
  posted: { tone: 'ok', icon: 'check' },
  set_aside: { tone: 'warn', icon: 'warning' },
  voided: { tone: 'plain', icon: 'undo' },
  failed: { tone: 'plain', icon: 'cross' },
  refunded: { tone: 'plain', icon: 'undo' },
}

/** Where a payment stands, to staff: captured money that is on its way reads unlike money that has arrived. */
export const standingOf = ({ state, postedAt, setAsideAt }: Facts): keyof typeof LOOKS =>
  postedAt && state === 'captured' ? 'posted' : setAsideAt ? 'set_aside' : state

export function PaymentChip({ payment }: { payment: Facts }) {
  const t = useTranslations('admin.payment.states')
  const standing = standingOf(payment)
  const { tone, icon } = LOOKS[standing]
  return (
    <Chip tone={tone} icon={icon}>
      {t(standing)}
    </Chip>
  )
}
