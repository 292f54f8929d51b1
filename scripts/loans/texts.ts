import type { BookFile } from '@/lib/loans/book/columns'
import type { Fault, FaultCode } from '@/lib/loans/book/faults'
import type { ImportStep } from '@/lib/loans/import-book'

type Text = readonly [zh: string, en: string]

/** The language of the terminal: Chinese, English, or both where it names neither. */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): 'zh' | 'en' | 'both' {
  const named = LC_ALL || LC_MESSAGES || LANG || ''
  return named.startsWith('zh') ? 'zh' : named.startsWith('en') ? 'en' : 'both'
}

export type Say = (text: Text, params?: Readonly<Record<string, string | number>>) => string

/** Says a text in the terminal's language, with its figures. */
export const sayIn =
  (language: 'zh' | 'en' | 'both'): Say =>
  ([zh, en], params = {}) => {
    const text = language === 'both' ? `${zh} / ${en}` : language === 'zh' ? zh : en
    return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
  }

export const USAGE: Text = [
  `用法：
  npm run loans -- import 目录 [--lender 贷款方] [--phone 贷款方电话]
  npm run loans -- export 目录 --as-of 2026-11-24 [--lender 贷款方]
目录里是 borrowers.csv、loans.csv、repayments.csv；导出写 instalments.csv 和 loans.csv。不写贷款方就是“示例消费金融”。`,
  `Usage:
  npm run loans -- import DIR [--lender NAME] [--phone NUMBER]
  npm run loans -- export DIR --as-of 2026-11-24 [--lender NAME]
DIR holds borrowers.csv, loans.csv and repayments.csv; an export writes instalments.csv and loans.csv. Without a lender it is 示例消费金融.`,
]

export const STEPS: Readonly<Record<ImportStep, Text>> = {
  borrowers: ['读借款人', 'reading borrowers'],
  loans: ['读借款', 'reading loans'],
  repayments: ['读还款', 'reading repayments'],
  check: ['核对', 'checking'],
  people: ['登记借款人', 'entering borrowers'],
  loans_posted: ['登记借款', 'booking loans'],
  repayments_posted: ['还款入账', 'booking repayments'],
}

export const TEXTS = {
  starting: ['启动数据库', 'starting the database'],
  noFolder: ['没有这个目录：{folder}', 'There is no folder {folder}'],
  badDay: ['--as-of 要写成 2026-11-24 这样的日期。', '--as-of takes a day such as 2026-11-24.'],
  lenderUnknown: ['没有这个贷款方：{lender}', 'There is no lender named {lender}.'],
  refused: ['账本没有导入：{total} 处不对，什么都没有改变。', 'Not imported: {total} faults. Nothing was changed.'],
  more: ['…… 还有 {more} 处没有列出。', '… and {more} more that are not listed.'],
  imported: ['已导入 {lender}', 'Imported {lender}'],
  unchanged: [
    '{lender} 的账本没有新内容，什么都没有改变。',
    'Nothing new in the book of {lender}. Nothing was changed.',
  ],
  borrowers: ['借款人：新增 {fresh}，变更 {changed}', 'Borrowers: {fresh} new, {changed} changed'],
  loans: ['借款：新增 {fresh}，已有 {same}', 'Loans: {fresh} new, {same} known'],
  repayments: [
    '还款：新增 {fresh}，已有 {same}，我们自己的 {ours}，贷款方答复 {answer}，搁置 {late}',
    'Repayments: {fresh} new, {same} known, {ours} our own, {answer} answers of the lender, {late} set aside',
  ],
  changed: ['第 {line} 行 {reference}：{what} 有变', 'line {line} {reference}: {what} changed'],
  name: ['姓名', 'name'],
  phone: ['手机号（已退出登录）', 'phone (signed out)'],
  income: ['收入', 'income'],
  late: [
    '第 {line} 行 {reference}：{day} 早于已入账的还款，交由员工处理',
    'line {line} {reference}: {day} is before a repayment already booked; staff decide',
  ],
  ours: [
    '第 {line} 行 {reference}：由我们还入，已在账上，跳过',
    'line {line} {reference}: made by us and booked already, skipped',
  ],
  exported: [
    '{instalments} 期、{loans} 笔借款写入 {folder}',
    '{instalments} instalments and {loans} loans written to {folder}',
  ],
  time: ['用时 {seconds} 秒', 'Took {seconds} s'],
} as const satisfies Record<string, Text>

