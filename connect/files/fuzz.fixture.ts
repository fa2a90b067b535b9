import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { AppError } from '@cadre/core'
import { createRandom, deriveSeed } from '@cadre/learn'
import type { Random } from '@cadre/learn'
import { readTable } from '@cadre/lifecycle/ingest'
import { openFile } from './open-file.ts'
import { openTableWriter } from './table-writer.ts'
import { temporaryFolder } from './test-files.ts'

const folder = temporaryFolder()
/** A small table with quotes, signs and accents in it. */
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

interface FuzzOptions {
  readonly cases: number
  readonly seed: number
}

/** Whatever the bytes are, the outcome is a table or an AppError, soon. */
async function tryAll(
  name: string,
  bytes: Buffer,
  { cases, seed }: FuzzOptions,
): Promise<Readonly<Record<'read' | 'refused', number>>> {
  const random = createRandom(deriveSeed(seed, name))
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
        `case ${index} of ${name}: ${error instanceof Error ? error.stack : String(error)}`,
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

export type FuzzedFormat = 'csv' | 'csv in UTF-16' | 'tsv' | 'jsonl' | 'json' | 'parquet' | 'xlsx'

/** Reads mutated files of a format; tells how many were read and how many refused. Fails when one does anything else. */
export async function fuzzReader(
  format: FuzzedFormat,
  options: FuzzOptions,
): Promise<Readonly<Record<'read' | 'refused', number>>> {
  switch (format) {
    case 'csv':
      return tryAll('fuzz.csv', Buffer.from(csv), options)
    case 'csv in UTF-16':
      return tryAll('fuzz.txt', Buffer.from(csv, 'utf16le'), options)
    case 'tsv':
      return tryAll('fuzz.tsv', await written('rows.tsv'), options)
    case 'jsonl':
      return tryAll('fuzz.jsonl', await written('rows.jsonl'), options)
    case 'json': {
      const lines = (await written('rows.jsonl')).toString().trim()
      return tryAll('fuzz.json', Buffer.from(`[${lines.replaceAll('\n', ',\n')}]`), options)
    }
    case 'parquet':
      return tryAll('fuzz.parquet', await written('rows.parquet'), options)
    case 'xlsx': {
      const rows = [
        ['a', 'b', 'c'],
        ...Array.from({ length: 20 }, (_, row) => [row, `x${row}`, new Date(row * 1e10)]),
      ]
      return tryAll('fuzz.xlsx', Buffer.from(await writeXlsx({ sheets: [{ name: 's', rows }] })), options)
    }
  }
}
