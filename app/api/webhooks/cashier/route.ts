import { channelEventOf } from '@/lib/payments/ports/cashier'
import { recordChannelEvent } from '@/lib/payments/record-channel-event'
import { webhook } from '@/lib/webhook'

export const POST = webhook({ channel: 'cashier', verify: channelEventOf, record: recordChannelEvent })
