import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import { AppError } from '@cadre/core'
import { createRandom, deriveSeed } from '@cadre/learn'
import type { Random } from '@cadre/learn'
import { readTable } from '@cadre/lifecycle/ingest'
import { openFile } from './open-file.ts'
import { openTableWriter } from './table-writer.ts'
import { temporaryFolder } from './test-files.ts'

const folder = temporaryFolder()
const csv = [
  'id,team,hired,note,pay',
  ...Array.from({ length: 30 }, (_, row) => {
    const day = `2020-01-${String((row % 28) + 1).padStart(2, '0')}`
    return `${row},team ${row % 3},${day},"said ""${row}"", then é",$${row},${row % 2}`.replace(/,\d$/, '.50')
  }),
  '',
].join('\n')

const insertions = ['"', '\0', '\n', '\r', ',', '\xff', '{', ']', '\\', '\u2028'].map((text) =>
  Buffer.from(text, 'latin1'),
)

function mutate(bytes: Buffer, random: Random): Buffer {
  let mutated = Buffer.from(bytes)
  const changes = 1 + random.integer(4)
  for (let change = 0; change < changes && mutated.length > 0; change++) {
    const at = random.integer(mutated.length)
    const kind = random.integer(6)
    if (kind === 0) mutated = mutated.subarray(0, at)
    else if (kind < 3) mutated[at] = mutated[at]! ^ (1 << random.integer(8))
    else if (kind === 3)
      mutated = Buffer.concat([mutated.subarray(0, at), mutated.subarray(at + random.integer(20))])
    else
      mutated = Buffer.concat([
        mutated.subarray(0, at),
        insertions[random.integer(insertions.length)]!,
        mutated.subarray(at),
      ])
  }
  return mutated
}

/** Whatever the bytes are, the outcome is a table or an AppError, soon. */
async function tryAll(
  name: string,
  bytes: Buffer,
  cases: number,
): Promise<Readonly<Record<'read' | 'refused', number>>> {
  const random = createRandom(deriveSeed(1, name))
  const path = join(folder.path, name)
  const outcomes = { read: 0, refused: 0 }
  for (let index = 0; index < cases; index++) {
    writeFileSync(path, mutate(bytes, random))
    try {
      const { table } = await readTable(await openFile(path))
      assert.ok(table.rowCount > 0)
      outcomes.read++
    } catch (error) {
      assert.ok(
        error instanceof AppError,
        `case ${index} of ${name}: ${error instanceof Error ? error.stack : error}`,
      )
      outcomes.refused++
    }
  }
  return outcomes
}

async function written(name: string): Promise<Buffer> {
  const { table } = await readTable(await openFile(folder.file('seed.csv', csv)))
  const path = join(folder.path, `seed-${name}`)
  const writer = await openTableWriter(path)
  await writer.write(table)
  await writer.close()
  return readFileSync(path)
}

test('mutated CSV gives a table or an AppError', async () => {
  const { read, refused } = await tryAll('fuzz.csv', Buffer.from(csv), 150)
  assert.ok(read > 10 && refused > 10)
  await tryAll('fuzz.txt', Buffer.from(csv, 'utf16le'), 50)
})

test('mutated JSON and JSON lines give a table or an AppError', async () => {
  const lines = await written('rows.jsonl')
  const { read, refused } = await tryAll('fuzz.jsonl', lines, 100)
  assert.ok(read > 0 && refused > 10)
  await tryAll('fuzz.json', Buffer.from(`[${lines.toString().trim().replaceAll('\n', ',\n')}]`), 100)
})

test('mutated Parquet gives a table or an AppError', async () => {
  await tryAll('fuzz.parquet', await written('rows.parquet'), 40)
})

test('mutated workbooks give a table or an AppError', async () => {
  const rows = [
    ['a', 'b', 'c'],
    ...Array.from({ length: 20 }, (_, row) => [row, `x${row}`, new Date(row * 1e10)]),
  ]
  await tryAll('fuzz.xlsx', Buffer.from(await writeXlsx({ sheets: [{ name: 's', rows }] })), 6)
})
