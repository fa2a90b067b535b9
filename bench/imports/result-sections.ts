import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const page = join(import.meta.dirname, '..', 'RESULTS-IMPORTS.md')

/** Puts what was measured between its marks on the page of results; what is written around them stays. */
export function keepSection(name: 'figures' | 'million', text: string): void {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const old = readFileSync(page, 'utf8')
  const [from, to] = [old.indexOf(begin), old.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${page} has no place for "${name}"`)
  writeFileSync(page, `${old.slice(0, from + begin.length)}\n${text.trim()}\n${old.slice(to)}`)
}
