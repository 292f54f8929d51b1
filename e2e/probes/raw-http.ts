import { request } from 'node:http'

export type Answer = { status: number; headers: Record<string, string>; body: string }
export type Question = {
  method?: string
  /** Sent as it is: nothing is normalised or encoded. */
  path?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
}

/** One request on a connection of its own, with only the headers that are given, and the host unless another is. */
export function ask(
  origin: string,
  { method = 'GET', path = '/', headers = {}, body }: Question = {},
): Promise<Answer> {
  const { hostname, port, host } = new URL(origin)
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        method,
        path,
        agent: false,
        setHost: false,
        headers: { host, connection: 'close', ...headers },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => (text += part))
        response.on('error', reject).on('end', () => {
          const told = Object.entries(response.headersDistinct).map(([name, values]) => [
            name,
            values?.join(' | ') ?? '',
          ])
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(told) as Record<string, string>,
            body: text,
          })
        })
      },
    )
    sent.on('error', reject).end(body)
  })
}
