import { everyRecordRoute, namedRoutes, pageViews } from '@cadre/contract'
import type { Route } from '@cadre/contract'
import { AppError } from '@cadre/core'
import { rulesFor } from '@cadre/people'
import type { Role } from '@cadre/people'
import { changeView, createView, deleteView, listViews, readView } from '@cadre/store'
import type { NewView } from '@cadre/store'
import type { Call } from '../context.ts'
import { invalidRequest } from '../problem-of.ts'
import { assertQueryable } from './list-query.ts'
import { ifVersion } from './write-record.ts'

const idOf = ({ params }: Call): string => String(params['id'])

export async function handleListViews({ session, query }: Call): Promise<unknown> {
  return { items: await listViews(session, query['list'] as string | undefined) }
}

export async function handleGetView(call: Call): Promise<unknown> {
  const view = await readView(call.session, idOf(call))
  call.setVersion(view.version)
  return view
}

export async function handleCreateView(call: Call): Promise<unknown> {
  const view = call.body as NewView
  await assertSound(call, view)
  const created = await createView(call.session, view)
  call.setVersion(created.version)
  return created
}

export async function handleChangeView(call: Call): Promise<unknown> {
  const before = await readView(call.session, idOf(call))
  const change = call.body as Partial<NewView>
  await assertSound(call, { ...before, ...change })
  const changed = await changeView(call.session, idOf(call), { ...change, ...ifVersion(call) })
  call.setVersion(changed.version)
  return changed
}

export async function handleDeleteView(call: Call): Promise<unknown> {
  await deleteView(call.session, idOf(call))
  return { id: idOf(call) }
}

/** A view asks what its list takes, of a list that its author and all who share it may call. */
async function assertSound({ session }: Call, { list, query, sharedWith }: NewView): Promise<void> {
  const seen = listNamed(list)
  if (!seen) throw new AppError('request-invalid', `There is no list "${list}".`)
  const parsed = seen.query.safeParse(query)
  if (!parsed.success) throw invalidRequest('query', parsed.error)
  await assertQueryable(session, list, parsed.data as Readonly<Record<string, unknown>>)
  const { roles } = session.caller
  if (!maySee(seen, roles))
    throw new AppError('access-denied', `This account may not see the list "${list}".`)
  const blind = (sharedWith as Role[]).find((role) => !maySee(seen, [role]))
  if (blind !== undefined) {
    throw new AppError('record-invalid', `The role ${blind} may not see the list "${list}".`)
  }
  const stranger = (sharedWith as Role[]).find((role) => !roles.includes(role))
  if (stranger !== undefined && !roles.includes('hr_manager')) {
    throw new AppError(
      'access-denied',
      `Only who holds the role ${stranger}, or an HR manager, shares with it.`,
    )
  }
}

interface SeenList {
  readonly query: Route['query']
  /** Whoever may call one of them sees the list. */
  readonly lists: readonly Pick<Route, 'access' | 'purposes'>[]
}

function listNamed(list: string): SeenList | undefined {
  if (Object.hasOwn(pageViews, list)) return pageViews[list]
  const route =
    list === 'people'
      ? namedRoutes.listPeople
      : everyRecordRoute.find(({ operation, entity }) => operation === 'list' && entity.path === list)
  return route && { query: route.query, lists: [route] }
}

const maySee = ({ lists }: SeenList, roles: readonly Role[]): boolean =>
  lists.some(({ access, purposes }) => mayCall({ access, purposes }, roles))

function mayCall({ access, purposes }: Pick<Route, 'access' | 'purposes'>, roles: readonly Role[]): boolean {
  if (access.kind === 'signed in') return true
  if (access.kind === 'roles') return access.roles.some((role) => roles.includes(role))
  if (access.kind !== 'data') return false
  const { dataClass, act } = access
  return purposes.some((purpose) => rulesFor(roles, { dataClass, act, purpose }).length > 0)
}
