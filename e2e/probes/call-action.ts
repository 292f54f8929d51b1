import { createRequire } from 'node:module'
import { actionIds } from './build'
import { ask, type Answer } from './raw-http'

type Encoder = { encodeReply(args: unknown[]): Promise<string | FormData> }
const { encodeReply } = createRequire(import.meta.url)(
  'next/dist/compiled/react-server-dom-turbopack/client.node',
) as Encoder

/** The action that every probe calls: it is open to everybody, so nothing but the edge can stop a call. */
export const OPEN_ACTION = 'app/sign-in/actions.ts#requestCode'
export const OPEN_PAGE = '/sign-in'

/** What an action answers when its schema refused the input. */
export const INPUT_REFUSED = /"code":"input_invalid"/
/** What only an action that ran to its end answers. */
export const HAS_RUN = /"ok":true|x-action-redirect/

export type Call = {
  page?: string
  /** Besides the ones of an honest call; `undefined` leaves one of those out. */
  headers?: Record<string, string | undefined>
  /** Changes the bytes of a form as they are sent: to what no text can hold. */
  rewrite?: (body: Uint8Array) => Uint8Array
}

export function idOfAction(name: string): string {
  const id = actionIds().get(name)
  if (!id) throw new Error(`${name} is no action of this build.`)
  return id
}

async function bytesOf(data: FormData): Promise<{ body: Uint8Array; type: string }> {
  const response = new Response(data)
  return { body: new Uint8Array(await response.arrayBuffer()), type: response.headers.get('content-type') ?? '' }
}

function post(
  origin: string,
  body: string | Uint8Array,
  type: string,
  { page = OPEN_PAGE, headers }: Call,
): Promise<Answer> {
  const all = { origin, 'content-type': type, 'content-length': String(Buffer.byteLength(body)), ...headers }
  const said = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return ask(origin, { method: 'POST', path: page, headers: Object.fromEntries(said) as Record<string, string>, body })
}

/** Posts these bytes as the arguments of an action, as a script does. */
export const postArguments = (
  origin: string,
  body: string | Uint8Array,
  type: string,
  call: Call = {},
  id = idOfAction(OPEN_ACTION),
) => post(origin, body, type, { ...call, headers: { 'next-action': id, ...call.headers } })

/** Calls an action as a script does, with these arguments. */
export async function callAction(origin: string, args: unknown[], call: Call = {}, id?: string): Promise<Answer> {
  const encoded = await encodeReply(args)
  if (typeof encoded === 'string') return postArguments(origin, encoded, 'text/plain;charset=UTF-8', call, id)
  const { body, type } = await bytesOf(encoded)
  return postArguments(origin, call.rewrite?.(body) ?? body, type, call, id)
}

const HIDDEN = /<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g
const plain = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')

/** Sends the form of a page as a browser without script does: its hidden fields and these. */
export async function sendForm(origin: string, fields: Record<string, string>, call: Call = {}): Promise<Answer> {
  const { body: html } = await ask(origin, { path: OPEN_PAGE })
  const hidden = [...html.matchAll(HIDDEN)].filter(([, name]) => name?.startsWith('$ACTION'))
  if (hidden.length === 0) throw new Error(`${OPEN_PAGE} holds no form of an action.`)
  const data = new FormData()
  for (const [, name = '', value = ''] of hidden) data.append(plain(name), plain(value))
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  const { body, type } = await bytesOf(data)
  return post(origin, body, type, call)
}