const FAULTS: Readonly<Record<FaultCode, Text>> = {
  file_missing: ['没有这个文件', 'there is no such file'],
  file_is_directory: ['这是一个目录，不是文件', 'this is a directory, not a file'],
  file_unreadable: ['文件读不出来', 'the file cannot be read'],
  file_empty: ['文件是空的', 'the file is empty'],
  column_missing: ['缺这一列', 'this column is missing'],
  column_unknown: ['不认识的列名“{found}”', 'unknown column “{found}”'],
  column_twice: ['列名出现了两次', 'this column stands there twice'],
  line_too_long: ['这一行太长，后面没有再读', 'the line is too long; what follows was not read'],
  quote_not_closed: ['引号没有结束，文件可能被截断', 'a quote does not end; the file may be cut off'],
  fields_count: ['应有 {expected} 个字段，这里有 {found} 个', '{expected} fields expected, {found} found'],
  quote_misplaced: ['引号的位置不对', 'a quote stands where it must not'],
  not_utf8: ['不是 UTF-8 文字', 'not UTF-8 text'],
  formula: ['不能以 = + - @ 开头', 'must not begin with = + - @'],
  reference_unusable: [
    '编号要有 1 到 64 个字母、数字或 . _ : / # -，不含空格',
    'a reference has 1 to 64 letters, digits or . _ : / # - and no space',
  ],
  whole_number_needed: ['要填整数，只用数字', 'a whole number in digits is needed'],
  number_negative: ['不能是负数', 'must not be negative'],
  number_too_large: ['数字太大，最多 9007199254740992', 'too large: 9007199254740992 at most'],
  number_zero: ['不能是 0', 'must not be 0'],
  number_out_of_range: ['要在 {least} 到 {most} 之间', 'must be from {least} to {most}'],
  method_unknown: ['不认识的还款方式', 'unknown repayment method'],
  day_unusable: ['不是日期，要写成 2026-11-24', 'no day that exists, written as 2026-11-24'],
  day_in_future: ['日期还没有到', 'the day is in the future'],
  name_unusable: ['姓名要有 1 到 50 个看得见的字', 'a name has 1 to 50 characters, all visible'],
  id_number_unusable: ['证件号不对（18 位和校验码）', 'no valid identity number (18 digits with its check digit)'],
  under_age: ['未满 18 岁', 'under 18'],
  phone_unusable: ['手机号要有 11 位', 'a mobile number has 11 digits'],
  payment_ref_unusable: ['不是我们的付款编号', 'not a payment number of ours'],
  value_day_after_paid: ['起息日晚于还款日', 'the value day is after the day of payment'],
  reference_twice: ['与第 {first} 行的编号相同', 'the same reference as on line {first}'],
  person_twice: ['与第 {first} 行是同一个证件号', 'the same identity number as on line {first}'],
  borrower_is_another_person: ['这个编号已属于另一个证件号', 'this reference belongs to another identity number'],
  person_has_another_reference: ['此人已有编号 {reference}', 'this person is known as {reference}'],
  borrower_unknown: ['没有这个借款人', 'there is no such borrower'],
  loan_differs: ['这笔借款已在账上，内容不同', 'the loan is booked already with other content'],
  loan_unknown: ['没有这笔借款', 'there is no such loan'],
  repayment_differs: ['这笔还款已在账上，内容不同', 'the repayment is booked already with other content'],
  repayment_before_start: ['早于借款开始日 {startOn}', 'before the loan began on {startOn}'],
  repayment_over_payoff: ['超过了当天全部欠款 {payoff}', 'more than the loan owed on that day: {payoff}'],
  payment_unknown: ['没有这笔付款', 'there is no such payment'],
  payment_differs: ['与我们的付款不符（状态 {state}）', 'not the same as our payment (its state: {state})'],
}

/** `loans.csv:12:terms: …`, the form in which a terminal or an editor finds a place. */
export function faultLineOf(say: Say, { file, line, column, code, params }: Fault): string {
  const place = [`${file satisfies BookFile}.csv`, ...(line > 0 ? [line] : []), ...(column ? [column] : [])].join(':')
  return `${place}: ${say(FAULTS[code], params)}`
}
