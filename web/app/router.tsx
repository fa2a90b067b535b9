import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { meQuery } from '../api/me.ts'
import { queryClient } from '../api/query-client.ts'
import { HomePage } from '../home/home-page.tsx'
import { ChartPage } from '../organisation/chart-page.tsx'
import { PeoplePage } from '../people/people-page.tsx'
import { PersonPage } from '../people/person-page.tsx'
import { LoadFailed, MissingPage, PageLoading } from '../parts/states.tsx'
import { readMoment } from './search.ts'
import { Shell } from './shell.tsx'

const root = createRootRoute({
  component: Shell,
  validateSearch: readMoment,
  beforeLoad: async ({ location }) => {
    const me = await queryClient.ensureQueryData(meQuery)
    if (me && me.setUpNeeded.length === 0) return
    // Signing in is a small page of its own, outside of these.
    const next = encodeURIComponent(location.href)
    throw redirect({ href: `/sign-in?next=${next}`, reloadDocument: true })
  },
  notFoundComponent: MissingPage,
  errorComponent: LoadFailed,
  pendingComponent: PageLoading,
})

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length > 0 ? value : undefined

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage })
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: PeoplePage,
  validateSearch: (search: Record<string, unknown>) => ({
    ...(text(search['q']) !== undefined && { q: text(search['q']) }),
    ...(text(search['departmentId']) !== undefined && { departmentId: text(search['departmentId']) }),
    ...(text(search['locationId']) !== undefined && { locationId: text(search['locationId']) }),
    ...(search['everybody'] === true && { everybody: true }),
  }),
})
const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$id',
  component: PersonPage,
  validateSearch: (search: Record<string, unknown>) =>
    search['tab'] === 'timeline' ? { tab: 'timeline' as const } : {},
})
const chart = createRoute({
  getParentRoute: () => root,
  path: '/organisation-chart',
  component: ChartPage,
  validateSearch: (search: Record<string, unknown>) =>
    text(search['person']) === undefined ? {} : { person: text(search['person']) },
})

export const router = createRouter({
  routeTree: root.addChildren([home, people, person, chart]),
  defaultPreload: 'intent',
  defaultErrorComponent: LoadFailed,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
