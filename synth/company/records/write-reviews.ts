import type { Random } from '@cadre/learn'
import { spellOn, stintOn } from '../life/person.ts'
import type { Person, YearRating } from '../life/person.ts'
import { managerOn } from '../life/unit-life.ts'
import { streamOf, pick } from '../world/streams.ts'
import type { Day } from '../world/calendar.ts'
import { growthTexts, praiseTexts, strengthTexts, suggestionTexts } from './texts.ts'
import { writeOf } from './pen.ts'
import type { Pen } from './pen.ts'

/** Reviews of each year by the manager and the person; for some, by colleagues and by those they lead. */
export function writeReviews(pen: Pen, person: Person): void {
  const { plan, unit } = pen.life
  const random = streamOf(plan.seed, 'reviews', unit.number, person.ordinal)
  for (const rating of person.ratings) {
    const on = Date.UTC(rating.year + 1, 0, 20) / 86_400_000
    const stint = stintOn(person, on)
    const manager = stint && managerOn(pen.life, stint, on)
    if (!stint || !manager || on > plan.lastDay || !pen.structure.cycles.has(rating.year)) continue
    const review = { rating, on, random }
    writeReview(pen, person, { ...review, kind: 'manager', reviewerId: manager.personId })
    if (random.next() < 0.8)
      writeReview(pen, person, { ...review, kind: 'self', reviewerId: person.id, shift: 0.3 })
    const colleagues = othersOn(pen, person, { on, team: stint.team, random, most: 2 })
    for (const reviewerId of random.next() < 0.5 ? colleagues : [])
      writeReview(pen, person, { ...review, kind: 'peer', reviewerId })
    if (stint.isLead) writeUpward(pen, person, { ...review, kind: 'upward', reviewerId: '' }, stint.team)
    if (random.next() < 0.3 && colleagues[0] !== undefined)
      writeFeedback(pen, person, { random, authorId: colleagues[0] })
  }
}

interface Review {
  readonly rating: YearRating
  readonly on: Day
  readonly random: Random
  readonly kind: 'manager' | 'self' | 'peer' | 'upward'
  readonly reviewerId: string
  readonly shift?: number
}

function writeReview(pen: Pen, person: Person, review: Review): void {
  const { rating, on, random, kind, reviewerId, shift = 0 } = review
  const others = Math.round(Math.min(5, Math.max(1, rating.rating + shift + 0.7 * random.normal())))
  const given = kind === 'manager' ? rating.rating : others
  const period = { from: on }
  const reviewId = writeOf(pen, person, {
    entity: 'review',
    prefix: 'rev',
    period,
    values: {
      cycleId: pen.structure.cycles.get(rating.year),
      reviewerId,
      kind,
      status: 'published',
      rating: given,
      ...(kind === 'manager' && { proposedRating: rating.proposed }),
      strengths: pick(random, strengthTexts[given >= 4 ? 'high' : given === 3 ? 'middle' : 'low']),
      growth: pick(random, growthTexts),
    },
  })
  if (kind !== 'manager') return
  for (const competencyId of pen.structure.competencies) {
    const of = Math.round(Math.min(5, Math.max(1, given + 0.6 * random.normal())))
    writeOf(pen, person, {
      entity: 'competency_rating',
      prefix: 'crt',
      period,
      values: { reviewId, competencyId, rating: of },
    })
  }
}

/** Those who are led rate how they are led: it shows the quality of the manager. */
function writeUpward(pen: Pen, person: Person, review: Review, team: number): void {
  const led = othersOn(pen, person, { on: review.on, team, random: review.random, most: 3 })
  for (const reviewerId of led) {
    const felt = Math.round(
      Math.min(5, Math.max(1, 3.4 + 0.7 * person.traits.managerQuality + 0.5 * review.random.normal())),
    )
    writeReview(pen, person, { ...review, reviewerId, rating: { ...review.rating, rating: felt } })
  }
}

function writeFeedback(
  pen: Pen,
  person: Person,
  { random, authorId }: { readonly random: Random; readonly authorId: string },
): void {
  const { plan } = pen.life
  const from = plan.firstDay + random.integer(plan.lastDay - plan.firstDay)
  const author = pen.life.people.find(({ id }) => id === authorId)
  if (!spellOn(person, from) || !author || !spellOn(author, from)) return
  const isPraise = random.next() < 0.7
  writeOf(pen, person, {
    entity: 'feedback',
    prefix: 'fdb',
    period: { from },
    values: {
      authorId,
      kind: isPraise ? 'praise' : 'suggestion',
      message: pick(random, isPraise ? praiseTexts : suggestionTexts),
    },
  })
}

interface Asked {
  readonly on: Day
  readonly team: number
  readonly random: Random
  readonly most: number
}

/** Some others of the team on a day. */
function othersOn({ life }: Pen, person: Person, { on, team, random, most }: Asked): string[] {
  const start = random.integer(life.people.length)
  const found: string[] = []
  for (let step = 0; step < life.people.length && found.length < most; step++) {
    const other = life.people[(start + step) % life.people.length]!
    const stint = other === person ? undefined : stintOn(other, on)
    if (stint && stint.team === team && !stint.isLead) found.push(other.id)
  }
  return found
}
