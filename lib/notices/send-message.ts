import type { Ctx } from '@/db/transaction'
import { newId } from '@/lib/id'
import { enqueueJob } from '@/lib/jobs/enqueue-job'
import { sealForDeployment } from '@/lib/privacy/cipher'
import type { MessageKind } from './rules'
import { insertMessage } from './store'

export type Message = {
  kind: MessageKind
  /** A mobile number; none where the answer must look and cost the same although nobody is to be reached. */
  to: string | undefined
  locale: 'zh-CN' | 'en'
  params: Record<string, string>
  notBefore?: Date
}

/** Writes a message to a phone and the job that carries it; both commit with the act. Number and words are sealed until sent. */
export async function sendMessage(ctx: Ctx, message: Message): Promise<void> {
  const id = newId()
  const place = (column: string) => ({ table: 'messages', column, row: id })
  const notBefore = message.notBefore ?? ctx.now
  await insertMessage(ctx.tx, {
    id,
    kind: message.kind,
    locale: message.locale,
    toSealed: sealForDeployment(place('to'), message.to ?? ''),
    paramsSealed: sealForDeployment(place('params'), JSON.stringify(message.params)),
    notBefore,
  })
  await enqueueJob(ctx, 'send-message', { messageId: id }, { dueAt: notBefore > ctx.now ? notBefore : undefined })
}
