import { countedFrom, kaplanMeier, survivalAt, takeSurvival } from '@cadre/learn/survival'
import type { FollowedRows } from './follow-up.ts'
import { shareGone } from './over-days.ts'

/**
 * Of what a model of one cause says, the share that comes before anything else ends it. Such a model speaks of a world in which nobody
 * leaves otherwise; its probabilities times this add up to how many will. The incidence over these rows over one less Kaplan–Meier; 1 where
 * neither can be said.
 */
export function shareBeforeOtherwise(
  { target, ends }: Pick<FollowedRows, 'target' | 'ends'>,
  { rows, horizon }: { readonly rows: readonly number[]; readonly horizon: number },
): number {
  const taken = takeSurvival(target, rows)
  const alone = kaplanMeier(countedFrom(taken, taken.entry))
  const inAll = shareGone(ends, rows, horizon)?.value
  const gone = 1 - survivalAt(alone, horizon)
  return inAll === undefined || !(gone > 0) ? 1 : Math.min(1, inAll / gone)
}
