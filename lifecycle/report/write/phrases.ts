/** "A", "A and B", "A, B and 3 more". */
export function writeList(items: readonly string[], { most = 6 }: { most?: number } = {}): string {
  const shown = items.length > most ? [...items.slice(0, most), `${items.length - most} more`] : items
  const last = shown.at(-1)
  if (shown.length < 2 || last === undefined) return last ?? ''
  return `${shown.slice(0, -1).join(', ')} and ${last}`
}

/** Cuts a text to so many characters, with an ellipsis. */
export function clipText(text: string, { most }: { most: number }): string {
  const characters = [...text]
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text
}

/** A label at the start of a sentence. */
export function upperFirst(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}

/** "1 row", "3 rows". */
export function plural(count: number, [one, many]: readonly [string, string]): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}
