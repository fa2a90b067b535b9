// What a first visit may cost. Plain JavaScript, because the build runs before all else.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Bytes, zipped, that arrive before the home page stands, in English; charts come after. */
export const firstLoadBudget = 250_000
/** Bytes, zipped, of any one file that comes later; charts come in one of their own. */
export const laterFileBudget = 250_000

/** Starts of the names of what the first visit waits for beside what the document asks for: the words of the home page, and the page. */
const waitedFor = ['first-', 'home-page-']

/** What the document asks for at once and the home page in English, with all that those files import. */
export function measureBuild(folder) {
  const assets = join(folder, 'assets')
  const sizes = new Map(
    readdirSync(assets).map((name) => [name, gzipSync(readFileSync(join(assets, name))).length]),
  )
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const first = new Set([...page.matchAll(/assets\/([\w.-]+\.(?:js|css))/g)].map(([, name]) => name))
  // The languages' first words have one name; each is counted as the largest of them.
  for (const start of waitedFor) {
    const found = [...sizes.keys()].filter((name) => name.startsWith(start))
    for (const kind of ['.js', '.css']) {
      const [largest] = found
        .filter((name) => name.endsWith(kind))
        .sort((a, b) => sizes.get(b) - sizes.get(a))
      if (largest) first.add(largest)
    }
  }
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
