import { FormField } from '@/components/ui/action-form'
import type { AskDraftView } from '@/lib/assists/queries'
import { SENTENCES, type Question } from '@/lib/assists/rules'
import { MEANINGS } from '@/lib/agreements/rules'
import { useTranslations } from 'next-intl'
import { useQuestionWords } from './use-question-words'
import { Choices } from './choices'
import { DaysFields } from './days-fields'
import { MuchFields } from './much-fields'

/** The answers of one question; nothing is chosen before the borrower chose it. */
export function QuestionFields({ question, draft }: { question: Question; draft: AskDraftView }) {
  const t = useTranslations('assists.wizard')
  const legend = useQuestionWords(question, draft.answers.by).title
  const { answers } = draft
  if (question === 'much') return <MuchFields draft={draft} legend={legend} />
  if (question === 'days') return <DaysFields draft={draft} legend={legend} />
  if (question === 'friend') {
    return (
      <>
        <input type="hidden" name="question" value="friend" />
        <FormField
          name="friend"
          label={t('friend.label')}
          hint={t('friend.hint')}
          defaultValue={answers.friend}
          maxLength={50}
          autoComplete="off"
        />
      </>
    )
  }
  const options = {
    by: (['instalments', 'amount'] as const).map((value) => ({
      value: value,
      title: t(`by.${value}`),
      detail: t(`by.${value}Detail`),
    })),
    meaning: MEANINGS.map((value) => ({
      value: value,
      title: t(`meaning.${value}`),
      detail: t(`meaning.${value}Detail`),
    })),
    sentence: SENTENCES.map((value) => ({ value: value, title: t(`sentence.${value}`), detail: undefined })),
  }[question]
  return <Choices name={question} legend={legend} chosen={answers[question]} options={options} />
}
