import { InvalidArgumentError } from 'commander'

/** "A,B" to ["A", "B"]; a comma inside a name is written "\,". */
export function listOption(text: string): readonly string[] {
  return text
    .split(/(?<!\\),/)
    .map((name) => name.replaceAll('\\,', ',').trim())
    .filter((name) => name !== '')
}

/** A parser for whole numbers from `low` on. */
export function wholeNumber(low: number): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(number) || number < low) {
      throw new InvalidArgumentError(`it must be a whole number from ${low} on.`)
    }
    return number
  }
}

/** A number from 0 to 1. */
export function share(text: string): number {
  const number = Number(text)
  if (text.trim() === '' || !(number >= 0 && number <= 1)) throw new InvalidArgumentError('it must be a number from 0 to 1.')
  return number
}
