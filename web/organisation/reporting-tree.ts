import type { AnswerOf } from '@cadre/contract/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Moment } from '../app/search.ts'

type Node = AnswerOf<'organisationChart'>['nodes'][number]

export const chartQuery = (moment: Moment) =>
  queryOptions({
    queryKey: ['organisation chart', moment],
    queryFn: async ({ signal }) => (await api.call('organisationChart', { query: moment }, { signal })).data,
  })

export interface Line extends Pick<Node, 'id' | 'name' | 'title'> {
  readonly depth: number
  /** How many report directly, and how many below in all. */
  readonly reports: number
  readonly all: number
}

export interface ReportingTree {
  readonly nodes: ReadonlyMap<string, Node>
  /** Reports by manager, by name; those at the top under `''`. */
  readonly reports: ReadonlyMap<string, readonly Node[]>
  readonly all: ReadonlyMap<string, number>
  /** Those who are open at first: the top, and below it while there are few. */
  readonly firstLevels: ReadonlySet<string>
}

/** People by their managers. Who has no manager within reach stands at the top. */
export function treeOf(list: readonly Node[]): ReportingTree {
  const nodes = new Map(list.map((node) => [node.id, node]))
  const managerOf = ({ managerId }: Node): string =>
    managerId !== null && nodes.has(managerId) ? managerId : ''
  const reports = Map.groupBy(
    list.toSorted((a, b) => a.name.localeCompare(b.name)),
    managerOf,
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
  return { nodes, reports, all, firstLevels: new Set(first ? [first.id] : []) }
}

/** The lines of the tree from top to bottom, as far as it is open. */
export function visibleLines(tree: ReportingTree, open: ReadonlySet<string>): Line[] {
  const lines: Line[] = []
  const walk = (managerId: string, depth: number): void => {
    for (const { id, name, title } of tree.reports.get(managerId) ?? []) {
      const reports = tree.reports.get(id)?.length ?? 0
      lines.push({ id, name, title, depth, reports, all: tree.all.get(id)! })
      if (open.has(id)) walk(id, depth + 1)
    }
  }
  walk('', 0)
  return lines
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Who has the words in name or title, and whom to open so that they are seen. */
export function matching(
  tree: ReportingTree,
  words: string,
): { readonly ids: ReadonlySet<string>; readonly opened: ReadonlySet<string> } {
  const wanted = plain(words.trim()).split(/\s+/)
  const ids = new Set<string>()
  const opened = new Set<string>()
  for (const { id, name, title, managerId } of tree.nodes.values()) {
    const text = plain(`${name} ${title ?? ''}`)
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
