import type { IncomingMessage } from 'node:http'
import { Problem } from './problem'
import { BODY_BYTES_MAX, FEN_PATTERN, REF_PATTERN, TIME_PATTERN } from './protocol'

/** Reads at most 64 KiB. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  // The socket must stay open for the refusal, so the loop may not destroy the request.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > BODY_BYTES_MAX) throw new Problem('body_too_large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The media type without its parameters, in lower case. */
export const mediaTypeOf = (request: IncomingMessage): string =>
  (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** Parses a JSON body; anything else is refused. */
export function jsonOf(request: IncomingMessage, bytes: Buffer): unknown {
  if (mediaTypeOf(request) !== 'application/json') throw new Problem('type_not_supported')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Problem('body_invalid')
  }
}

/** A reader returns the value, or undefined where it does not fit. */
type Reader<T> = (value: unknown) => T | undefined
type Readers<T> = { [K in keyof T]-?: Reader<T[K]> }

/** Takes exactly the named fields, in the readers' order; what is missing, unfit or unknown is named and refused. */
export function fieldsOf<T extends object>(value: unknown, readers: Readers<T>): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Problem('body_invalid')
  const names = Object.keys(readers) as (keyof T & string)[]
  const given = value as Record<string, unknown>
  const strange = Object.keys(given).filter((name) => !Object.hasOwn(readers, name))
  const taken = names.map((name) => [name, readers[name](given[name])] as const)
  const unfit = taken.filter(([, read]) => read === undefined).map(([name]) => name)
  // A stranger's field names could be personal data: only how many there were comes back, as one mark.
  if (unfit.length > 0 || strange.length > 0)
    throw new Problem('body_invalid', { fields: strange.length > 0 ? [...unfit, '(unknown field)'] : unfit })
  return Object.fromEntries(taken) as T
}

export const matching =
  (pattern: RegExp): Reader<string> =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? value : undefined
export const ref = matching(REF_PATTERN)
export const fen = matching(FEN_PATTERN)

/** One line or several, without control characters other than line feeds. */
export const text =
  (lengthMax: number): Reader<string> =>
  (value) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= lengthMax && !/[^\P{Cc}\n]/u.test(value)
      ? value
      : undefined
export const oneOf =
  <T extends string>(values: readonly T[]): Reader<T> =>
  (value) =>
    values.find((known) => known === value)
export const orNull =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value) =>
    value === null ? null : reader(value)
export const time: Reader<string> = (value) => {
  const fits = matching(TIME_PATTERN)(value)
  if (fits === undefined) return undefined
  const at = new Date(fits)
  return !Number.isNaN(at.getTime()) && at.toISOString() === fits ? fits : undefined
}
/** A calendar day that exists, as 2026-11-24. */
export const day: Reader<string> = (value) => {
  const fits = matching(/^\d{4}-\d\d-\d\d$/)(value)
  return fits !== undefined && time(`${fits}T00:00:00.000Z`) !== undefined ? fits : undefined
}
export const wholeNumber =
  (most: number): Reader<number> =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most ? value : undefined
/** A field that may be left out. */
export const optional =
  <T>(reader: Reader<T>, otherwise: T): Reader<T> =>
  (value) =>
    value === undefined ? otherwise : reader(value)
