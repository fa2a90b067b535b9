import { InvalidArgumentError } from 'commander'

/** "A,B" to ["A", "B"]; a comma inside a name is written "\,". */
export function listOption(text: string): readonly string[] {
  const names = text
    .split(/(?<!\\),/)
    .map((name) => name.replaceAll('\\,', ',').trim())
    .filter((name) => name !== '')
  if (names.length === 0) throw new InvalidArgumentError('It names nothing.')
  return names
}

/** A name as it stands in the header. */
export function columnOption(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It names nothing.')
  return text
}

/** A parser for whole numbers from `low` on, up to `high` when there is an end. */
export function wholeNumber(low: number, high = Number.MAX_SAFE_INTEGER): (text: string) => number {
  const range = high === Number.MAX_SAFE_INTEGER ? `from ${low} on` : `from ${low} to ${high}`
  return (text) => {
    const number = Number(text)
    if (!/^\d+$/.test(text) || !(number >= low && number <= high))
      throw new InvalidArgumentError(`It must be a whole number ${range}.`)
    return number
  }
}

/** A number from 0 to 1. */
export function share(text: string): number {
  const number = Number(text)
  if (text.trim() === '' || !(number >= 0 && number <= 1))
    throw new InvalidArgumentError('It must be a number from 0 to 1.')
  return number
}

/** Any number, with a point before the fraction. */
export function anyNumber(text: string): number {
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number)) throw new InvalidArgumentError('It must be a number.')
  return number
}
