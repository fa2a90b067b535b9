import { AppError } from '@cadre/core'
import { actionHistory, enterAction, nameAccounts } from '@cadre/store'
import type { NewAction } from '@cadre/store'
import { declaredActions, readLibrary } from '../actions/action-library.ts'
import type { LibraryAction } from '../actions/action-library.ts'
import { answerable, refuseAction } from '../actions/refuse-action.ts'
import type { Call } from '../context.ts'
import { toldFeatures } from '../models/told-features.ts'

export async function handleListSuggestedActions(call: Call): Promise<unknown> {
  const items = await readLibrary(call.session)
  return { items, features: toldFeatures(answerable), names: await namesOf(call, items) }
}

export async function handleListActionHistory(call: Call): Promise<unknown> {
  const kind = String(call.query['kind'])
  const entered = await actionHistory(call.session, kind)
  const items = [...entered, ...declaredActions.filter((action) => action.kind === kind)]
  if (items.length === 0) throw missing(kind)
  return { items, names: await namesOf(call, items) }
}

export async function handleEnterSuggestedAction({ session, body }: Call): Promise<unknown> {
  const { basedOn, ...asked } = body as NewAction & { readonly basedOn: number | null }
  const action = { ...asked, answers: [...new Set(asked.answers)] }
  const find = async (): Promise<LibraryAction | undefined> =>
    (await readLibrary(session)).find(({ kind }) => kind === action.kind)
  const standing = await find()
  if (basedOn === null && standing)
    throw new AppError(
      'record-conflict',
      standing.isRetired
        ? `"${action.kind}" stands in the list, retired. Use it again instead.`
        : `"${action.kind}" stands in the list already. Change it instead.`,
    )
  if (basedOn !== null && !standing) throw missing(action.kind)
  // What was entered before the rules of today can still be retired.
  if (!action.isRetired) refuseAction(action)
  await enterAction(session, action, basedOn ?? 0)
  return find()
}

function namesOf({ session }: Call, items: readonly LibraryAction[]): Promise<Record<string, string>> {
  return nameAccounts(
    session,
    items.flatMap(({ enteredBy }) => enteredBy ?? []),
  )
}

const missing = (kind: string): AppError =>
  new AppError('record-missing', 'There is no such action in the list.', { kind })
