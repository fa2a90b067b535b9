/**
 * Reads one sheet of a workbook in a process of its own, which may read that file and nothing
 * else, with little memory: a hostile workbook ends this process and no other. Writes a JSON
 * object a line: sheets, then rows, then the end or an error.
 */
import { readFileSync, writeSync } from 'node:fs'
import { streamXlsxRows } from 'hucre/xlsx'
import { ZipRefusal, checkZip, workbookBudget } from './zip-budget.ts'
import { maxColumns } from './source-options.ts'

export type XlsxMessage =
  | { readonly sheets: readonly string[]; readonly chosen: string }
  | { readonly row: number; readonly cells: readonly XlsxCell[] }
  | { readonly end: true }
  | { readonly error: string; readonly code: 'file-format' | 'too-many-columns' | 'usage' }

export type XlsxCell = string | number | boolean | null | { readonly date: number }

const workbookPart = 'xl/workbook.xml'
let pending: string[] = []
let pendingLength = 0

function send(message: XlsxMessage): void {
  const line = `${JSON.stringify(message)}\n`
  pending.push(line)
  pendingLength += line.length
  if (pendingLength > 1 << 18) flush()
}

function flush(): void {
  const bytes = Buffer.from(pending.join(''))
  for (let from = 0; from < bytes.length;) from += writeAll(bytes.subarray(from))
  pending = []
  pendingLength = 0
}

function writeAll(bytes: Uint8Array): number {
  try {
    return writeSync(1, bytes)
  } catch (error) {
    // The pipe is full until the other side reads.
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    return 0
  }
}

async function readWorkbook(path: string, wanted: string | undefined): Promise<void> {
  const archive = readFileSync(path)
  const parts = checkZip(archive, workbookBudget, (name) => name === workbookPart)
  const xml = parts.get(workbookPart)
  if (!xml) throw new ZipRefusal('it is a zip archive but holds no workbook')
  const sheets = sheetsOf(Buffer.from(xml).toString('utf8'))
  const index = chooseSheet(sheets, wanted)
  if (index < 0) {
    const names = sheets.map(({ name }) => `"${name}"`).join(', ')
    send({ error: `has no sheet "${wanted}"; its sheets are ${names}`, code: 'usage' })
    return
  }
  send({ sheets: sheets.map(({ name }) => name), chosen: sheets[index]!.name })
  for await (const { index: row, values } of streamXlsxRows(archive, { sheet: index })) {
    if (values.length > maxColumns && values.slice(maxColumns).some((cell) => cell !== null && cell !== '')) {
      send({ error: `has more than ${maxColumns} columns in row ${row + 1}`, code: 'too-many-columns' })
      return
    }
    send({ row: row + 1, cells: values.slice(0, maxColumns).map(plainCell) })
  }
  send({ end: true })
}

function chooseSheet(
  sheets: readonly { name: string; isHidden: boolean }[],
  wanted: string | undefined,
): number {
  if (wanted === undefined)
    return Math.max(
      0,
      sheets.findIndex(({ isHidden }) => !isHidden),
    )
  const byName = sheets.findIndex(({ name }) => name === wanted)
  if (byName >= 0) return byName
  return sheets[Number(wanted) - 1] ? Number(wanted) - 1 : -1
}

function sheetsOf(xml: string): { name: string; isHidden: boolean }[] {
  const tags = xml.match(/<(?:\w+:)?sheet\s[^>]*>/g) ?? []
  return tags.map((tag) => ({
    name: unescapeXml(/\bname="([^"]*)"/.exec(tag)?.[1] ?? /\bname='([^']*)'/.exec(tag)?.[1] ?? ''),
    isHidden: /\bstate=["'](?:hidden|veryHidden)["']/.test(tag),
  }))
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}

function plainCell(value: unknown): XlsxCell {
  if (value instanceof Date) return { date: value.getTime() }
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value
  return null
}

try {
  await readWorkbook(process.argv[2]!, process.argv[3])
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  send({ error: `cannot be read: ${reason}`, code: 'file-format' })
}
flush()
