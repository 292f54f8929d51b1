import { useTranslations } from 'next-intl'
import { MoneyLanes } from '@/components/charts/money-lanes'
import { EntryTable } from '@/components/money/entry-table'
import { AuditList } from '@/components/ui/audit-list'
import { Chip } from '@/components/ui/chip'
import { Cell, DataRow, DataTable } from '@/components/ui/data-table'
import { LinkButton } from '@/components/ui/link-button'
import { RefusedAct } from '@/components/ui/refused-act'
import { StateRow } from '@/components/ui/state-row'
import { Section } from './section'

const HERE = '/dev/gallery'

function Lanes() {
  const t = useTranslations('dev.gallery.staff')
  const events = [
    { time: '10:47:03', label: t('eventHold'), lane: 0 },
    { time: '10:47:09', label: t('eventPromise'), lane: 2 },
    { time: '12:47:05', label: t('eventCapture'), lane: 0 },
    { time: '12:51:20', label: t('eventPost'), lane: 2 },
  ]
  const lanes = [
    { name: t('laneCard'), tone: 'friend' as const },
    { name: t('laneChannel'), tone: 'plain' as const },
    { name: t('laneLender'), tone: 'lender' as const },
    { name: t('laneClaim'), tone: 'borrower' as const },
  ]
  return (
    <MoneyLanes
      label={t('lanes')}
      lanes={lanes}
      events={events}
      spans={[
        { lane: 0, to: 0, tone: 'friend' },
        { lane: 0, from: 0, to: 2, tone: 'friend', look: 'held', text: t('cooling') },
        { lane: 2, from: 1, to: 3, tone: 'lender', look: 'paused', text: t('paused') },
        { lane: 1, from: 2, to: 3, tone: 'lender' },
        { lane: 2, from: 3, tone: 'lender', amount: '412.50' },
        { lane: 3, from: 3, tone: 'borrower', amount: '412.50' },
      ]}
      moves={[
        { event: 2, from: 0, to: 1, tone: 'lender' },
        { event: 3, from: 1, to: 2, tone: 'lender' },
      ]}
      table={{
        caption: t('where'),
        columns: [t('time'), t('event'), t('place')],
        rows: events.map((event) => [event.time, event.label, lanes[event.lane]?.name ?? '']),
      }}
    />
  )
}

function Entries() {
  const t = useTranslations('dev.gallery.staff')
  return (
    <EntryTable
      caption={t('entries')}
      headings={{
        transaction: t('transaction'),
        debit: t('debit'),
        credit: t('credit'),
        amount: t('amount'),
        total: t('total'),
      }}
      groups={[
        {
          key: 'capture',
          name: t('capture'),
          time: '12:47:05',
          lines: [
            { account: t('accountChannel'), amountFen: 412_50n },
            { account: t('accountClearing'), amountFen: -412_50n },
          ],
        },
        {
          key: 'post',
          name: t('post'),
          time: '12:51:20',
          lines: [
            { account: t('accountClearing'), amountFen: 412_50n },
            { account: t('accountLender'), amountFen: -364_37n },
            { account: t('accountLender'), amountFen: -48_13n },
          ],
        },
      ]}
    />
  )
}

function Work() {
  const t = useTranslations('dev.gallery.staff')
  const columns = [
    { name: t('what') },
    { name: t('count'), number: true },
    { name: t('state') },
    { name: t('oldest'), number: true },
    { name: t('acts'), number: true, hidden: true },
  ]
  return (
    <>
      <DataTable caption={t('work')} columns={columns}>
        <DataRow heading={t('review')} detail={t('reviewText')} first>
          <Cell big>12</Cell>
          <Cell>
            <Chip tone="warn" icon="clock">
              {t('soon')}
            </Chip>
          </Cell>
          <Cell number>{t('hours')}</Cell>
          <Cell number>
            <LinkButton href={HERE} kind="primary" small>
              {t('start')}
            </LinkButton>
          </Cell>
        </DataRow>
        <DataRow heading={t('unknown')}>
          <Cell big>1</Cell>
          <Cell>
            <Chip tone="info" icon="clock">
              {t('waiting')}
            </Chip>
          </Cell>
          <Cell number>{t('minutes')}</Cell>
          <Cell number>
            <a href={HERE}>{t('look')}</a>
          </Cell>
        </DataRow>
      </DataTable>
      <DataTable caption={t('none')} columns={columns} empty={t('none')} />
    </>
  )
}

export function StaffSection() {
  const t = useTranslations('dev.gallery.staff')
  return (
    <Section name="staff">
      <div className="gallery-wide staff">
        <h3>{t('title')}</h3>
        <StateRow
          label={t('states')}
          items={[
            {
              name: t('assist'),
              state: (
                <Chip tone="ok" icon="check">
                  {t('settled')}
                </Chip>
              ),
            },
            {
              name: t('payment'),
              state: (
                <Chip tone="ok" icon="check">
                  {t('captured')}
                </Chip>
              ),
            },
            {
              name: t('claim'),
              state: (
                <Chip tone="info" icon="clock">
                  {t('running')}
                </Chip>
              ),
            },
          ]}
        />
        <Lanes />
        <Entries />
        <Work />
        <RefusedAct act={t('undo')} reason={t('undoReason')} />
        <AuditList
          items={[
            { key: '1', time: '20:42', actor: t('me'), what: t('audit1'), detail: t('audit1Detail') },
            { key: '2', time: '12:47:05', actor: t('system'), what: t('audit2') },
          ]}
        />
      </div>
    </Section>
  )
}
