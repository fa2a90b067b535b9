import { createRandom } from '@cadre/learn'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeSplit } from './judge-split.ts'
import type { CountedPerson, DealtPerson, DeclaredSplit } from './split.ts'

const declared: DeclaredSplit = {
  share: 0.5,
  endsBy: '2027-06-30',
  smallestDifference: 0.02,
  guards: [
    { about: 'quality', limit: 0.05 },
    { about: 'pointed out', limit: 0.1 },
  ],
}
const today = '2026-11-20'

interface World {
  readonly people: number
  readonly seed?: number
  /** Mean closeness of the two arms. */
  readonly champion?: number
  readonly challenger?: number
  /** Among women, where another one. */
  readonly challengerOnWomen?: number
  /** How often the challenger points women out; the champion does three in ten. */
  readonly womenPointedOut?: number
  readonly dealt?: number
}

function worldOf({ people, seed = 1, champion = 0.8, challenger = 0.8, ...world }: World) {
  const random = createRandom(seed)
  const counted: CountedPerson[] = []
  const dealt: DealtPerson[] = []
  for (let at = 0; at < people; at++) {
    const isWoman = random.next() < 0.5
    const isChallenger = random.next() < (world.dealt ?? 0.5)
    const mean = !isChallenger ? champion : isWoman ? (world.challengerOnWomen ?? challenger) : challenger
    const groups = { gender: isWoman ? 'female' : 'male' }
    counted.push({ isChallenger, value: 1 - (1 - mean) * 2 * random.next(), groups })
    const byChampion = random.next() < 0.3
    const byChallenger =
      isWoman && world.womenPointedOut !== undefined ? random.next() < world.womenPointedOut : byChampion
    dealt.push({ isChallenger, byChampion, byChallenger, groups })
  }
  return { counted, dealt, today }
}

const endingOf = (world: World, split = declared): string | undefined =>
  judgeSplit(split, worldOf(world)).ending?.ending

test('a difference that matters ends it, either way; one that is too small to matter does too', () => {
  assert.equal(endingOf({ people: 3000, challenger: 0.88 }), 'challenger better')
  assert.equal(
    endingOf({ people: 3000, challenger: 0.72, challengerOnWomen: 0.72 }, { ...declared, guards: [] }),
    'champion better',
  )
  assert.equal(endingOf({ people: 20_000 }), 'no difference of interest')
  assert.equal(endingOf({ people: 300 }), undefined)
})

test('looked at night after night, arms that are alike are called different, or stopped by a guard, in at most one of twenty', () => {
  const wrong = { difference: 0, guard: 0 }
  for (let seed = 1; seed <= 120; seed++) {
    const { counted, dealt } = worldOf({ people: 600, seed })
    const endings = [60, 120, 200, 300, 400, 500, 600].map((count) => {
      const seen = { counted: counted.slice(0, count), dealt: dealt.slice(0, count), today }
      return judgeSplit({ ...declared, guards: [{ about: 'quality', limit: 0.01 }] }, seen).ending?.ending
    })
    if (endings.some((ending) => ending === 'challenger better' || ending === 'champion better'))
      wrong.difference++
    if (endings.includes('guard breached')) wrong.guard++
  }
  // Of 120, so many would be wrong once in a hundred times were the promise just kept.
  assert.ok(wrong.difference <= 12 && wrong.guard <= 12, JSON.stringify(wrong))
})

