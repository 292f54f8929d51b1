import type { Locale } from './template'
import { fill, type Words } from './words'

/** Each is given alone, by one box that was not ticked before; none contains another (PIPL 14, 23, 29). */
export const CONSENT_KINDS = [
  'show_friend',
  'identity_check',
  'share_with_borrower',
  'contract',
  'electronic_signature',
] as const
export type ConsentKind = (typeof CONSENT_KINDS)[number]

/** The text of a consent: its version, the sentence beside the box, and what it means. */
export type ConsentText = { kind: ConsentKind; version: string; label: string; detail: string }

type Text = { label: string; detail: string }

/** The version in force; a changed text gets a new number, and is asked for again. */
const VERSIONS: Record<ConsentKind, number> = {
  show_friend: 1,
  identity_check: 1,
  share_with_borrower: 1,
  contract: 1,
  electronic_signature: 1,
}

const TEXTS: Record<Locale, Record<ConsentKind, Text>> = {
  'zh-CN': {
    show_friend: {
      label: '同意把这些给帮我的好友看',
      detail:
        '好友验证身份以后，会看到你的姓名、证件号末四位、贷款方、这次要还的期数、金额和到期日，已经逾期的会看到罚息。只用于让好友决定帮不帮、和你签协议。别的借款和各期不给看。链接结束就看不到了；签了的协议保存到了结后十年。',
    },
    identity_check: {
      label: '同意核验我的身份',
      detail:
        '帮还把你的姓名、身份证号和手机号交给身份核验机构核对一次，只用来确认是你本人、满18岁。身份证号是敏感信息，不核验就不能签协议。没通过的，姓名和证件号马上删除；通过的加密保存到了结后十年，这是反洗钱法要求的。不查征信，不作别的用途。',
    },
    share_with_borrower: {
      label: '同意把我的姓名给{borrower}看',
      detail:
        '你签字以后，{borrower}会看到你的全名、手机号末四位、你选的方式和还款安排，只用来确认是你、签协议和以后还你。你的证件号只显示末四位，手头宽不宽裕、答过的题都不给看。协议结束后十年删除。签字前可以不同意，{borrower}不会知道。',
    },
    contract: {
      label: '同意按看到的内容签这份协议',
      detail: '下一步给你看全文和大白话，看完答三题再签。付款前随时可以退出，不用说理由。',
    },
    electronic_signature: {
      label: '同意用电子方式签字',
      detail:
        '在手机上签字，和手写一样算数（电子签名法第十四条）。签字时记录时间、签法和全文的指纹。不是第三方认证的签名。',
    },
  },
  en: {
    show_friend: {
      label: 'I agree that the friend who helps me sees this',
      detail:
        'Once the friend’s identity is checked, he sees your name, the last four of your identity number, the lender, the instalments asked for, their amounts and due dates, and the penalty if they are overdue: only to decide whether to help, and to sign with you. Other loans and instalments are not shown. It ends with the link; a signed agreement is kept until ten years after it is settled.',
    },
    identity_check: {
      label: 'I agree to a check of my identity',
      detail:
        'Banghuan passes your name, identity number and phone to the identity provider once, only to confirm that it is you and that you are 18 or older. The identity number is sensitive; without the check no agreement can be signed. If it does not agree, name and number are deleted at once; if it does, they are kept encrypted until ten years after all is settled, as the anti-money-laundering law asks. No credit query, no other use.',
    },
    share_with_borrower: {
      label: 'I agree that {borrower} sees my name',
      detail:
        'After you sign, {borrower} sees your full name, the last four digits of your phone, the way you chose and the plan, only to recognise you, to sign, and to repay you. Of your identity number only the last four are shown; how you are off and how you answered are not. Deleted ten years after the agreement ends. You may say no before you sign, and {borrower} will not know.',
    },
    contract: {
      label: 'I agree to make this agreement as it is shown',
      detail:
        'Next you read the full text with plain words, answer three questions, and then sign. Until you pay you may step back at any time, without a reason.',
    },
    electronic_signature: {
      label: 'I agree to sign electronically',
      detail:
        'Signed on a phone, it counts like handwriting (E-Signature Law 14). The time, the way of signing and the fingerprint of the whole text are recorded. No third party certifies it.',
    },
  },
}

/** A consent's text in the version in force; `words` name whom it is about, where it names somebody. */
export function consentText(kind: ConsentKind, locale: Locale, words: Words): ConsentText {
  const { label, detail } = TEXTS[locale][kind]
  return { kind, version: `${kind}-${VERSIONS[kind]}`, label: fill(label, words), detail: fill(detail, words) }
}

/** What is hashed of a consent: all that stood beside the box. */
export const consentTextOf = ({ version, label, detail }: ConsentText): string => [version, label, detail].join('\n')
