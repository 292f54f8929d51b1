import { Amount } from '@/components/money/amount'
import { Answer, Answers } from '@/components/ui/answers'
import { Card } from '@/components/ui/card'
import type { AskDraftView, AskPreview } from '@/lib/assists/queries'
import type { CompleteAnswers, Question } from '@/lib/assists/rules'
import { formatDay, formatInstant } from '@/lib/calendar/format'
import { sumFen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import { useLocale, useTranslations } from 'next-intl'

type Props = { draft: AskDraftView; answers: CompleteAnswers; preview: AskPreview; answerBy: Date; path: string }

/** What was answered, each with the way back to its question. */
export function AnswersCard({ draft, answers, preview, answerBy, path }: Props) {
  const t = useTranslations('assists.check')
  const words = useTranslations('assists.wizard')
  const plain = useTranslations('agreements.meaningPlain')
  const locale = useLocale()
  const change = (question: Question) => ({ href: `${path}/${question}`, text: t('change') })
  const { friend, meaning, sentence } = answers
  const day = formatDay(preview.firstDueOn, locale)
  return (
    <Card title={t('yours')} titleStyle="hidden">
      <Answers>
        <Answer label={t('which')} detail={t(preview.isOverdue ? 'overdue' : 'due', { day })} change={change('by')}>
          <Which preview={preview} />
        </Answer>
        <Answer label={t('howMuch')} detail={<Parts preview={preview} />} change={change('much')}>
          <Amount fen={preview.dueNowFen} strong />
        </Answer>
        <Answer label={t('who')} change={change('friend')}>
          {friend}
        </Answer>
        <Answer label={t('means')} detail={t('blind', { friend })} change={change('meaning')}>
          {plain(meaning)}
        </Answer>
        <Answer label={t('sentence')} change={change('sentence')}>
          {t('quoted', { sentence: words(`sentence.${sentence}`) })}
        </Answer>
        <Answer label={t('until')} change={change('days')}>
          {t('by', { by: formatInstant(answerBy, locale) })}
        </Answer>
        <Answer
          label={t('ways')}
          detail={draft.waysOutShownAt && formatInstant(draft.waysOutShownAt, locale)}
          change={{ href: path, text: t('again') }}
        >
          {t('waysSeen')}
        </Answer>
      </Answers>
    </Card>
  )
}

function Which({ preview: { ask } }: { preview: AskPreview }) {
  const t = useTranslations('assists.check')
  if (ask.kind === 'amount') return t('anAmount')
  const [first = 0, last = first] = [ask.numbers[0], ask.numbers.at(-1)]
  return first === last ? t('instalment', { number: first }) : t('instalments', { first, last })
}

function Parts({ preview: { parts } }: { preview: AskPreview }) {
  const t = useTranslations('assists.check')
  const penaltyFen = sumFen(parts.map((part) => part.penaltyFen))
  const figures = {
    principal: formatFen(sumFen(parts.map((part) => part.principalFen))),
    interest: formatFen(sumFen(parts.map((part) => part.interestFen))),
  }
  return penaltyFen > 0n ? t('partsPenalty', { ...figures, penalty: formatFen(penaltyFen) }) : t('parts', figures)
}