test('a group for which scores grow worse stops it, though they are better on the whole', () => {
  const world = worldOf({ people: 4000, challenger: 0.95, challengerOnWomen: 0.7 })
  const { ending, guards } = judgeSplit(declared, world)
  assert.equal(ending!.ending, 'guard breached')
  assert.match(ending!.words, /^gender, "female": scores are further off with the challenger by −0\.\d+ \(/)
  const verdicts = guards.map(({ about, group, verdict }) => `${about} ${group} ${verdict}`)
  assert.ok(
    verdicts.includes('quality female breached') && verdicts.includes('quality male well'),
    verdicts.join(),
  )
  assert.equal(endingOf({ people: 4000, challenger: 0.95 }), 'challenger better')
})

test('a group that is pointed out far more often stops it before an outcome is known', () => {
  const { dealt } = worldOf({ people: 800, womenPointedOut: 0.6 })
  const { ending } = judgeSplit(declared, { counted: [], dealt, today })
  assert.equal(ending?.ending, 'guard breached')
  assert.match(ending!.words, /"female": people are pointed out more or less often/)
})

test('arms that are not dealt as declared stop it; time over ends it', () => {
  assert.equal(endingOf({ people: 600, dealt: 0.3 }), 'arms unbalanced')
  assert.equal(
    judgeSplit({ ...declared, endsBy: today }, worldOf({ people: 100 })).ending!.ending,
    'time over',
  )
})

test('nothing is told of fewer than five in an arm, nor concluded from fewer than thirty', () => {
  const { counted, dealt } = worldOf({ people: 300 })
  const few = (group: string, count: number): CountedPerson[] =>
    counted.slice(0, count).map((person) => ({ ...person, groups: { gender: group } }))
  const seen = judgeSplit(declared, { counted: [...counted, ...few('other', 6)], dealt, today })
  assert.ok(!seen.guards.some(({ group }) => group === 'other'))
  const early = judgeSplit(declared, { counted: counted.slice(0, 40), dealt: dealt.slice(0, 20), today })
  assert.deepEqual([early.path, early.balance, early.ending], [[], null, null])
  // No two points of the path are so near each other that they tell of one person.
  const counts = seen.path.map(({ count }) => count)
  assert.ok(counts.every((count, at) => at === 0 || count - counts[at - 1]! >= 5))
})

test('a guard concludes nothing about a group from fewer than thirty in either arm', () => {
  const dealt = Array.from({ length: 58 }, (_, at) => ({
    isChallenger: at % 2 === 0,
    byChampion: false,
    byChallenger: true,
    groups: { gender: 'female' },
  }))
  const verdictOf = (people: readonly DealtPerson[]) =>
    judgeSplit(declared, { counted: [], dealt: people, today }).guards[0]!.verdict
  assert.equal(verdictOf(dealt), 'unknown')
  assert.equal(verdictOf([...dealt, ...dealt.slice(0, 2)]), 'breached')
})

test('two looks with one person between them tell of ten more people of an arm, the path or a group, or of the same', () => {
  const world = worldOf({ people: 520 })
  const toldAt = (length: number) => {
    const seen = { counted: world.counted.slice(0, length), dealt: world.dealt.slice(0, length), today }
    const { arms, path, guards } = judgeSplit(declared, seen)
    return {
      means: arms.map(({ mean }) => mean),
      path: path.map(({ count, mean }) => `${count} ${mean}`),
      groups: guards.map(({ people, difference }) => `${people} ${difference.mean}`),
    }
  }
  const wholeTens = toldAt(500)
  assert.ok(wholeTens.path.every((point) => Number(point.split(' ')[0]) % 10 === 0))
  assert.ok(
    wholeTens.groups.length > 0 && wholeTens.groups.every((one) => Number(one.split(' ')[0]) % 10 === 0),
  )
  // Within ten people the path stays as it is, and each arm and group is told anew once at most.
  const looks = Array.from({ length: 10 }, (_, more) => toldAt(500 + more))
  for (const look of looks) assert.deepEqual(look.path, wholeTens.path)
  for (const arm of [0, 1]) assert.ok(new Set(looks.map(({ means }) => means[arm])).size <= 2)
  for (const [at] of wholeTens.groups.entries())
    assert.ok(new Set(looks.map(({ groups }) => groups[at])).size <= 2)
})

test('the chance that a guard gives a group stays as it is when another group comes', () => {
  const world = worldOf({ people: 600 })
  const late = worldOf({ people: 60, seed: 5 })
  const others = { gender: 'other' }
  const told = [
    world,
    {
      ...world,
      counted: [...world.counted, ...late.counted.map((one) => ({ ...one, groups: others }))],
      dealt: [...world.dealt, ...late.dealt.map((one) => ({ ...one, groups: others }))],
    },
  ].map((seen) => judgeSplit(declared, seen).guards)
  const of = (guards: (typeof told)[0], group: string) => guards.filter((one) => one.group === group)
  assert.equal(of(told[1]!, 'other').length, 2)
  for (const group of ['female', 'male']) assert.deepEqual(of(told[1]!, group), of(told[0]!, group))
})
