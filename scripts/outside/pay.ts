import type { IncomingMessage } from 'node:http'
import { mediaTypeOf } from './body'
import { choosePage, codePage, donePage, noOrderPage } from './cashier-page'
import { isInstrumentId } from './instruments'
import { enterCode, leaveOrder, submitInstrument, waitsForCode, type Step } from './order-steps'
import type { Orders } from './orders'
import { Problem } from './problem'
import type { CreateOrder, PageLang } from './protocol'
import type { OrderRecord } from './records'

/** An answer to the payer's browser: a page, or where to go next. */
export type PayAnswer =
  { status: 200 | 404 | 422; html: string; returnOrigin: string | null } | { status: 303; location: string }
type OpenOrder = { order: OrderRecord; request: CreateOrder }
type Visit = { payKey: string; lang: PageLang; now: number }

const langOf = (query: URLSearchParams): PageLang => (query.get('lang') === 'en' ? 'en' : 'zh-CN')
const returnUrlOf = (request: CreateOrder) => new URL(request.returnUrl)

function show({ order, request }: OpenOrder, lang: PageLang, nothingChosen: boolean): PayAnswer {
  const returnOrigin = returnUrlOf(request).origin
  if (order.state !== 'created') return { status: 200, html: donePage(request, lang), returnOrigin }
  if (waitsForCode(order)) return { status: 200, html: codePage(order, request, lang), returnOrigin }
  const html = choosePage(order, request, lang, nothingChosen)
  return { status: nothingChosen ? 422 : 200, html, returnOrigin }
}

/** What a form's post does to an order; null where the payer chose nothing. */
function stepOf(order: OrderRecord, form: URLSearchParams, asksCode: boolean, now: number): Step | null {
  if (form.get('act') === 'leave') return leaveOrder(order, now)
  if (asksCode) return enterCode(order, form.get('code') ?? '', now)
  const instrument = form.get('instrument') ?? ''
  return isInstrumentId(instrument) ? submitInstrument(order, instrument, now) : null
}

/** A form's fields; another media type is refused. */
export function formOf(request: IncomingMessage, bytes: Buffer): URLSearchParams {
  if (mediaTypeOf(request) !== 'application/x-www-form-urlencoded') throw new Problem('type_not_supported')
  return new URLSearchParams(bytes.toString('utf8'))
}

/** The hosted pay page: reading it changes nothing, a post moves the order and sends the browser on. */
export function createPayPages(orders: Orders) {
  function orderOf({ payKey, now }: Visit): OpenOrder | null {
    const order = orders.findByPayKey(payKey, now)
    return order?.request ? { order, request: order.request } : null
  }
  const none = (lang: PageLang): PayAnswer => ({ status: 404, html: noOrderPage(lang), returnOrigin: null })

  return {
    get(payKey: string, query: URLSearchParams, now: number): PayAnswer {
      const lang = langOf(query)
      const open = orderOf({ payKey, lang, now })
      return open ? show(open, lang, false) : none(lang)
    },
    post(payKey: string, query: URLSearchParams, form: URLSearchParams, asksCode: boolean, now: number): PayAnswer {
      const lang = langOf(query)
      const open = orderOf({ payKey, lang, now })
      if (!open) return none(lang)
      if (open.order.state === 'created' && asksCode !== waitsForCode(open.order) && form.get('act') !== 'leave')
        return { status: 303, location: pageOf(open.order, lang) }
      const step = stepOf(open.order, form, asksCode, now)
      if (step === null) return show(open, lang, true)
      const order = orders.take(step)
      return { status: 303, location: order.state === 'created' ? pageOf(order, lang) : returnUrlOf(open.request).href }
    },
  }
}

const pageOf = (order: OrderRecord, lang: PageLang) =>
  `/pay/${order.payKey}${waitsForCode(order) ? '/code' : ''}?lang=${lang}`
