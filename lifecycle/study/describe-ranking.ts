import type { Target } from '@cadre/learn'
import type { StudyResult } from './study-result.ts'

/** Places of a list that are told one by one. */
const placesTold = 10

type PlaceSums = { lists: number; grade: number; hits: number }

/** What stands at each place of the lists, when they are put in the order of scores. */
export function describeRanking(
  { values, queries }: Target,
  scores: Float64Array,
  query: string,
): NonNullable<StudyResult['ranking']> {
  const lists = new Map<number, number[]>()
  queries?.forEach((list, row) => lists.set(list, [...(lists.get(list) ?? []), row]))
  const told = [...lists.values()].filter((rows) => rows.length > 1)
  const places: PlaceSums[] = []
  for (const rows of told) {
    const order = rows.toSorted((a, b) => scores[b]! - scores[a]! || a - b)
    for (const [place, row] of order.slice(0, placesTold).entries()) {
      const sums = (places[place] ??= { lists: 0, grade: 0, hits: 0 })
      sums.lists++
      sums.grade += values[row]!
      sums.hits += values[row]! > 0 ? 1 : 0
    }
  }
  const rows = told.flat()
  const sizes = told.map((list) => list.length).toSorted((a, b) => a - b)
  return {
    query,
    lists: told.length,
    medianRows: sizes[Math.floor(sizes.length / 2)] ?? 0,
    meanGrade: rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length,
    hitShare: rows.filter((row) => values[row]! > 0).length / rows.length,
    places: places.map(({ lists: count, grade, hits }, place) => ({
      place: place + 1,
      lists: count,
      meanGrade: grade / count,
      hitShare: hits / count,
    })),
  }
}
