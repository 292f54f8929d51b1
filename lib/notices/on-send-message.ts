import { job } from '@/lib/job'
import { openForDeployment } from '@/lib/privacy/cipher'
import { sendSms } from './ports/sms'
import { messageText } from './texts'
import type { MessageKind } from './rules'
import { loadUnsentMessage, markMessageSent } from './store'

/**
 * Carries a message to a phone, once: its id is the carrier's reference. A message to nobody (a code for an unknown number) is
 * wiped without a call.
 */
export const onSendMessage = job({
  name: 'send-message',
  load: async (ctx, { messageId }) => {
    const message = await loadUnsentMessage(ctx.tx, messageId)
    if (!message?.toSealed || !message.paramsSealed) return undefined
    const place = (column: string) => ({ table: 'messages', column, row: messageId })
    const params = JSON.parse(openForDeployment(place('params'), message.paramsSealed)) as Record<string, string>
    return {
      id: messageId,
      to: openForDeployment(place('to'), message.toSealed),
      locale: message.locale,
      text: messageText(message.kind as MessageKind, message.locale, params),
    }
  },
  ask: ({ id, to, locale, text }, { now }) =>
    to === '' ? Promise.resolve('nobody') : sendSms({ ref: id, to, locale, text }, now),
  record: async (ctx, { id }, carrierRef) => {
    await markMessageSent(ctx.tx, id, ctx.now, carrierRef)
  },
})
