import type { TimelineEvent } from './people-queries.ts'

/** Kinds of which the end says nothing that the beginning has not said. */
const untoldEnds: ReadonlySet<string> = new Set(['absence', 'enrolment', 'goal'])

/**
 * Events as a reader tells them: a record that ends on the day on which another of its kind begins was changed into
 * it, and is told as one change. Order and days stay as they are.
 */
export function foldEvents(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
  const spent = new Set<TimelineEvent>()
  return events.flatMap((event) => {
    if (event.what === 'began') {
      const ended = events.find(
        (one) =>
          one.what === 'ended' && one.on === event.on && one.entity === event.entity && !spent.has(one),
      )
      if (!ended) return [event]
      spent.add(ended)
      return [{ ...event, what: 'changed' as const, changes: differences(ended.values, event.values) }]
    }
    if (event.what !== 'ended') return [event]
    const isFolded = events.filter((one) => isSamePlace(one, event, 'began')).length
    const before = events.filter((one) => isSamePlace(one, event, 'ended')).indexOf(event)
    return before < isFolded || untoldEnds.has(event.entity) ? [] : [event]
  })
}

const isSamePlace = (one: TimelineEvent, { on, entity }: TimelineEvent, what: string): boolean =>
  one.what === what && one.on === on && one.entity === entity

function differences(
  before: TimelineEvent['values'],
  after: TimelineEvent['values'],
): TimelineEvent['changes'] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return fields
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
}
