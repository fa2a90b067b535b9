import { useQuery } from '@tanstack/react-query'
import { useMe } from '../api/me.ts'
import type { Me } from '../api/me.ts'
import { useMoment } from '../app/search.ts'
import { chartQuery } from './reporting-tree.ts'

type Node = { readonly id: string; readonly managerId: string | null }

interface Wanted {
  readonly dataClass: string
  readonly act?: 'write' | 'propose'
}

/** Whether the reader may write records of a class about somebody, or ask for it, as far as the page can know: the server decides. */
export function useMayWrite(): (wanted: Wanted, subjectId: string | null) => boolean {
  const me = useMe()
  const { moment } = useMoment()
  const isLead = me.dataClasses.some(({ relation, act }) => relation === 'chain' && act !== 'read')
  const chart = useQuery({ ...chartQuery(moment), enabled: isLead })
  const nodes = chart.data?.nodes ?? []
  return ({ dataClass, act = 'write' }, subjectId) =>
    mayReach({ relations: relationsOf(me, dataClass, act), ownId: me.personId, nodes }, subjectId)
}

const relationsOf = ({ dataClasses }: Me, dataClass: string, act: string): ReadonlySet<string> =>
  new Set(
    dataClasses
      .filter((one) => one.dataClass === dataClass && one.act === act)
      .map(({ relation }) => relation),
  )

interface Reach {
  readonly relations: ReadonlySet<string>
  readonly ownId: string | null
  readonly nodes: readonly Node[]
}

/** Whether one of these relations leads to the subject: everybody within reach, the own reports, or oneself. */
export function mayReach({ relations, ownId, nodes }: Reach, subjectId: string | null): boolean {
  if (relations.has('region') || relations.has('anyone')) return true
  if (subjectId === null || ownId === null) return false
  if (subjectId === ownId) return relations.has('self')
  return relations.has('chain') && isAbove(nodes, ownId, subjectId)
}

function isAbove(nodes: readonly Node[], managerId: string, reportId: string): boolean {
  const managers = new Map(nodes.map((node) => [node.id, node.managerId]))
  const seen = new Set<string>()
  for (let at = managers.get(reportId); at && !seen.has(at); at = managers.get(at)) {
    if (at === managerId) return true
    seen.add(at)
  }
  return false
}
