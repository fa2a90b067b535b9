import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useMoment } from '../app/search.ts'
import type { Active, Tree } from '../parts/use-tree-keys.ts'
import { matching, visibleLines, wayTo } from './reporting-tree.ts'
import type { Found, Line, ReportingTree } from './reporting-tree.ts'

/** What the list and the drawing show of the chart, and what is done on them. */
export interface Chart extends Tree {
  readonly tree: ReportingTree
  /** From whom on it is shown, where it is not shown whole. */
  readonly from: string | undefined
  readonly lines: readonly Line[]
  readonly found: ReadonlySet<string> | undefined
}

interface Search {
  readonly words: string
  readonly search: (words: string) => void
  /** Goes on to the next who was found. */
  readonly next: () => void
}

/** The chart as far as it is open, with who is looked for; from one person down where told. */
export function useChart(tree: ReportingTree, person: string | undefined): { chart: Chart } & Search {
  const navigate = useNavigate()
  const { moment } = useMoment()
  const [words, setWords] = useState('')
  const [kept, setKept] = useState<ReadonlySet<string>>()
  /** What was opened and closed among what a search shows. */
  const [changed, setChanged] = useState<{ readonly found: Found; readonly open: ReadonlySet<string> }>()
  /** From whom down the chart is shown without those below. */
  const [shut, setShut] = useState<string>()
  const [stood, setStood] = useState<Active>()
  const found = useMemo(() => foundBy(tree, words), [tree, words])
  // What is looked for is looked for everywhere.
  const from = found === undefined && person !== undefined && tree.nodes.has(person) ? person : undefined
  const open = useMemo(() => {
    if (found) return changed?.found === found ? changed.open : found.opened
    const own = kept ?? tree.firstLevels
    if (from === undefined) return own
    const others = [...own].filter((id) => id !== from)
    return new Set(shut === from ? others : [from, ...others])
  }, [found, changed, kept, shut, tree, from])
  const lines = useMemo(() => visibleLines(tree, open, from), [tree, open, from])
  const active = useMemo(() => standing(tree, lines, stood), [tree, lines, stood])

  const setOpen = (next: ReadonlySet<string>): void =>
    found ? setChanged({ found, open: next }) : setKept(next)
  const chart: Chart = {
    tree,
    from,
    lines,
    open,
    found: found?.ids,
    active,
    go: (id, by) => setStood({ id, by }),
    toggle: (id) => {
      if (id === from) return setShut(open.has(id) ? id : undefined)
      const next = new Set(open)
      if (!next.delete(id)) next.add(id)
      setOpen(next)
    },
    openAll: (ids) => setOpen(new Set([...open, ...ids])),
    enter: (id) => void navigate({ to: '/people/$id', params: { id }, search: moment } as never),
  }
  return {
    chart,
    words,
    search: (text) => {
      setWords(text)
      const matches = foundBy(tree, text)
      const [first] = matches ? inOrder(visibleLines(tree, matches.opened), matches.ids) : []
      if (first !== undefined) setStood({ id: first, by: 'search' })
      if (matches || !found) return
      // Who was found stays in sight when the words are taken away.
      setKept(new Set([...(kept ?? tree.firstLevels), ...wayTo(tree, active.id).map(({ id }) => id)]))
      setStood({ id: active.id, by: 'search' })
    },
    next: () => {
      const all = inOrder(lines, found?.ids ?? new Set())
      const id = all[(all.indexOf(active.id) + 1) % all.length]
      if (id !== undefined) setStood({ id, by: 'search' })
    },
  }
}

const foundBy = (tree: ReportingTree, words: string): Found | undefined =>
  words.trim().length > 1 ? matching(tree, words) : undefined

const inOrder = (lines: readonly Line[], ids: ReadonlySet<string>): string[] =>
  lines.filter(({ id }) => ids.has(id)).map(({ id }) => id)

/** Who is stood on, or who is nearest above where that branch was closed. */
function standing(tree: ReportingTree, lines: readonly Line[], stood: Active | undefined): Active {
  const seen = new Set(lines.map(({ id }) => id))
  if (stood && seen.has(stood.id)) return stood
  const above = stood ? wayTo(tree, stood.id).findLast(({ id }) => seen.has(id)) : undefined
  return { id: above?.id ?? lines[0]?.id ?? '' }
}
