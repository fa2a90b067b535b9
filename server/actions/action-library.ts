import { newestActions } from '@cadre/store'
import type { ActionEntry, Session } from '@cadre/store'
import { attrition } from '@cadre/usecases'

/** Something that may help: as it comes with Cadre (version 0), or as the organisation has it. */
export interface LibraryAction extends Omit<ActionEntry, 'source' | 'enteredBy' | 'enteredAt'> {
  /** Where what is known of it is from; none of what comes with Cadre, whose evidence says it. */
  readonly source: string | null
  readonly enteredBy: string | null
  readonly enteredAt: string | null
}

/** What comes with Cadre. */
export const declaredActions: readonly LibraryAction[] = attrition.actions.map(
  ({ action, when, evidence }) => ({
    kind: action,
    answers: when,
    evidence,
    source: null,
    isRetired: false,
    version: 0,
    enteredBy: null,
    enteredAt: null,
  }),
)

/** The organisation's list of what may help: what comes with Cadre as far as nobody changed it, then its own; retired ones too. */
export async function readLibrary(session: Session): Promise<LibraryAction[]> {
  const entered = await newestActions(session)
  const own = new Map<string, LibraryAction>(entered.map((entry) => [entry.kind, entry]))
  const declared = declaredActions.map((action) => own.get(action.kind) ?? action)
  const isDeclared = new Set(declaredActions.map(({ kind }) => kind))
  return [...declared, ...entered.filter(({ kind }) => !isDeclared.has(kind))]
}

/** What is suggested now. */
export async function standingActions(session: Session): Promise<LibraryAction[]> {
  return (await readLibrary(session)).filter(({ isRetired }) => !isRetired)
}
