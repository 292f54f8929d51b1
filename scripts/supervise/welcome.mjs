import { base32Of, peopleOf } from './people.mjs'
import { padTo } from './screen.mjs'

const bothOf = (story) => `${story['zh-CN']} / ${story.en}`

function showPeople(screen, clone) {
  const people = peopleOf(clone)
  const of = (role) => people.filter((person) => person.role === role)
  const row = (first, second, more) => screen.line(`    ${padTo(first, 18)} ${padTo(second, 26)} ${screen.dim(more)}`)
  const head = (title, hint) => screen.line(`\n  ${screen.bold(title)}  ${screen.dim(hint)}`)

  head('借款人 / borrowers', '用手机号登录，验证码在收件箱 / sign in by phone, the code is in the inbox')
  for (const { name, login, story } of of('borrower')) row(name, login, bothOf(story))

  const friends = of('friend')
  if (friends.length > 0) head('好友 / friends', '手机号，身份证号 / phone, ID number')
  for (const { name, login, idNumber, story } of friends) row(name, `${login} ${idNumber}`, bothOf(story))

  const colleagues = of('staff')
  const passwords = new Set(colleagues.map(({ password }) => password))
  head('员工 / staff', `密码 / password: ${[...passwords].join(' · ')} · 第二因素密钥 / second factor, key:`)
  for (const { login, totpSecret, story } of colleagues) {
    row(bothOf(story), login, base32Of(Buffer.from(totpSecret, 'base64')))
  }
}

/** What a person needs who has just started it: where to look, who to be, how to stop. */
export function welcome(screen, { clone, mode, origin, outsideUrl, home, logs }) {
  const row = (label, value, more = '') =>
    screen.line(`  ${padTo(label, 22)} ${screen.cyan(value)}${more && `  ${screen.dim(more)}`}`)
  screen.line()
  screen.line(`  ${screen.bold('帮还 Banghuan')} ${screen.green('就绪 / is ready')}`)
  screen.line()
  row('打开 / open', origin)
  if (mode !== 'production') {
    row('短信与邮件 / inbox', `${origin}/dev/inbox`, '验证码在这里 / codes arrive here')
    row('员工 / staff', `${origin}/admin`)
    row('外部系统 / outside', outsideUrl, '收银台、贷款方 / cashier, lender')
    showPeople(screen, clone)
  }
  screen.line()
  screen.line(screen.dim(`  停止 / stop: Ctrl-C · 日志 / logs: ${logs}`))
  if (home) screen.line(screen.dim(`  数据 / data: ${home} · 重新开始 / begin anew: npm run db:reset`))
  screen.line()
}
