import { minimumCounts } from '../minimum-counts.ts'

/** What is known of one person: categories as text, amounts and dates as numbers, `null` as a value of its own. */
export type Traits = Readonly<Record<string, string | number | null>>

/** How much it matters to keep a trait fine; only what is named here is told. */
export type Weights = Readonly<Record<string, number>>

/**
 * Puts people into groups of at least `smallest` so that within each they are as alike as can be had by
 * halving again and again (LeFevre, DeWitt & Ramakrishnan 2006, Mondrian k-anonymity). Gives the indexes of
 * the people of each group; one group holds everybody when there are fewer than twice `smallest`.
 */
export function groupAlike(
  people: readonly Traits[],
  weights: Weights,
  smallest: number = minimumCounts.disclosureMinimum,
): number[][] {
  const everybody = people.map((_, index) => index)
  const names = Object.keys(weights)
  const spans = new Map(names.map((name) => [name, spanOf(people, everybody, name)]))
  const groups: number[][] = []
  const waiting = [everybody]
  for (let group = waiting.pop(); group; group = waiting.pop()) {
    const members = group
    const byNeed = names
      .map((name) => ({
        name,
        need: weights[name]! * share(spanOf(people, members, name), spans.get(name)!),
      }))
      .filter(({ need }) => need > 0)
      .sort((a, b) => b.need - a.need)
    const halves = firstSplit(byNeed, ({ name }) => split(people, members, { name, smallest }))
    if (halves) waiting.push(...halves)
    else groups.push(members)
  }
  return groups
}

type Halves = readonly [number[], number[]]

function firstSplit(
  candidates: readonly { readonly name: string }[],
  attempt: (candidate: { readonly name: string }) => Halves | undefined,
): Halves | undefined {
  for (const candidate of candidates) {
    const halves = attempt(candidate)
    if (halves) return halves
  }
  return undefined
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** Numbers: from the lowest to the highest; categories: how many more than one. */
function spanOf(people: readonly Traits[], members: readonly number[], name: string): number {
  const values = members.map((index) => people[index]![name] ?? null)
  const numbers = values.filter((value) => typeof value === 'number')
  if (numbers.length < values.length) return new Set(values).size - 1
  let [low, high] = [Infinity, -Infinity]
  for (const value of numbers) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return high - low
}

function split(
  people: readonly Traits[],
  members: readonly number[],
  { name, smallest }: { readonly name: string; readonly smallest: number },
): Halves | undefined {
  const byValue = new Map<string | number | null, number[]>()
  for (const index of members) {
    const value = people[index]![name] ?? null
    const held = byValue.get(value)
    if (held) held.push(index)
    else byValue.set(value, [index])
  }
  const isOrdered = [...byValue.keys()].every((value) => typeof value === 'number')
  const parts = [...byValue].sort(([a, one], [b, other]) =>
    isOrdered ? Number(a) - Number(b) : other.length - one.length || String(a).localeCompare(String(b)),
  )
  return nearestHalf(
    parts.map(([, indexes]) => indexes),
    { total: members.length, smallest },
  )
}

/** Cuts a row of parts as near to the middle as leaves enough on both sides. */
function nearestHalf(
  parts: readonly (readonly number[])[],
  { total, smallest }: { readonly total: number; readonly smallest: number },
): Halves | undefined {
  let best: { readonly at: number; readonly off: number } | undefined
  let before = 0
  for (let at = 1; at < parts.length; at++) {
    before += parts[at - 1]!.length
    const off = Math.abs(total / 2 - before)
    if (before >= smallest && total - before >= smallest && (!best || off < best.off)) best = { at, off }
  }
  return best && [parts.slice(0, best.at).flat(), parts.slice(best.at).flat()]
}
