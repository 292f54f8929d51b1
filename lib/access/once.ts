import type { Ctx } from '@/db/transaction'
import { fingerprint } from '@/lib/privacy/cipher'
import { Refusal } from '@/lib/refusal'
import { assert } from '@/lib/assert'
import { actorIdOf } from './rules'
import { insertKey, loadKey, lockKey } from './store'

/** What a keyed command may answer: it is kept as JSON and given again to the same key. */
export type Kept = { [name: string]: string | number | boolean | null | Kept }

/** Runs `work` once per key of this actor: the same key and input get the first answer, another input is a conflict. */
export async function once<T extends Kept>(
  ctx: Ctx,
  { key, verb, input }: { key: string; verb: string; input: unknown },
  work: () => Promise<T>,
): Promise<T> {
  const { side } = ctx.actor
  assert(side !== 'gate', 'the gate keeps no keys')
  const actorId = actorIdOf(ctx.actor) ?? side
  const inputHash = fingerprint(
    `${verb}|${JSON.stringify(input, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))}`,
  )
  await lockKey(ctx.tx, actorId, key)
  const kept = await loadKey(ctx.tx, side, actorId, key)
  if (kept && kept.inputHash !== inputHash) throw new Refusal('key_reused')
  if (kept) return JSON.parse(kept.answer) as T
  const answer = await work()
  await insertKey(ctx.tx, { side, actorId, key, verb, inputHash, answer: JSON.stringify(answer) })
  return answer
}
