import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const page = readFileSync(new URL('attacks.md', import.meta.url), 'utf8')

interface Row {
  readonly id: string
  readonly cells: readonly string[]
}

/** Rows of the tables whose first cell is an id. */
function rowsUnder(heading: string): Row[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(heading)) ?? ''
  return section.split('\n').flatMap((line) => {
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    return /^[A-Z]\d\d$/.test(cells[0] ?? '') ? [{ id: cells[0]!, cells: cells.slice(1) }] : []
  })
}

const proven = ['Signing in', 'Who may see', 'What is sent', 'Files', 'Running it', 'Faults', 'Privacy'].map(
  (heading) => [heading, rowsUnder(heading)] as const,
)
const rows = proven.flatMap(([, ofHeading]) => ofHeading)
const notYet = rowsUnder('Does not exist yet')

/** Where `file.test.ts`: "name" stands in the page, several after one another. */
const proofsOf = (cell: string): { file: string; name: string }[] =>
  [...cell.matchAll(/`([^`]+\.(?:test|fixture)\.ts)`: “(.+?)”(?=<br>|$)/g)].map(([, file, name]) => ({
    file: file!,
    name: name!,
  }))

const isTestIn = (text: string, name: string): boolean =>
  ["'", '"', '`'].some(
    (quote) => text.includes(`(${quote}${name}${quote}`) || text.includes(`name: ${quote}${name}${quote}`),
  )

test('every attack that is answered names its tests, and each of them is there', () => {
  assert.ok(rows.length > 80, String(rows.length))
  for (const { id, cells } of rows) {
    const [attack, answer, tests] = cells
    assert.ok(attack && answer && tests && cells.length === 3, id)
    const proofs = proofsOf(tests)
    assert.equal(proofs.length, tests.split('<br>').length, `${id} is written as \`file.test.ts\`: “name”`)
    for (const { file, name } of proofs) {
      const place = new URL(`../${file}`, import.meta.url)
      assert.ok(existsSync(place), `${id}: ${file} is gone`)
      assert.ok(isTestIn(readFileSync(place, 'utf8'), name), `${id}: ${file} has no test “${name}”`)
    }
  }
})

test('every table has its rows, every id stands once, and what does not exist yet says what it is', () => {
  for (const [heading, ofHeading] of proven) assert.ok(ofHeading.length > 0, heading)
  const ids = [...rows, ...notYet].map(({ id }) => id)
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  )
  for (const { id, cells } of notYet) assert.ok(cells.length === 1 && cells[0] !== '', id)
})
