/**
 * `npm test`: tests that need only npm packages. Those named `*.system.test.ts` take long, or need system
 * packages or root; `.ci/run` runs them with `--system`.
 */
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { fileURLToPath } from 'node:url'
import { groupTests } from './group-tests.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const isSystem = process.argv.includes('--system')
const filters = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))

const files = globSync('*/**/*.test.ts', { cwd: root, exclude: (name) => name === 'node_modules' })
  .filter((file) => file.endsWith('.system.test.ts') === isSystem)
  .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
  .sort()

// Two hundred processes read the same modules.
process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules', '.cache', 'tests')
process.env['CADRE_REAL_DATA'] ??= join(root, '..', 'shared', 'data')

const counts = { passed: 0, failed: 0, skipped: 0 }
const skips: string[] = []
// What needs servers of its own, or takes long, stays apart.
const processes = isSystem ? files.map((file) => join(root, file)) : groupTests(root, files)
// A file that waits for what never comes fails instead of keeping everybody waiting.
const mostMs = 15 * 60_000
const events = run({ files: processes, concurrency: availableParallelism(), cwd: root, timeout: mostMs })
events.on('test:pass', ({ skip, name, details }) => {
  if (details.type === 'suite') return
  if (skip === undefined) counts.passed++
  else {
    counts.skipped++
    skips.push(typeof skip === 'string' ? `${name}: ${skip}` : name)
  }
})
events.on('test:fail', ({ details }) => {
  process.exitCode = 1
  // A file with a failed test has failed, too: that is one failure.
  const { failureType } = details.error as { failureType?: string }
  if (failureType !== 'subtestsFailed') counts.failed++
})
events.compose(new spec()).pipe(process.stdout)
events.on('end', () => {
  for (const skip of skips) console.log(`skipped: ${skip}`)
  if (!isSystem)
    console.log(
      'Not run here: tests that need root, a Python oracle or system packages. `bash .ci/run` runs them.',
    )
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
})
