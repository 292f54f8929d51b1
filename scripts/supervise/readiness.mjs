import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { answers } from '../../db/embedded/ports.mjs'

const ask = (url, host) =>
  new Promise((resolve) => {
    const request = http.get(url, { headers: host ? { host } : {}, timeout: 5000, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part) => (text = (text + part).slice(0, 300)))
      response.once('end', () =>
        resolve({ ok: response.statusCode === 200, said: `${response.statusCode} ${text}`.trim() }),
      )
      response.once('error', (error) => resolve({ ok: false, said: error.message }))
    })
    request.once('timeout', () => request.destroy(new Error('no answer')))
    request.once('error', (error) => resolve({ ok: false, said: error.code ?? error.message }))
  })

/** Waits until an address answers 200; an error with its last answer when the time is over. */
export async function waitReady(url, { host, timeoutMs = 120_000, everyMs = 200, isOver = () => false } = {}) {
  for (const end = Date.now() + timeoutMs; ; await sleep(everyMs)) {
    const { ok, said } = await ask(url, host)
    if (ok || isOver()) return
    if (Date.now() > end) throw new Error(`${url} 没有就绪 / is not ready after ${timeoutMs / 1000} s: ${said}`)
  }
}

/** Waits until somebody listens on a port of this machine. */
export async function waitAnswer(port, { timeoutMs = 120_000, everyMs = 200, isOver = () => false } = {}) {
  for (const end = Date.now() + timeoutMs; ; await sleep(everyMs)) {
    if ((await answers(port)) || isOver()) return
    if (Date.now() > end)
      throw new Error(`端口 ${port} 没有应答 / nobody answers on port ${port} after ${timeoutMs / 1000} s.`)
  }
}
