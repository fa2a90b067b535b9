/** A list written as running text, parted by commas: long word lists stay readable. */
export function phrases(text: string): string[] {
  return text
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
}
