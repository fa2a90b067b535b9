/** Columns to write in: the terminal's, within what is easy to read. */
export function pageWidth({ columns }: { readonly columns?: number | undefined } = process.stdout): number {
  return Math.min(100, Math.max(60, columns ?? 100))
}

/**
 * Breaks text between words. `first` stands before the first line, `rest` before the others; a word longer
 * than a line stays whole.
 */
export function wrapText(
  text: string,
  { width = pageWidth(), first = '', rest = first }: { width?: number; first?: string; rest?: string } = {},
): string {
  const lines: string[] = []
  let line = first
  let isEmpty = true
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line)
      line = rest
      isEmpty = true
    }
    line += isEmpty ? word : ` ${word}`
    isEmpty = false
  }
  return [...lines, line].join('\n')
}

/** Paragraphs as a list. */
export function bulletList(items: readonly string[], width = pageWidth()): string {
  return items.map((item) => wrapText(item, { width, first: '  - ', rest: '    ' })).join('\n')
}
