import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { findBoundaryFaults } from './check-boundaries.ts'

function faultsOf(files: Readonly<Record<string, string>>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'cadre-walls-'))
  const manifests = {
    'package.json': JSON.stringify({ workspaces: ['core', 'learn', 'web'] }),
    'core/package.json': JSON.stringify({ dependencies: { '@cadre/learn': '*' } }),
    'learn/package.json': JSON.stringify({
      dependencies: { '@cadre/core': '*' },
      devDependencies: { 'fast-check': '1' },
    }),
    'web/package.json': JSON.stringify({ dependencies: { '@cadre/learn': '*' } }),
  }
  try {
    for (const [file, text] of Object.entries({ ...manifests, ...files })) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), text)
    }
    return findBoundaryFaults(root)
  } finally {
    rmSync(root, { recursive: true })
  }
}

test('an earlier workspace may not import a later one, even when it declares it', () => {
  assert.match(
    faultsOf({ 'core/a.ts': `import { b } from '@cadre/learn/table'` })[0]!,
    /core comes before learn/,
  )
})

test('a declared, earlier workspace may be imported', () => {
  assert.deepEqual(
    faultsOf({ 'learn/a.ts': `import type { A } from '@cadre/core'\nexport { a } from './b.ts'` }),
    [],
  )
})

test('a package that is not declared is named', () => {
  assert.match(
    faultsOf({ 'learn/a.ts': `const { z } = await ${'import'}('zod')` })[0]!,
    /"zod" is not declared/,
  )
})

test('development packages are for tests alone', () => {
  const line = `import fc from 'fast-check'`
  assert.equal(faultsOf({ 'learn/a.test.ts': line }).length, 0)
  assert.equal(faultsOf({ 'learn/a.ts': line }).length, 1)
})

test('web is told to take data from the API', () => {
  assert.match(faultsOf({ 'web/a.tsx': `import { t } from '@cadre/learn'` })[0]!, /as API data/)
})

test('a relative path may not leave its workspace', () => {
  assert.match(faultsOf({ 'learn/a.ts': `import { x } from '../core/x.ts'` })[0]!, /leaves the workspace/)
})
