import { useTranslations } from 'next-intl'
import { Amount } from '@/components/money/amount'
import { CapitalAmount } from '@/components/money/capital-amount'
import { MoneyRow } from '@/components/money/money-row'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { Notice } from '@/components/ui/notice'
import { PartyAvatar } from '@/components/ui/party-avatar'
import { Row, Rows } from '@/components/ui/rows'
import { Section } from './section'

export function CardSection() {
  const t = useTranslations('dev.gallery.card')
  const g = useTranslations('dev.gallery')
  return (
    <Section name="cards">
      <div>
        <Card
          title={t('due')}
          titleStyle="label"
          aside={
            <Chip tone="warn" icon="clock">
              {g('chip.warn')}
            </Chip>
          }
        >
          <p>
            <Amount fen={412_50n} size="large" />
          </p>
          <p className="meta">{t('dueMeta')}</p>
        </Card>
        <Card title={t('link')} icon="bell" foot={t('foot')}>
          <Rows>
            <Row label={t('forWhom')} detail={t('confirmed')}>
              {g('zhang')}
            </Row>
            <MoneyRow label={t('long')} fen={1_234_567_89n} />
          </Rows>
        </Card>
      </div>
      <Card title={t('rows')} titleStyle="hidden">
        <Rows>
          <MoneyRow label={t('principal')} fen={364_37n} />
          <MoneyRow label={t('interest')} fen={48_13n} />
          <MoneyRow label={t('fee')} fen={0n} />
          <MoneyRow label={t('total')} fen={412_50n} total />
        </Rows>
      </Card>
      <div>
        <Rows variant="bare">
          <Row label={t('capital')} detail={t('capitalHint')}>
            <CapitalAmount fen={412_50n} />
          </Row>
          <Row label={t('total')} party="friend">
            <Amount fen={-412_50n} strong />
          </Row>
        </Rows>
        <p>
          <Amount fen={10_000_000_00n} size="medium" />
        </p>
      </div>
    </Section>
  )
}

export function StateSection() {
  const t = useTranslations('dev.gallery.chip')
  const notice = useTranslations('dev.gallery.notice')
  const g = useTranslations('dev.gallery')
  return (
    <Section name="states">
      <div>
        <p className="gallery-icons">
          <Chip tone="ok" icon="check">
            {t('ok')}
          </Chip>
          <Chip tone="info" icon="clock">
            {t('info')}
          </Chip>
          <Chip tone="warn" icon="diamond">
            {t('warn')}
          </Chip>
          <Chip tone="danger" icon="triangle">
            {t('danger')}
          </Chip>
          <Chip icon="undo">{t('plain')}</Chip>
        </p>
        <p className="gallery-icons">
          <PartyAvatar party="borrower" initial={g('initialZhang')} />
          <PartyAvatar party="friend" initial={g('initialLi')} />
          <PartyAvatar party="lender" initial={g('initialLender')} />
          <PartyAvatar party="borrower" initial={g('initialZhang')} small />
          <PartyAvatar party="friend" initial={g('initialLi')} small />
          <PartyAvatar party="lender" initial={g('initialLender')} small />
        </p>
      </div>
      <div>
        <Notice>{notice('plain')}</Notice>
        <Notice tone="info">{notice('info')}</Notice>
        <Notice tone="ok" role="status">
          {notice('ok')}
        </Notice>
      </div>
      <div>
        <Notice tone="warn">{notice('warn')}</Notice>
        <Notice tone="danger">{notice('danger')}</Notice>
      </div>
    </Section>
  )
}
