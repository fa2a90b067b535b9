export interface TokeniseOptions {
  /** "é" is read as "e". */
  readonly foldAccents?: boolean
}

// Letters and digits of any script; "+" and "#" at the end stay, so that C, C++ and C# differ.
const word = /[\p{L}\p{M}\p{N}]+(?:[+#]{1,2}(?![\p{L}\p{N}]))?/gu

/** The words of a text, in lower case and order. */
export function tokenise(text: string, { foldAccents = true }: TokeniseOptions = {}): string[] {
  const lower = text.toLowerCase()
  const read = foldAccents
    ? lower
        .normalize('NFD')
        .replaceAll(/\p{M}+/gu, '')
        .normalize('NFC')
    : lower
  return read.match(word) ?? []
}
