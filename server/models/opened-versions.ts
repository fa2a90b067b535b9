import { openBundle } from '@cadre/lifecycle/register'
import type { OpenedBundle } from '@cadre/lifecycle/register'
import { readVersionFiles } from '@cadre/store'
import type { Session } from '@cadre/store'

/** How many opened bundles are kept: a version never changes, and opening one checks signature and sums. */
const mostKept = 8
const kept = new Map<string, OpenedBundle>()

/** A version's bundle, checked when it is first asked for. Throws `bundle-altered` when its files are not what was signed. */
export async function openVersion(session: Session, id: string): Promise<OpenedBundle> {
  const known = kept.get(id)
  kept.delete(id)
  const bundle = known ?? openBundle(`version ${id}`, await readVersionFiles(session, id))
  kept.set(id, bundle)
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  return bundle
}
