import type { AnswerOf } from '@cadre/contract/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Moment } from '../app/search.ts'
import { plainText } from '../parts/plain-text.ts'
import type { TreeEntry } from '../parts/tree-keys.ts'

type Node = AnswerOf<'organisationChart'>['nodes'][number]

export const chartQuery = (moment: Moment) =>
  queryOptions({
    queryKey: ['organisation chart', moment],
    queryFn: async ({ signal }) => (await api.call('organisationChart', { query: moment }, { signal })).data,
  })

/** Somebody on the chart. */
export interface Line extends TreeEntry, Pick<Node, 'title'> {
  /** How many are below in all. */
  readonly all: number
}

export interface ReportingTree {
  readonly nodes: ReadonlyMap<string, Node>
  /** Reports by manager, by name; those at the top under `''`. */
  readonly reports: ReadonlyMap<string, readonly Node[]>
  readonly all: ReadonlyMap<string, number>
  /** What a search reads of each. */
  readonly texts: ReadonlyMap<string, string>
  /** Those who are open at first: the top, and below it while there are few. */
  readonly firstLevels: ReadonlySet<string>
}

/** People by their managers. Who has no manager within reach stands at the top, and of people set above each other by mistake one. */
export function treeOf(list: readonly Node[]): ReportingTree {
  const nodes = new Map(list.map((node) => [node.id, node]))
  const byName = list.toSorted((a, b) => a.name.localeCompare(b.name))
  const cut = cutRings(byName, nodes)
  const reports = Map.groupBy(byName, ({ id, managerId }) =>
    managerId !== null && nodes.has(managerId) && !cut.has(id) ? managerId : '',
  )
  const all = new Map<string, number>()
  const count = (id: string): number => {
    const sum = (reports.get(id) ?? []).reduce((total, report) => total + 1 + count(report.id), 0)
    all.set(id, sum)
    return sum
  }
  count('')
  const top = (reports.get('') ?? []).toSorted((a, b) => all.get(b.id)! - all.get(a.id)!)
  reports.set('', top)
  const [first] = top
  const texts = new Map(list.map(({ id, name, title }) => [id, plainText(`${name} ${title ?? ''}`)]))
  return { nodes, reports, all, texts, firstLevels: new Set(first ? [first.id] : []) }
}

/** Of each ring of people set above each other, the one who is met first stands at the top, so that nobody is left out or shown twice. */
function cutRings(list: readonly Node[], nodes: ReadonlyMap<string, Node>): ReadonlySet<string> {
  const cut = new Set<string>()
  const settled = new Set<string>()
  for (const from of list) {
    const way = new Set<string>()
    let node: Node | undefined = from
    while (node && !settled.has(node.id) && !way.has(node.id)) {
      way.add(node.id)
      node = nodes.get(node.managerId ?? '')
    }
    if (node && way.has(node.id)) cut.add(node.id)
    for (const id of way) settled.add(id)
  }
  return cut
}

/** The lines of the tree from top to bottom, as far as it is open; of one person and who is below alone, where told. */
export function visibleLines(tree: ReportingTree, open: ReadonlySet<string>, from?: string): Line[] {
  const lines: Line[] = []
  const top = from === undefined ? undefined : tree.nodes.get(from)
  const walk = (nodes: readonly Node[], depth: number): void => {
    for (const [index, { id, name, title }] of nodes.entries()) {
      const below = tree.reports.get(id)?.length ?? 0
      const all = tree.all.get(id)!
      lines.push({ id, name, title, depth, place: index + 1, among: nodes.length, below, all })
      if (open.has(id)) walk(tree.reports.get(id) ?? [], depth + 1)
    }
  }
  walk(top ? [top] : (tree.reports.get('') ?? []), 0)
  return lines
}

/** Who is above a person, from the top down. */
export function wayTo({ nodes }: ReportingTree, id: string): Node[] {
  const way: Node[] = []
  for (
    let above = nodes.get(nodes.get(id)?.managerId ?? '');
    above;
    above = nodes.get(above.managerId ?? '')
  ) {
    // Those who are set above each other by mistake are each shown once.
    if (above.id === id || way.includes(above)) break
    way.unshift(above)
  }
  return way
}

/** Whom a search found, and whom to open so that they are seen. */
export interface Found {
  readonly ids: ReadonlySet<string>
  readonly opened: ReadonlySet<string>
}

/** Who has the words in name or title. */
export function matching(tree: ReportingTree, words: string): Found {
  const wanted = plainText(words.trim()).split(/\s+/)
  const ids = new Set<string>()
  const opened = new Set<string>()
  for (const { id, managerId } of tree.nodes.values()) {
    const text = tree.texts.get(id)!
    if (!wanted.every((word) => text.includes(word))) continue
    ids.add(id)
    for (
      let above = managerId;
      above !== null && !opened.has(above);
      above = tree.nodes.get(above)?.managerId ?? null
    )
      opened.add(above)
  }
  return { ids, opened }
}
