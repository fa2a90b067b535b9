/** `npm run check`: every wall of the repository, in the order in which a fault is cheapest to mend. */
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBoundaryFaults } from './check-boundaries.ts'
import { findBrokenLinks } from './check-links.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

const walls: readonly { readonly name: string; readonly check: () => boolean }[] = [
  { name: 'format', check: () => runs('oxfmt', ['--check', '.']) },
  { name: 'lint', check: () => runs('oxlint', ['--type-aware', '--quiet', '.']) },
  { name: 'boundaries', check: () => isEmpty(findBoundaryFaults(root)) },
  { name: 'types', check: () => runs('tsc', []) && runs('tsc', ['-p', 'web']) },
  { name: 'unused code', check: () => runs('knip', ['--no-progress']) },
  { name: 'links', check: () => isEmpty(findBrokenLinks(root)) },
]

const failed = walls.filter(({ name, check }) => {
  const start = performance.now()
  const isSound = check()
  console.log(`${isSound ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  return !isSound
})
console.log(`${walls.length - failed.length} passed, ${failed.length} failed`)
process.exitCode = failed.length === 0 ? 0 : 1

function runs(tool: string, args: readonly string[]): boolean {
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules', '.bin', tool), args, {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) console.log(`${stdout}${stderr}`)
  return status === 0
}

function isEmpty(faults: readonly string[]): boolean {
  for (const fault of faults) console.log(fault)
  return faults.length === 0
}
