import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'

// In a process of its own, whose memory nothing else moves. The sizes stay below what wakes the
// collector, so a reading counts all that was allocated; the last one shows that it does.
const script = `
  import { booleanColumn, categoryColumn, concatTables, createTable, dateColumn, numberColumn, rawBytes,
    shareTable, takeRows, textColumn } from '${new URL('./index.ts', import.meta.url).href}'

  const rowCount = 40_000
  const rows = Array.from({ length: rowCount }, (_, row) => row)
  const cells = {
    numbers: rows.map((row) => (row % 7 ? row / 3 : null)),
    levels: rows.map((row) => (row % 5 ? 'level ' + (row % 40) : null)),
    flags: rows.map((row) => row % 2 === 0),
    texts: rows.map((row) => (row % 9 ? 'a note of some length, número ' + row : null)),
  }
  const build = () => createTable([
    numberColumn('number', cells.numbers), dateColumn('date', cells.numbers),
    categoryColumn('category', cells.levels), booleanColumn('boolean', cells.flags), textColumn('text', cells.texts),
  ])
  const order = Int32Array.from(rows).reverse()

  const kept = []
  function measure(make) {
    const before = process.memoryUsage().arrayBuffers
    const table = make()
    kept.push(table)
    return (process.memoryUsage().arrayBuffers - before) / rawBytes(table)
  }

  const table = build()
  console.log(JSON.stringify({
    build: measure(build),
    take: measure(() => takeRows(table, order)),
    concat: measure(() => concatTables([table, table])),
    share: measure(() => shareTable(table)),
    wasteful: measure(() => takeRows(takeRows(table, order), order)),
  }))`

test('building, taking, putting together and sharing allocate at most 1.5 times the raw column bytes', () => {
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  })
  const { wasteful, ...ratios } = JSON.parse(output) as Record<string, number>
  for (const [work, ratio] of Object.entries(ratios))
    assert.ok(ratio > 0.99 && ratio <= 1.5, `${work} allocates ${ratio} times the raw bytes`)
  assert.ok(wasteful! > 1.9, `the measure sees waste: ${wasteful}`)
})
