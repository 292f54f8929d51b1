import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { AppBar } from '@/components/ui/app-bar'
import { BottomBar } from '@/components/ui/bottom-bar'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { StepBar } from '@/components/ui/step-bar'
import { SubmitButton } from '@/components/ui/submit-button'
import { SupportLink } from '@/components/ui/support-link'
import { nextQuestionOf, QUESTIONS, type Question } from '@/lib/assists/rules'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound, redirect } from 'next/navigation'
import { answer } from '../../actions'
import { askDraftOf } from '../../ask-draft-of'
import { QuestionFields } from './question-fields'
import { useQuestionWords } from './use-question-words'

type Props = { params: Promise<{ loan: string; question: string }> }

const asked = (name: string): Question => QUESTIONS.find((question) => question === name) ?? notFound()

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assists.entry')
  return { title: t('title') }
}

/** One question of the wizard. Whoever comes to a question before its turn is led to the first open one. */
export default async function QuestionPage(props: Props) {
  const { draft, shownId, path } = await askDraftOf(props)
  const question = asked((await props.params).question)
  if (!draft.waysOutShownAt) redirect(path)
  const next = nextQuestionOf(draft.answers)
  if (next && QUESTIONS.indexOf(next) < QUESTIONS.indexOf(question)) redirect(`${path}/${next}`)
  const index = QUESTIONS.indexOf(question)
  return (
    <Page
      appBar={
        <AppBar backHref={index === 0 ? path : `${path}/${QUESTIONS[index - 1]}`}>
          <SupportLink />
        </AppBar>
      }
    >
      <ActionForm action={answer} blame={{ amount_zero: 'amount', amount_over_payoff: 'amount' }}>
        <input type="hidden" name="loan" value={shownId} />
        <Body>
          <StepBar step={index + 1} total={QUESTIONS.length + 1} />
          <FormErrors />
          <Title question={question} by={draft.answers.by} />
          <QuestionFields question={question} draft={draft} />
        </Body>
        <Next />
      </ActionForm>
    </Page>
  )
}

function Title({ question, by }: { question: Question; by: 'instalments' | 'amount' | undefined }) {
  const { title, lead } = useQuestionWords(question, by)
  return <PageTitle lead={lead}>{title}</PageTitle>
}

async function Next() {
  const t = await getTranslations('assists.wizard')
  return (
    <BottomBar>
      <SubmitButton pendingLabel={t('pending')}>{t('next')}</SubmitButton>
    </BottomBar>
  )
}
