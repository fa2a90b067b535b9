import { columnTokens, containsPhrase, findPhrase } from './column-tokens.ts'
import { nameOwners, nameWords, personNames, personalDataKinds } from './personal-data-kinds.ts'
import { phrases } from './phrases.ts'
import type { PersonalDataKind } from './personal-data-kinds.ts'

export interface RecognisedPersonal {
  readonly kind: PersonalDataKind
  /** For people: what in the name or the values says so. */
  readonly why: string
}

/** Words that turn an address or a phone into a count, a cost or a setting. */
const besideThePoint = new Set(
  phrases(`count, cost, calls, allowance, bill, changed, verified, has, opens, sent, received, usage, hours, minutes,
    campaign, marketing, source, dev, repos`),
)

const owners = new Set(nameOwners)

/**
 * The kind of personal data a column holds, by whole words of its name or by cells that nearly all look like
 * it; `undefined` when neither does. Names of departments, stores or jobs are not names of people.
 */
export function recognisePersonal(
  columnName: string,
  sampleValues: readonly string[] = [],
): RecognisedPersonal | undefined {
  const tokens = columnTokens(columnName)
  const looksNumericOnly =
    sampleValues.length > 0 && sampleValues.every((value) => /^-?\d{1,4}([.,]\d+)?$/.test(value.trim()))
  if (isPersonName(tokens) && !looksNumericOnly)
    return { kind: 'name', why: `its name "${columnName}" says it holds names of people` }
  for (const { kind, value } of personalDataKinds) {
    if (value && share(sampleValues, value) >= 0.8)
      return { kind, why: `its cells look like ${plural(kind)}` }
  }
  if (tokens.some((token) => besideThePoint.has(token))) return undefined
  for (const { kind, names } of personalDataKinds) {
    if (!containsPhrase(tokens, names)) continue
    if (looksNumericOnly && kind !== 'postal code') continue
    if (isFlag(sampleValues)) continue
    return { kind, why: `its name "${columnName}" says ${kind}` }
  }
  if (share(sampleValues, lastCommaFirst) >= 0.8)
    return { kind: 'name', why: 'its cells look like names of people' }
  return undefined
}

/** "Adams, Mary J": a surname, a comma and one to three given names or initials. */
const lastCommaFirst = /^\s*\p{Lu}[\p{L}'’ -]+\s*,\s*\p{Lu}[\p{L}.'’-]*(\s+\p{Lu}[\p{L}.'’-]*){0,2}\s*$/u

function isPersonName(tokens: readonly string[]): boolean {
  if (containsPhrase(tokens, personNames)) return true
  const place = findPhrase(tokens, nameWords)
  return (
    place !== undefined && tokens.every((token, i) => (i >= place[0] && i < place[1]) || owners.has(token))
  )
}

function isFlag(values: readonly string[]): boolean {
  return values.length > 0 && new Set(values).size <= 2
}

/** The share of filled cells that match; 0 with fewer than five to judge by. */
function share(values: readonly string[], pattern: RegExp): number {
  const filled = values.filter((value) => value.trim() !== '')
  if (filled.length < 5) return 0
  return filled.filter((value) => pattern.test(value.trim())).length / filled.length
}

function plural(kind: PersonalDataKind): string {
  return kind === 'address' || kind === 'web address' ? `${kind}es` : `${kind}s`
}
