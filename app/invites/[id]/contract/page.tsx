import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { ClauseNav, Clauses } from '@/components/ui/clauses'
import { Disclosure } from '@/components/ui/disclosure'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { OptionCard, OptionGroup } from '@/components/ui/option-group'
import { PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Contract } from '@/lib/agreements/clauses/contract'
import type { QuizQuestion } from '@/lib/agreements/clauses/quiz'
import { getContract } from '@/lib/agreements/queries'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { answerQuiz } from './actions'
import { Frame } from '../frame'
import { NotNow } from '../not-now'
import { identifiedOnInvite, type PageParams } from '../on-invite'

/** The binding text with its operative words strong, and the friend's plain words beside each clause. */
const clausesOf = (contract: Contract) =>
  contract.clauses.map(({ heading, law, plain, key }) => ({
    title: heading,
    law: (
      <p>
        {law.map(({ text, strong }, index) =>
          strong ? <strong key={index}>{text}</strong> : <span key={index}>{text}</span>,
        )}
      </p>
    ),
    plain: plain.friend,
    important: key,
  }))

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
      <Card title={t('brief')}>
        <p>{contract.summary.friend}</p>
        <p className="meta">{t('number', { number: contract.number, clauses: contract.clauses.length })}</p>
      </Card>
      <ClauseNav count={contract.clauses.length} />
      <Clauses
        label={contract.title}
        clauses={clausesOf(contract)}
        foot={t('fingerprint', { hash: shown.hash.slice(0, 16) })}
      />
      <Disclosure summary={t('translation')}>
        <Clauses label={translation.title} clauses={clausesOf(translation)} />
      </Disclosure>
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
