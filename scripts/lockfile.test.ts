import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const registry = 'https://registry.npmjs.org/'
const root = join(import.meta.dirname, '..')
const read = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(root, name), 'utf8')) as Record<string, unknown>

interface Locked {
  readonly link?: true
  readonly resolved?: string
  readonly integrity?: string
  readonly hasInstallScript?: true
}
const locked = Object.entries(read('package-lock.json')['packages'] as Record<string, Locked>)

test('every package comes from the registry, with the hash of what it has to be', () => {
  const installed = locked.filter(([path, { link }]) => path.startsWith('node_modules/') && link !== true)
  assert.ok(installed.length > 100)
  const odd = installed.filter(
    // Without an address it is the registry's.
    ([, { resolved = registry, integrity = '' }]) =>
      !resolved.startsWith(registry) || !integrity.startsWith('sha512-'),
  )
  assert.deepEqual(
    odd.map(([path]) => path),
    [],
  )
})

test('no package runs a script when it is installed but those that are allowed to', () => {
  const allowed = Object.keys(read('package.json')['allowScripts'] as object)
  const scripted = locked.flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript === true ? [path.replace(/^.*node_modules\//, '')] : [],
  )
  assert.deepEqual([...new Set(scripted)].sort(), allowed.sort())
})
