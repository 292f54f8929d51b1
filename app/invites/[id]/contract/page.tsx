import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { ContractText } from '@/components/agreements/contract-text'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { OptionCard, OptionGroup } from '@/components/ui/option-group'
import { PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import type { QuizQuestion } from '@/lib/agreements/clauses/quiz'
import { getContract } from '@/lib/agreements/queries'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { answerQuiz } from './actions'
import { Frame } from '../frame'
import { NotNow } from '../not-now'
import { identifiedOnInvite, type PageParams } from '../on-invite'

export default async function ContractPage({ params }: PageParams) {
  const { actor, shownId, path } = await identifiedOnInvite(params)
  const shown = await getContract(actor)
  if (!shown) redirect(path('consent'))
  const t = await getTranslations('invites.contract')
  const { contract, translation, quiz, openQuestions, lastAnswer } = shown
  const open = quiz.find(({ id }) => openQuestions.includes(id))
  return (
    <Frame back={path('consent')} step={5} doc>
      <PageTitle>{t('title')}</PageTitle>
      <ContractText contract={contract} translation={translation} hash={shown.hash} reader="friend" />
      <div id="quiz">
        {open ? (
          <Question
            question={open}
            count={quiz.length}
            index={quiz.indexOf(open)}
            wrong={lastAnswer?.question === open.id && !lastAnswer.right}
            shown={shown.shown}
            invite={shownId}
          />
        ) : (
          <Card title={t('quizDone')}>
            <p>{t('quizDoneText')}</p>
            <LinkButton href={path('sign')} kind="primary">
              {t('toSign')}
            </LinkButton>
          </Card>
        )}
      </div>
      <NotNow invite={shownId} />
    </Frame>
  )
}

type QuestionProps = {
  question: QuizQuestion
  count: number
  index: number
  wrong: boolean
  shown: string
  invite: string
}

async function Question({ question, count, index, wrong, shown, invite }: QuestionProps) {
  const t = await getTranslations('invites.contract')
  return (
    <Card title={t('quiz', { index: index + 1, count })}>
      {wrong && (
        <Notice tone="warn" role="status">
          {question.explanation}
        </Notice>
      )}
      <ActionForm action={answerQuiz} className="stack">
        <FormErrors />
        <input type="hidden" name="invite" value={invite} />
        <input type="hidden" name="shown" value={shown} />
        <input type="hidden" name="question" value={question.id} />
        <OptionGroup name="answer" legend={question.text}>
          {question.options.map(({ id, text }, place) => (
            <OptionCard key={id} id={place === 0 ? 'answer' : undefined} name="answer" value={id} title={text} />
          ))}
        </OptionGroup>
        <SubmitButton pendingLabel={t('pending')}>{t('answer')}</SubmitButton>
      </ActionForm>
    </Card>
  )
}
