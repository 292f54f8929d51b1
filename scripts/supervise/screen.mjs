const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g

/** How many columns of a terminal a text takes: a Chinese character takes two. */
export const widthOf = (text) => text.length + (text.match(wide)?.length ?? 0)

export const padTo = (text, width) => text + ' '.repeat(Math.max(0, width - widthOf(text)))

export const secondsOf = (ms) =>
  ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`

/** A terminal or a plain file: colour and lines that are written over only where somebody looks. */
export function createScreen(out = process.stdout, source = process.env) {
  const colours = out.isTTY && !source.NO_COLOR
  const paint = (code) => (text) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text)
  const style = { bold: paint(1), dim: paint(2), red: paint(31), green: paint(32), yellow: paint(33), cyan: paint(36) }
  let open = false

  const line = (text = '') => {
    if (open) out.write(out.isTTY ? '\r\u001b[2K' : '\n')
    open = false
    out.write(`${text}\n`)
  }

  return {
    ...style,
    line,
    /** Says that something begins; the line is written over by what comes next. */
    begin(text) {
      if (!out.isTTY) return line(`  ${style.dim('·')} ${text} …`)
      if (open) out.write('\r\u001b[2K')
      out.write(`  ${style.dim('·')} ${text} …`)
      open = true
    },
    done: (text, detail = '') => line(`  ${style.green('✓')} ${padTo(text, 30)} ${style.dim(detail)}`.trimEnd()),
    failed: (text, detail = '') => line(`  ${style.red('✗')} ${padTo(text, 30)} ${detail}`.trimEnd()),
    note: (text) => line(`  ${style.yellow('!')} ${text}`),
  }
}
