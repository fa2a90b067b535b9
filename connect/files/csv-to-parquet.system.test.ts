import assert from 'node:assert/strict'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { csvToParquet } from './csv-to-parquet.ts'
import { openFile } from './open-file.ts'

test('a file larger than the memory that the conversion may take becomes Parquet, row for row', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'cadre-large-csv-'))
  context.after(() => rm(folder, { recursive: true }))
  const [csv, parquet] = [join(folder, 'large.csv'), join(folder, 'large.parquet')]
  const rows = 1_000_000
  const file = await open(csv, 'w')
  await file.write('id,name\n')
  const chunk = 50_000
  const padding = 'x'.repeat(400)
  for (let from = 0; from < rows; from += chunk) {
    const lines = Array.from({ length: chunk }, (_, i) => `record ${from + i},"in quotes, ${padding}"\n`)
    await file.write(lines.join(''))
  }
  const { size } = await file.stat()
  await file.close()
  assert.ok(size > 400_000_000, `${size}`)
  await csvToParquet([
    {
      csv,
      parquet,
      columns: [
        { name: 'id', type: 'text' },
        { name: 'name', type: 'text' },
      ],
    },
  ])
  let count = 0
  for await (const part of (await openFile(parquet)).chunks()) count += part.rowCount
  assert.equal(count, rows)
})
