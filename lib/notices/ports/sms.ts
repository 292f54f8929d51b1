import { askOutside } from '@/lib/outside'
import type { MessageAnswer, SendMessage } from '@/scripts/outside/protocol'

/** Hands a text message to the carrier; the same reference is delivered once. Returns the carrier's reference. */
export async function sendSms(
  message: { ref: string; to: string; locale: 'zh-CN' | 'en'; text: string },
  now: Date,
): Promise<string> {
  const { ref, to, locale, text } = message
  const body: SendMessage = { ref, to, channel: 'sms', lang: locale, subject: null, text }
  const answer = await askOutside<MessageAnswer>('POST', '/v1/messages', body, now)
  return answer.ref
}
