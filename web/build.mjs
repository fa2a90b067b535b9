// Builds the pages when a source of theirs changed. Plain JavaScript, because it runs before all else.
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { measureBuild, overBudget } from './budget.mjs'

const folder = import.meta.dirname
const stampFile = join(folder, 'dist', '.stamp')
const patterns = [
  'web/**/*.{ts,tsx,css,html,mjs}',
  '{contract,core,charts,people}/**/*.ts',
  'package-lock.json',
]
const sources = globSync(patterns, {
  cwd: join(folder, '..'),
  exclude: (name) => name === 'node_modules' || name === 'dist',
}).filter((file) => !/\.(test|fixture)\.tsx?$/.test(file))

const hash = createHash('sha256')
for (const file of sources.sort())
  hash
    .update(file)
    .update('\0')
    .update(readFileSync(join(folder, '..', file)))
const stamp = hash.digest('hex')

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  console.error('Building the pages …')
  await build({ root: folder, logLevel: 'error' })
  const measured = measureBuild(join(folder, 'dist'))
  const faults = overBudget(measured)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  console.error(`A first visit takes ${(measured.firstLoad / 1000).toFixed(0)} kB zipped.`)
  writeFileSync(stampFile, stamp)
}
