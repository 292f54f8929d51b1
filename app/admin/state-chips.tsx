import { Chip, type Tone } from '@/components/ui/chip'
import type { IconName } from '@/components/ui/icon'
import type { AgreementFile, AssistSummary, LinkFile } from '@/lib/insight/queries'
import { useTranslations } from 'next-intl'

type Look = { tone: Tone; icon: IconName }

const WAITS: Look = { tone: 'info', icon: 'clock' }
const DONE: Look = { tone: 'ok', icon: 'check' }
const OVER: Look = { tone: 'plain', icon: 'cross' }

const ASSIST: Record<AssistSummary['state'], Look> = {
  asking: WAITS,
  covered: { tone: 'info', icon: 'lock' },
  settled: DONE,
  ended: OVER,
}
const LINK: Record<LinkFile['state'], Look> = {
  open: WAITS,
  agreed: { tone: 'info', icon: 'document' },
  paid: DONE,
  ended: OVER,
}
const AGREEMENT: Record<AgreementFile['state'], Look> = {
  signed: WAITS,
  in_force: { tone: 'info', icon: 'document' },
  performed: DONE,
  withdrawn: OVER,
  voided: OVER,
  lapsed: OVER,
}

export function AssistChip({ state }: { state: AssistSummary['state'] }) {
  const t = useTranslations('admin.assist.states')
  return <Chip {...ASSIST[state]}>{t(state)}</Chip>
}

/** As its borrower sees it. */
export function LinkChip({ state }: { state: LinkFile['state'] }) {
  const t = useTranslations('admin.assist.linkStates')
  return <Chip {...LINK[state]}>{t(state)}</Chip>
}

export function AgreementChip({ state }: { state: AgreementFile['state'] }) {
  const t = useTranslations('agreements.state')
  return <Chip {...AGREEMENT[state]}>{t(state)}</Chip>
}
