import { someFacts } from '@/db/testing/people'
import { newId } from '@/lib/id'
import { sealWords } from '@/lib/identity/words'
import { sealForDeployment } from '@/lib/privacy/cipher'
import { owner } from './help'

const SAFE = { safety: { spoke: 'heard', hurried: 'no', own: 'yes' } }

/** Browsers that opened this link, nobody yet, each of which has come as far as the page by whose name it stands. */
export async function onTheWay(inviteId: string): Promise<Record<string, string>> {
  const [who, phone, identify, checking, broken] = [newId(), newId(), newId(), newId(), newId()]
  const typed = someFacts()
  const sealed = (column: string, row: string, text: string) =>
    sealForDeployment({ table: 'invite_visits', column, row }, text)
  const proven = (row: string) => ({
    ...SAFE,
    phone_sealed: sealed('phone', row, typed.phone),
    named_right_at: new Date(),
  })
  const visits = {
    [who]: SAFE,
    [phone]: { ...SAFE, named_sealed: sealed('named', phone, '{}') },
    [identify]: proven(identify),
    [checking]: proven(checking),
    // Sealed for another row: it opens for nobody, so that the page fails.
    [broken]: { ...proven(broken), phone_sealed: sealed('phone', identify, typed.phone) },
  }
  for (const [id, standing] of Object.entries(visits))
    await owner`insert into invite_visits ${owner({ id, invite_id: inviteId, state: 'opened', ...standing })}`
  const checkId = newId()
  const { nameSealed, idNumberSealed, phoneSealed } = sealWords(checkId, typed)
  await owner`insert into identity_checks ${owner({
    ...{ id: checkId, side: 'friend', visit_id: checking, consent_id: newId(), locale: 'zh-CN' },
    ...{ name_sealed: nameSealed, id_number_sealed: idNumberSealed, phone_sealed: phoneSealed },
  })}`
  return { who, phone, identify, checking, broken }
}
