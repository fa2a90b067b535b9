import { z } from 'zod'
import type { Route } from './route.ts'
import { everyRecordRoute, namedRoutes } from './routes.ts'

/** A page whose filters stand in its address, for views of it to be kept. */
export interface PageView {
  /** What of the address a view keeps. */
  readonly query: z.ZodType
  /** Lists that the page shows: whoever may call one of them may keep a view of it. */
  readonly lists: readonly Pick<Route, 'access' | 'purposes'>[]
}

const words = z.string().max(200).optional()
const sort = z.string().max(70).optional()

/** By the address of the page. */
export const pageViews: Readonly<Record<string, PageView>> = {
  '/hiring': {
    query: z.strictObject({
      q: words,
      status: z.enum(['draft', 'open', 'on hold', 'filled', 'cancelled']).optional(),
      whose: z.literal('own').optional(),
      sort,
    }),
    lists: [listOf('requisition')],
  },
  '/review': {
    query: z.strictObject({
      state: z.enum(['open', 'decided']).optional(),
      whose: z.enum(['mine', 'all']).optional(),
      sort,
    }),
    lists: [namedRoutes.listReviewCases],
  },
  '/teams': { query: z.strictObject({ q: words, sort }), lists: [listOf('team')] },
  '/learning': { query: z.strictObject({ q: words, sort }), lists: [listOf('course')] },
  '/goals': {
    query: z.strictObject({
      q: words,
      whose: z.enum(['own', 'all']).optional(),
      how: z.enum(['badly', 'well', 'unsaid']).optional(),
    }),
    lists: [listOf('goal')],
  },
  '/administration/accounts': {
    query: z.strictObject({ q: words, sort }),
    lists: [namedRoutes.listAccounts],
  },
  '/administration/audit-trail': {
    query: z.strictObject({
      subjectId: words,
      accountId: words,
      act: words,
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
    }),
    lists: [namedRoutes.listAuditEntries, namedRoutes.listTechnicalEntries],
  },
}

function listOf(entity: string): Pick<Route, 'access' | 'purposes'> {
  const route = everyRecordRoute.find((one) => one.operation === 'list' && one.entity.name === entity)
  if (!route) throw new Error(`there is no list of ${entity}`)
  return route
}
