import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { recordKindsText } from './record-kinds-text.ts'
import { routeTableText } from './route-table-text.ts'

// The formatter breaks long unions over lines that begin with a bar.
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').replaceAll(': | ', ': ')

test('the table of routes is the one of the contract', () => {
  const written = readFileSync(join(import.meta.dirname, 'route-table.ts'), 'utf8')
  assert.equal(squeezed(written), squeezed(routeTableText()), 'run node contract/client/write-route-table.ts')
})

test('the fields of records are those of the declarations', () => {
  const written = readFileSync(join(import.meta.dirname, 'record-kinds.ts'), 'utf8')
  assert.equal(
    squeezed(written),
    squeezed(recordKindsText()),
    'run node contract/client/write-route-table.ts',
  )
})

test('the client loads nothing but itself', () => {
  const files = globSync('*.ts', { cwd: import.meta.dirname }).filter(
    (file) => !/(\.test|write-route-table|route-table-text|record-kinds-text)\.ts$/.test(file),
  )
  for (const file of files) {
    const text = readFileSync(join(import.meta.dirname, file), 'utf8')
    const loaded = [...text.matchAll(/^(?:import|export) (?!type)[^'"]*from '([^']+)'/gm)].map(
      ([, path]) => path,
    )
    assert.deepEqual(
      loaded.filter((path) => !path!.startsWith('./')),
      [],
      file,
    )
  }
})
