import { Row, Rows } from '@/components/ui/rows'
import type { CheckToDecide } from '@/lib/identity/queries'
import { useTranslations } from 'next-intl'
import { Look } from '../../look'
import { reveal } from './actions'

type TypedProps = {
  check: CheckToDecide
  /** The review as addresses name it. */
  review: string
  here: string
  name: string
  mayLook: boolean
  looks: boolean
}

/** What was typed to be checked by: masked, shown to the one who has it in hand after he says why. */
export function Typed({ check: { masked }, review, here, name, mayLook, looks }: TypedProps) {
  const t = useTranslations('admin.review')
  if (!masked)
    return (
      <div>
        <h2>{t('typed')}</h2>
        <p className="secondary">{t('wiped')}</p>
      </div>
    )
  const fields = (['name', 'idNumber', 'phone'] as const).map((field) => [t(`fields.${field}`), masked[field]] as const)
  return (
    <div>
      <h2>{t('typed')}</h2>
      <Rows>
        {fields.map(([label, text]) => (
          <Row key={label} label={label}>
            <span className="num" lang="zh-CN">
              {text}
            </span>
          </Row>
        ))}
      </Rows>
      {mayLook && !looks && (
        <p>
          <a href={`${here}?look=yes#look`}>{t('look')}</a>
        </p>
      )}
      {!mayLook && <p className="meta">{t('mayNotLook')}</p>}
      {mayLook && looks && (
        <Look
          action={reveal}
          title={t('look')}
          labels={fields.map(([label]) => label)}
          note="because"
          name={name}
          text={t('lookText')}
          here={here}
        >
          <input type="hidden" name="review" value={review} />
        </Look>
      )}
    </div>
  )
}
