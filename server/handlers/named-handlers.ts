import type { namedRoutes } from '@cadre/contract'
import type { Call } from '../context.ts'
import { handleGetPerson, handleListPeople, handleOrganisationChart } from './people-handlers.ts'
import { handleMe, handleOpenLink, handleSignOut } from './session-handlers.ts'

/** One handler for each route with a shape of its own; a route without one does not compile. */
export const namedHandlers: Readonly<Record<keyof typeof namedRoutes, (call: Call) => Promise<unknown>>> = {
  openLink: handleOpenLink,
  signOut: handleSignOut,
  me: handleMe,
  listPeople: handleListPeople,
  getPerson: handleGetPerson,
  organisationChart: handleOrganisationChart,
}
