import zhSite from './zh-CN/site.json'
import zhUi from './zh-CN/ui.json'
import zhFault from './zh-CN/fault.json'
import zhRefusals from './zh-CN/refusals.json'
import zhMe from './zh-CN/me.json'
import zhInvites from './zh-CN/invites.json'
import zhAdmin from './zh-CN/admin.json'
import zhNotices from './zh-CN/notices.json'
import zhDev from './zh-CN/dev.json'
import zhPayments from './zh-CN/payments.json'
import zhTexts from './zh-CN/texts.json'
import zhAgreements from './zh-CN/agreements.json'
import zhAssists from './zh-CN/assists.json'
import zhClaims from './zh-CN/claims.json'
import enSite from './en/site.json'
import enUi from './en/ui.json'
import enFault from './en/fault.json'
import enRefusals from './en/refusals.json'
import enMe from './en/me.json'
import enInvites from './en/invites.json'
import enAdmin from './en/admin.json'
import enNotices from './en/notices.json'
import enDev from './en/dev.json'
import enPayments from './en/payments.json'
import enTexts from './en/texts.json'
import enAgreements from './en/agreements.json'
import enAssists from './en/assists.json'
import enClaims from './en/claims.json'
import type { Locale } from './locales'

const zh = {
  site: zhSite,
  ui: zhUi,
  fault: zhFault,
  refusals: zhRefusals,
  me: zhMe,
  invites: zhInvites,
  admin: zhAdmin,
  notices: zhNotices,
  dev: zhDev,
  texts: zhTexts,
  agreements: zhAgreements,
  assists: zhAssists,
  claims: zhClaims,
  payments: zhPayments,
}

const en = {
  site: enSite,
  ui: enUi,
  fault: enFault,
  refusals: enRefusals,
  me: enMe,
  invites: enInvites,
  admin: enAdmin,
  notices: enNotices,
  dev: enDev,
  texts: enTexts,
  agreements: enAgreements,
  assists: enAssists,
  claims: enClaims,
  payments: enPayments,
}

/** The Chinese texts are the source: their keys are the keys that exist. */
export type Catalogue = typeof zh

type Keys<T> = { [K in keyof T]: T[K] extends string ? string : Keys<T[K]> }

en satisfies Keys<typeof zh>
zh satisfies Keys<typeof en>

export const CATALOGUES: Record<Locale, Keys<Catalogue>> = { 'zh-CN': zh, en }
