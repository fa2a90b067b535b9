import { readBlocks } from './read-blocks.ts'
import type { TextEncoding } from './survey-text.ts'

/** The text of a file as blocks of UTF-8 without byte-order mark, with line feeds as line ends. */
export async function* textBlocks(
  path: string,
  encoding: TextEncoding,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const decode = encoding.isCleanUtf8 ? undefined : createTranscoder(encoding.label)
  for await (const block of readBlocks(path, { from: encoding.skipBytes, signal })) {
    const text = decode ? decode(block) : block
    if (encoding.hasBareReturns) returnsToLineFeeds(text)
    if (text.length > 0) yield text
  }
  const rest = decode?.(undefined)
  if (rest && rest.length > 0) yield rest
}

function createTranscoder(label: string): (block: Uint8Array | undefined) => Uint8Array {
  const decoder = new TextDecoder(label, { ignoreBOM: true })
  return (block) => Buffer.from(block ? decoder.decode(block, { stream: true }) : decoder.decode())
}

function returnsToLineFeeds(text: Uint8Array): void {
  for (let i = 0; i < text.length; i++) if (text[i] === 13) text[i] = 10
}
