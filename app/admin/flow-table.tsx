import { timeOf } from '@/lib/calendar/shanghai'
import { formatFen } from '@/lib/money/format'
import type { Flow } from '@/lib/reconciliation/rules'
import { useTranslations } from 'next-intl'

const ROWS: { step: keyof Flow; depth: 0 | 1 | 2 }[] = [
  { step: 'held', depth: 0 },
  { step: 'ended', depth: 1 },
  { step: 'stillHeld', depth: 1 },
  { step: 'captured', depth: 1 },
  { step: 'posted', depth: 2 },
  { step: 'onTheWay', depth: 2 },
  { step: 'returned', depth: 2 },
]
const PART = [undefined, 'part', 'part-of-part'] as const

/** The money that was held today and where it is now: parts under what they are parts of, and both sums in one line. */
export function FlowTable({ now, flow }: { now: Date; flow: Flow }) {
  const t = useTranslations('admin.overview')
  const plain = (step: keyof Flow) => formatFen(flow[step].amountFen).replace('¥', '')
  return (
    <section className="staff-half">
      <div className="staff-section-head">
        <h2>{t('flow')}</h2>
        <span className="meta">{t('flowUntil', { at: timeOf(now) })}</span>
      </div>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={t('flow')}>
        <table className="data-table flow-table">
          <caption className="visually-hidden">{t('flow')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('step')}</th>
              <th scope="col" className="number">
                {t('payments')}
              </th>
              <th scope="col" className="number">
                {t('amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {ROWS.map(({ step, depth }) => (
              <tr key={step}>
                <th scope="row" className={PART[depth]}>
                  {t(`steps.${step}`)}
                </th>
                <td className="number">{flow[step].count}</td>
                <td className="number">{plain(step)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="meta num">
        {t('sums', {
          held: plain('held'),
          ended: plain('ended'),
          stillHeld: plain('stillHeld'),
          captured: plain('captured'),
          posted: plain('posted'),
          onTheWay: plain('onTheWay'),
          returned: plain('returned'),
        })}
      </p>
    </section>
  )
}
