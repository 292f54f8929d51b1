import { useLocale, useTranslations } from 'next-intl'
import { Amount } from '@/components/money/amount'
import { Answer, Answers } from '@/components/ui/answers'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { CopyField } from '@/components/ui/copy-field'
import { Disclosure } from '@/components/ui/disclosure'
import { Links } from '@/components/ui/links'
import { NavButton, NavItem, NavList } from '@/components/ui/nav-list'
import { Qr } from '@/components/ui/qr'
import { Row, Rows } from '@/components/ui/rows'
import { LimitList, SeesList } from '@/components/ui/sees-list'
import { Slip, SlipCut } from '@/components/ui/slip'
import { SpokenCode } from '@/components/ui/spoken-code'
import { Timeline } from '@/components/ui/timeline'
import { TwoRoads } from '@/components/ui/two-roads'
import { Section } from './section'

const HERE = '/dev/gallery'
const LINK = 'https://banghuan.example/i/7Qm2Kx4dR9tVb3'

function Ways() {
  const t = useTranslations('dev.gallery.list')
  return (
    <div>
      <Card title={t('options')}>
        <NavList>
          <NavItem href={HERE} aside={t('talkAside')}>
            {t('talk')}
          </NavItem>
          <NavItem href={HERE} detail={t('partText')}>
            {t('part')}
          </NavItem>
          <NavItem href={HERE} aside={t('askAside')}>
            {t('ask')}
          </NavItem>
        </NavList>
      </Card>
      <form method="get" action={HERE}>
        <NavList label={t('options')}>
          <NavButton name="act" value="pressed">
            {t('pressed')}
          </NavButton>
          <NavButton name="act" value="never" detail={t('identified')}>
            {t('never')}
          </NavButton>
        </NavList>
      </form>
      <Links>
        <a href={HERE}>{t('dispute')}</a>
        <a href={HERE}>{t('help')}</a>
      </Links>
    </div>
  )
}

function Facts() {
  const t = useTranslations('dev.gallery.list')
  const g = useTranslations('dev.gallery')
  return (
    <div>
      <Card title={t('answers')}>
        <Answers>
          <Answer label={t('which')} detail={t('whichDetail')} change={{ href: HERE, text: t('change') }}>
            {t('whichText')}
          </Answer>
          <Answer label={t('whom')} change={{ href: HERE, text: t('change') }}>
            {g('li')}
          </Answer>
          <Answer label={t('sentence')}>{t('sentenceText')}</Answer>
        </Answers>
      </Card>
      <Card title={t('sees')}>
        <SeesList
          rows={[
            { icon: 'eye', when: t('atOnce'), what: t('atOnceText') },
            { icon: 'lock', when: t('identified'), what: t('identifiedText') },
            { icon: 'eye-off', when: t('neverSees'), what: t('neverSeesText') },
          ]}
        />
      </Card>
      <Card title={t('limits')}>
        <LimitList
          rows={[
            { icon: 'cross', when: t('cancel'), what: t('cancelText') },
            { icon: 'undo', when: t('refund'), what: t('refundText') },
            { icon: 'help', when: t('disputeTerm'), what: t('disputeText') },
          ]}
        />
      </Card>
    </div>
  )
}

export function ListSection() {
  const t = useTranslations('dev.gallery.list')
  return (
    <Section name="lists">
      <Ways />
      <Facts />
      <div>
        <Card title={t('timeline')}>
          <Timeline
            items={[
              { state: 'done', title: t('asked'), detail: t('askedAt') },
              { state: 'current', title: t('waiting'), detail: t('waitingText') },
              { state: 'next', title: t('next') },
            ]}
          />
        </Card>
        <Card title={t('ended')} titleStyle="hidden">
          <Timeline
            label={t('timeline')}
            items={[
              { state: 'done', title: t('asked'), detail: t('askedAt') },
              { state: 'ended', title: t('ended'), detail: t('endedAt') },
            ]}
          />
          <Disclosure summary={t('why')} why open>
            {t('whyText')}
          </Disclosure>
        </Card>
      </div>
    </Section>
  )
}

export function RecordSection() {
  const t = useTranslations('dev.gallery.record')
  const g = useTranslations('dev.gallery')
  const locale = useLocale()
  return (
    <Section name="record">
      <Slip label={t('label')}>
        <div className="card-head">
          <span className="secondary">{t('label')}</span>
          <Chip tone="ok" icon="check">
            {g('chip.ok')}
          </Chip>
        </div>
        <p>
          <Amount fen={412_50n} size="large" />
        </p>
        <Rows variant="tight">
          <Row label={g('pay.now')} party="friend">
            {g('li')}
          </Row>
          <Row label={g('card.forWhom')} party="borrower">
            {g('zhang')}
          </Row>
          <Row label={g('pay.then')} party="lender">
            {g('lender')}
          </Row>
        </Rows>
        <SlipCut />
        <p className="meta">{t('qrText')}</p>
      </Slip>
      <div>
        <TwoRoads fromInitial={g('initialZhang')} toInitial={g('initialLi')} first={t('road1')} second={t('road2')} />
        <Card title={t('code')} icon="phone">
          <SpokenCode digits="4082" readings={locale === 'en' ? [] : [...g('digits')]} />
        </Card>
      </div>
      <div>
        <div className="qr-row">
          <Qr text={LINK} label={t('qr')} />
          <p className="secondary">{t('qrText')}</p>
        </div>
        <CopyField
          text={`${t('copyText')} ${LINK}`}
          label={t('copy')}
          copyLabel={t('copyButton')}
          copiedLabel={t('copied')}
        />
      </div>
    </Section>
  )
}
