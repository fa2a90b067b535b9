import type { RetentionRule } from './own-queries.ts'

/** The rules that hold in a place: its own for each class of data, else its country's, else those of everywhere. */
export function rulesOf(rules: readonly RetentionRule[], place: string): readonly RetentionRule[] {
  const places = [place, place.split('-')[0]!, 'any']
  return [...Map.groupBy(rules, ({ dataClass }) => dataClass).values()].flatMap((ofClass) => {
    const found = places.flatMap((one) => ofClass.filter((rule) => rule.place === one))[0]
    return found ? [found] : []
  })
}
