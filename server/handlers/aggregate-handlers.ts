import { AppError } from '@cadre/core'
import {
  allowedMeasures,
  dimensionNames,
  dimensions,
  measureNamed,
  minimumCounts,
  roundingBase,
} from '@cadre/people'
import type { DimensionName, MeasureName } from '@cadre/people'
import { lastClosedMonth, monthsBetween, readAggregate } from '@cadre/store'
import type { Call } from '../context.ts'
import { invalidQuery } from '../invalid-query.ts'

const mostMonths = 36

/** The figures that the account may ask for. */
export async function handleListMeasures({ session }: Call): Promise<unknown> {
  const { caller, errand } = session
  return {
    lastMonth: lastClosedMonth(errand.today),
    smallestGroup: minimumCounts.disclosureMinimum,
    roundedTo: roundingBase,
    measures: allowedMeasures(caller.roles, errand.purpose).map(({ name, dimensions: by }) => {
      const { title, meaning, unit, kind, needsCurrency = false, needsKpi = false } = measureNamed(name)
      return {
        name,
        title,
        meaning,
        unit,
        kind,
        needsCurrency,
        needsKpi,
        dimensions: by.map((dimension) => ({ name: dimension, title: dimensions[dimension].title })),
      }
    }),
  }
}

interface AggregateQuery {
  readonly from?: string
  readonly to?: string
  readonly by?: readonly DimensionName[]
  readonly where?: string | readonly string[]
  readonly currency?: string
  readonly kpi?: string
}

/** One figure over some months. */
export async function handleAggregate(call: Call): Promise<unknown> {
  const name = call.params['measure'] as MeasureName
  const { meaning, unit } = measureNamed(name)
  const { by = [], where, from, to, ...query } = call.query as AggregateQuery
  const about = aboutOf(name, query)
  const asked = Object.fromEntries([where ?? []].flat().map(parseWhere))
  const every = [...new Set([...by, ...(Object.keys(asked) as DimensionName[])])]
  assertAllowed(call, name, every)
  const answer = await readAggregate(call.session, {
    measure: name,
    by: every,
    where: asked,
    ...monthsOf(call, { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }),
    ...(about && { about: Object.values(about)[0]! }),
  })
  return { measure: name, meaning, unit, ...about, ...answer }
}

/** What else has to be said of a figure: the currency of pay, or which of the organisation's own figures. */
function aboutOf(
  name: MeasureName,
  { currency, kpi }: Pick<AggregateQuery, 'currency' | 'kpi'>,
): { readonly currency: string } | { readonly kpi: string } | undefined {
  const { needsCurrency = false, needsKpi = false } = measureNamed(name)
  if (needsCurrency) {
    if (currency !== undefined) return { currency }
    throw invalidQuery('currency', `${name} needs a currency, such as EUR: amounts of several do not add up`)
  }
  if (!needsKpi) return undefined
  if (kpi !== undefined) return { kpi }
  throw invalidQuery('kpi', `${name} needs the id of one of the organisation's own figures (GET /measures)`)
}

export function assertAllowed({ session }: Call, name: MeasureName, by: readonly DimensionName[]): void {
  const { caller, errand } = session
  const unknown = by.find((dimension) => !measureNamed(name).dimensions.includes(dimension))
  if (unknown !== undefined) throw invalidQuery('by', `${name} is not counted by ${unknown}`)
  if (by.length > 2)
    throw invalidQuery('by', 'more than two dimensions would tell single people apart; name two at most')
  const allowed = allowedMeasures(caller.roles, errand.purpose).find((measure) => measure.name === name)
  if (allowed && by.every((dimension) => allowed.dimensions.includes(dimension))) return
  throw new AppError('access-denied', 'This account may not have this figure for this purpose.')
}

function parseWhere(text: string): [DimensionName, string | null] {
  const [name, ...rest] = text.split(':')
  const dimension = dimensionNames.find((known) => known === name)
  if (!dimension || rest.length === 0) throw invalidQuery('where', `"${text}" is not dimension:value`)
  return [dimension, rest.join(':') || null]
}

export function monthsOf(
  { session }: Call,
  span: { readonly from?: string; readonly to?: string },
): { from: string; to: string } {
  const last = lastClosedMonth(session.errand.today)
  const to = span.to ?? last
  const from = span.from ?? to
  if (to > last) throw invalidQuery('to', `months are counted when they are over; the last one is ${last}`)
  if (from > to) throw invalidQuery('from', 'the first month comes after the last')
  if (monthsBetween(from, to).length > mostMonths)
    throw invalidQuery('from', `at most ${mostMonths} months at a time`)
  return { from, to }
}
