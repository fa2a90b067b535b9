import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Test files of one folder that run one after another in one process, which loads what they share only once. */
const filesPerGroup = 5

/**
 * Writes a file for each group of test files, to be run as a process of its own: its suites are the test files, each
 * with its own hooks. Returns the paths of the groups. Groups are of one workspace, in order.
 */
export function groupTests(root: string, files: readonly string[]): string[] {
  const folder = join(root, 'node_modules', '.cache', 'test-groups', String(process.pid))
  mkdirSync(folder, { recursive: true })
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const byWorkspace = Map.groupBy(files, (file) => file.split(sep)[0]!)
  const groups = [...byWorkspace.values()].flatMap((ofOne) => chunksOf(ofOne, filesPerGroup))
  return groups.map((group, index) => {
    const path = join(folder, `${String(index).padStart(3, '0')}-${group[0]!.split(sep)[0]!}.test.mjs`)
    writeFileSync(path, groupText(root, group))
    return path
  })
}

function groupText(root: string, files: readonly string[]): string {
  const suites = files.map((file) => {
    const url = pathToFileURL(join(root, file)).href
    return `describe(${JSON.stringify(file)}, async () => { await import(${JSON.stringify(url)}) })\n`
  })
  return `import { describe } from 'node:test'\n${suites.join('')}`
}

function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
