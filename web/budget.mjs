// What a first visit may cost. Plain JavaScript, because the build runs before all else.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Bytes, zipped, that arrive before the first page stands. */
export const firstLoadBudget = 250_000
/** Bytes, zipped, of any one file that comes later; charts come in one of their own. */
export const laterFileBudget = 250_000

/** What the document asks for at once, with all that those files import, and one language. */
export function measureBuild(folder) {
  const assets = join(folder, 'assets')
  const sizes = new Map(
    readdirSync(assets).map((name) => [name, gzipSync(readFileSync(join(assets, name))).length]),
  )
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const first = new Set([...page.matchAll(/assets\/([\w.-]+\.(?:js|css))/g)].map(([, name]) => name))
  for (const name of first) {
    if (!name.endsWith('.js')) continue
    const source = readFileSync(join(assets, name), 'utf8')
    for (const [, imported] of source.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g))
      first.add(imported)
  }
  const firstLoad = gzipSync(page).length + [...first].reduce((sum, name) => sum + sizes.get(name), 0)
  const later = [...sizes].filter(([name]) => !first.has(name)).sort(([, a], [, b]) => b - a)
  return { firstLoad, largestLater: later[0] }
}

/** What exceeds the budget, in words; nothing when the build keeps to it. */
export function overBudget({ firstLoad, largestLater }) {
  return [
    ...(firstLoad > firstLoadBudget
      ? [`A first visit takes ${firstLoad} bytes zipped; at most ${firstLoadBudget} are allowed.`]
      : []),
    ...(largestLater && largestLater[1] > laterFileBudget
      ? [`${largestLater[0]} takes ${largestLater[1]} bytes zipped; at most ${laterFileBudget} are allowed.`]
      : []),
  ]
}
