import { minimumCounts } from '@cadre/people'
import { listNotedKinds } from '@cadre/store'
import type { Session } from '@cadre/store'
import { standingActions } from '../actions/action-library.ts'
import { modelsOfYesOrNo } from './models-of-yes-or-no.ts'

export interface EffectsToAsk {
  /** The list of what may help, then what else was noted for as many people as may be told of. */
  readonly kinds: readonly string[]
  readonly models: readonly { readonly name: string; readonly title: string }[]
}

/** Of what, and beside which models, it is worked out and told what went with it. For the system alone: it counts over everybody. */
export async function effectsToAsk(session: Session): Promise<EffectsToAsk> {
  const listed = (await standingActions(session)).map(({ kind }) => kind)
  const noted = await listNotedKinds(session, minimumCounts.disclosureMinimum)
  return { kinds: [...new Set([...listed, ...noted])], models: await modelsOfYesOrNo(session) }
}
