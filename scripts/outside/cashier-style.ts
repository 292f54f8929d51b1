import { createHash } from 'node:crypto'

const LIGHT =
  '--bg:#F6F7F5;--surface:#FFFFFF;--sunken:#EDF0ED;--ink:#16211E;--ink-2:#4A5752;--ink-3:#5E6B66;--line:#DDE3DF;--line-strong:#7A8681;--jade:#0B6B5D;--jade-strong:#085347;--jade-tint:#E6F3F0;--on-jade:#FFFFFF;--danger:#B3261E;--danger-tint:#FBE9E7;--info:#1D5C8F;--info-tint:#E6F0F8;--focus:#0B57D0'
const DARK =
  '--bg:#0F1513;--surface:#171F1C;--sunken:#0B100E;--ink:#EAF0ED;--ink-2:#B4C0BA;--ink-3:#92A09A;--line:#2B3632;--line-strong:#6C7A74;--jade:#5CC9B2;--jade-strong:#8ADCCB;--jade-tint:#12332D;--on-jade:#06251F;--danger:#F2A19A;--danger-tint:#3D1714;--info:#8FC1EA;--info-tint:#11293C;--focus:#8AB4F8'
const FONT =
  '-apple-system,BlinkMacSystemFont,"PingFang SC","HarmonyOS Sans SC","MiSans","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei UI","Microsoft YaHei",system-ui,sans-serif'

/** The pay page's whole style; it stands in the page and is allowed by its hash. */
export const CASHIER_STYLE = `:root{${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
html{color-scheme:light dark;-webkit-text-size-adjust:100%;text-autospace:normal;text-spacing-trim:trim-start;line-break:strict;overflow-wrap:anywhere;scroll-padding-bottom:9rem}
body{margin:0;background:var(--bg);color:var(--ink);font:400 1rem/1.6 ${FONT}}
/* Chinese fonts draw ’ a whole square wide. */
:lang(en) body,:lang(en) .button{font-family:-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans","DejaVu Sans",system-ui,sans-serif}
h1,h2,p,dl,dd,fieldset,legend{margin:0;padding:0}fieldset{border:0;min-width:0}legend{display:block;width:100%}
.page{max-width:40rem;min-height:100vh;min-height:100dvh;margin:0 auto;display:flex;flex-direction:column}
header{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.25rem .75rem;padding:.5rem 1rem}
header b{font-weight:600;font-size:1.0625rem}header a{display:inline-flex;align-items:center;min-height:2.75rem}
a{color:var(--jade);text-underline-offset:.2em;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:4px}
main{flex:1;padding:.25rem 1rem 1.5rem;display:flex;flex-direction:column;gap:.75rem}
h1{font-size:1.375rem;line-height:1.4;font-weight:600;text-wrap:balance}
.mark{display:inline-block;padding:.125rem .5625rem;border-radius:999px;background:var(--info-tint);color:var(--info);font-size:.8125rem;font-weight:600}
.card{background:var(--surface);border:1px solid var(--line);border-radius:16px;padding:1rem}
.sum{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:.25rem 1rem;padding-bottom:.75rem}
.amount{font-weight:600;font-size:1.75rem;line-height:1.3;font-variant-numeric:tabular-nums lining-nums;white-space:nowrap}
.rows div{display:flex;justify-content:space-between;gap:1rem;padding:.625rem 0;border-top:1px solid var(--line)}.rows div:last-child{padding-bottom:0}
.rows dt{flex:none;color:var(--ink-2)}.rows dd{text-align:right;min-width:0}
dt,dd{font-size:.9375rem}.sec{font-size:.875rem;color:var(--ink-2);text-wrap:pretty}
form{display:contents}
fieldset{display:flex;flex-direction:column;gap:.5rem}legend{font-weight:600;margin:.5rem 0}
.option{display:grid;grid-template-columns:auto 1fr;gap:.75rem;align-items:center;min-height:3.5rem;padding:.625rem 1rem;background:var(--surface);border:1px solid var(--line-strong);border-radius:10px;cursor:pointer}
.option:has(:checked){background:var(--jade-tint);border-color:var(--jade);box-shadow:inset 0 0 0 1px var(--jade)}
.option:has(:focus-visible){outline:2px solid var(--focus);outline-offset:2px}.option input:focus-visible{outline:0}
.option input{width:1.25rem;height:1.25rem;margin:0;accent-color:var(--jade)}.option b{display:block;font-weight:600}
.field{display:flex;flex-direction:column;gap:.375rem}.field label{font-weight:600}
.field input{width:100%;max-width:14rem;min-height:3rem;padding:.5rem .75rem;border:1px solid var(--line-strong);border-radius:10px;background:var(--surface);color:var(--ink);font:400 1.25rem/1.4 ${FONT};font-variant-numeric:tabular-nums;letter-spacing:.15em}
.error{background:var(--danger-tint);border-radius:10px;padding:.75rem}.error b{color:var(--danger)}.error b,.error span{display:block}
.bar{position:sticky;bottom:0;background:var(--surface);border-top:1px solid var(--line);padding:.75rem 1rem calc(.75rem + env(safe-area-inset-bottom));display:grid;grid-template-columns:1fr 1fr;gap:.625rem .75rem}
.bar p{grid-column:1/-1}
.button{display:flex;align-items:center;justify-content:center;min-height:3rem;width:100%;padding:.5rem .75rem;border-radius:10px;border:1px solid var(--line-strong);background:transparent;color:var(--ink);font:600 1.0625rem/1.3 ${FONT};text-align:center;text-decoration:none;cursor:pointer}
.button:hover{background:var(--sunken)}.primary{background:var(--jade);border-color:var(--jade);color:var(--on-jade)}.primary:hover,.primary:active{background:var(--jade-strong)}
`

export const CASHIER_STYLE_HASH = `sha256-${createHash('sha256').update(CASHIER_STYLE).digest('base64')}`
