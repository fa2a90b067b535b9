import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { routeTableText } from './route-table-text.ts'

const squeezed = (text: string): string => text.replace(/\s+/g, ' ')

test('the table of routes is the one of the contract', () => {
  const written = readFileSync(join(import.meta.dirname, 'route-table.ts'), 'utf8')
  assert.equal(squeezed(written), squeezed(routeTableText()), 'run node contract/client/write-route-table.ts')
})

test('the client loads nothing but itself', () => {
  const files = globSync('*.ts', { cwd: import.meta.dirname }).filter(
    (file) => !/(\.test|write-route-table|route-table-text)\.ts$/.test(file),
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
