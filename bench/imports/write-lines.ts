import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'

interface Lines {
  readonly header: string
  readonly rows: number
  readonly lineOf: (row: number) => string
}

/** Writes a sheet line by line; it is never held whole. */
export async function writeLines(path: string, { header, rows, lineOf }: Lines): Promise<void> {
  const out = createWriteStream(path)
  const write = async (text: string): Promise<void> => {
    if (!out.write(text)) await once(out, 'drain')
  }
  await write(`${header}\r\n`)
  for (let first = 0; first < rows; first += 1000) {
    const count = Math.min(1000, rows - first)
    await write(Array.from({ length: count }, (_, index) => `${lineOf(first + index)}\r\n`).join(''))
  }
  out.end()
  await finished(out)
}
