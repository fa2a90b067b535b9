import { comparable } from './cell-words.ts'

export interface FullName {
  readonly firstName: string
  readonly lastName: string
}

/** Takes a full name apart: "Family, Given" at the comma, else the last word is the family name. */
export function splitFullName(text: string): FullName | undefined {
  const plain = text.replaceAll(/\s+/gu, ' ').trim()
  const comma = plain.indexOf(',')
  if (comma > 0) {
    const name = { lastName: plain.slice(0, comma).trim(), firstName: plain.slice(comma + 1).trim() }
    return name.firstName === '' || name.lastName === '' ? undefined : name
  }
  const space = plain.lastIndexOf(' ')
  if (space <= 0) return undefined
  return { firstName: plain.slice(0, space), lastName: plain.slice(space + 1) }
}

/**
 * A name as two sheets would agree on it: without accents, case, signs and initials in the middle, so that
 * "LeBlanc, Brandon  R" is "Brandon R. LeBlanc".
 */
export function nameKey({ firstName, lastName }: FullName): string {
  const given = wordsOf(firstName).filter((word, index) => index === 0 || word.length > 1)
  return [...given, ...wordsOf(lastName)].join(' ')
}

function wordsOf(text: string): string[] {
  return comparable(text).split(' ')
}
