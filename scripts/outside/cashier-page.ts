import { CASHIER_STYLE } from './cashier-style'
import { CASHIER_TEXTS, type CashierTexts } from './cashier-texts'
import { CODE_TRIES, INSTRUMENT_GROUPS, INSTRUMENT_IDS, INSTRUMENTS, type InstrumentId } from './instruments'
import type { CreateOrder, PageLang } from './protocol'
import type { OrderRecord } from './records'

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string) => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? '')

/** ¥1,234.50 from whole fen. */
export function yuanOf(fen: string): string {
  const padded = fen.padStart(3, '0')
  return `¥${padded.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${padded.slice(-2)}`
}

const timeOf = (iso: string, lang: PageLang) =>
  new Intl.DateTimeFormat(lang, {
    timeZone: 'Asia/Shanghai',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso))

const otherLang = (lang: PageLang): PageLang => (lang === 'en' ? 'zh-CN' : 'en')

function page(lang: PageLang, title: string, content: string): string {
  const t = CASHIER_TEXTS[lang]
  const other = otherLang(lang)
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<meta name="robots" content="noindex">
<meta name="theme-color" content="#F6F7F5" media="(prefers-color-scheme:light)">
<meta name="theme-color" content="#0F1513" media="(prefers-color-scheme:dark)">
<title>${title} · ${t.name}</title>
<style>${CASHIER_STYLE}</style>
</head>
<body>
<div class="page">
<header><b>${t.name}</b><a href="?lang=${other}" lang="${other}" hreflang="${other}">${t.otherLang}</a></header>
${content}
</div>
</body>
</html>
`
}

function summary(t: CashierTexts, order: OrderRecord, request: CreateOrder, lang: PageLang): string {
  const kinds = request.accept.map((kind) => t.kind[kind]).join(lang === 'en' ? ', ' : '、')
  return `<section class="card" aria-label="${t.amount}">
<div class="sum"><span>${t.amount}</span><span class="amount">${yuanOf(request.amountFen)}</span></div>
<dl class="rows">
<div><dt>${t.payee}</dt><dd>${t.subject[request.subject]}</dd></div>
<div><dt>${t.reference}</dt><dd>*${escape(order.ref.slice(-6))}</dd></div>
</dl>
</section>
<p class="sec">${t.validUntil(timeOf(request.orderEndAt, lang))}${lang === 'en' ? '.' : '。'} ${t.accepts(kinds)}</p>`
}

const errorBox = (t: CashierTexts, what: string) =>
  `<div class="error" role="alert" id="error"><b>${what}</b><span>${t.noMoneyMoved}</span></div>`

function option(t: CashierTexts, id: InstrumentId): string {
  const [name, what] = t.instrument[id]
  return `<label class="option"><input type="radio" name="instrument" value="${id}" required><span><b>${name}</b><span class="sec">${what}</span></span></label>`
}

function optionsOf(t: CashierTexts): string {
  return INSTRUMENT_GROUPS.map((group) => {
    const ids = INSTRUMENT_IDS.filter((id) => INSTRUMENTS[id].group === group)
    return `<fieldset><legend>${t.group[group]}</legend>${ids.map((id) => option(t, id)).join('')}</fieldset>`
  }).join('\n')
}

const bar = (t: CashierTexts, act: string) =>
  `<div class="bar" role="region" aria-label="${t.next}"><p class="sec">${t.heldFirst}</p>
<button class="button primary" name="act" value="pay">${act}</button>
<button class="button" name="act" value="leave" formnovalidate>${t.leave}</button></div>`

/** The page on which the payer chooses a test instrument; nothing is chosen beforehand. */
export function choosePage(order: OrderRecord, request: CreateOrder, lang: PageLang, nothingChosen: boolean): string {
  const t = CASHIER_TEXTS[lang]
  return page(
    lang,
    t.title,
    `<form method="post" action="/pay/${order.payKey}?lang=${lang}">
<main>
<h1>${t.title}</h1>
<div><span class="mark">${t.mark}</span></div>
${nothingChosen ? errorBox(t, t.chooseOne) : ''}
${summary(t, order, request, lang)}
<p class="sec">${t.demo}</p>
${optionsOf(t)}
</main>
${bar(t, t.pay(yuanOf(request.amountFen)))}
</form>`,
  )
}

/** The page on which the payer types the bank's code. */
export function codePage(order: OrderRecord, request: CreateOrder, lang: PageLang): string {
  const t = CASHIER_TEXTS[lang]
  const wrong = order.codesWrong > 0
  return page(
    lang,
    t.codeTitle,
    `<form method="post" action="/pay/${order.payKey}/code?lang=${lang}">
<main>
<h1>${t.codeTitle}</h1>
<div><span class="mark">${t.mark}</span></div>
${wrong ? errorBox(t, t.codeWrong(CODE_TRIES - order.codesWrong)) : ''}
${summary(t, order, request, lang)}
<div class="field"><label for="code">${t.codeLabel}</label>
<span class="sec" id="code-hint">${t.codeHint}</span>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" maxlength="6" required aria-describedby="code-hint${wrong ? ' error' : ''}"${wrong ? ' aria-invalid="true"' : ''}></div>
</main>
${bar(t, t.confirm)}
</form>`,
  )
}

/** The page of an order that can no longer be paid here. */
export function donePage(request: CreateOrder, lang: PageLang): string {
  const t = CASHIER_TEXTS[lang]
  return page(
    lang,
    t.done,
    `<main><h1>${t.done}</h1><p>${t.doneWhy}</p><p><a class="button primary" href="${escape(new URL(request.returnUrl).href)}">${t.back}</a></p></main>`,
  )
}

/** The page of an address that belongs to no order. */
export function noOrderPage(lang: PageLang): string {
  const t = CASHIER_TEXTS[lang]
  return page(lang, t.notFound, `<main><h1>${t.notFound}</h1><p>${t.notFoundWhy}</p></main>`)
}
