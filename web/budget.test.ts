import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { measureBuild, overBudget } from './budget.mjs'

const folder = mkdtempSync(join(tmpdir(), 'cadre-budget-'))
after(() => rmSync(folder, { recursive: true }))
mkdirSync(join(folder, 'assets'))
const asset = (name: string, start: string, size: number) =>
  writeFileSync(join(folder, 'assets', name), `${start}//${randomBytes(size / 2).toString('hex')}`)
writeFileSync(join(folder, 'index.html'), '<script src="/assets/index-a.js"></script>')
asset('index-a.js', 'import{b}from"./part-b.js";const c=()=>import("./later-c.js");', 20_000)
asset('part-b.js', 'export const b=1', 10_000)
asset('later-c.js', '', 40_000)
asset('first-d.js', '', 2000)
asset('first-e.js', '', 6000)
asset('home-page-f.js', 'import{b}from"./part-b.js";import{g}from"./part-g.js";', 2000)
asset('part-g.js', '', 4000)

test('a first visit is the document and the home page with all that they import and one language, without what comes later', () => {
  const { firstLoad, largestLater } = measureBuild(folder)
  // 30 kB, and of further 14 kB the 12 kB that are waited for; digits that are random zip to nearly half.
  assert.ok(firstLoad > 22_000 && firstLoad < 26_500, String(firstLoad))
  assert.equal(largestLater?.[0], 'later-c.js')
})

test('the build is refused when a first visit, or one file, is too large', () => {
  assert.deepEqual(overBudget({ firstLoad: 249_000, largestLater: ['c.js', 249_000] }), [])
  assert.match(overBudget({ firstLoad: 251_000 })[0]!, /first visit takes 251000/)
  assert.match(overBudget({ firstLoad: 1, largestLater: ['c.js', 300_000] })[0]!, /c\.js takes 300000/)
})
