import { after, before, test } from 'node:test'
import { openInMemory } from '../database/open-embedded.ts'
import { conformanceCases } from './cases.fixture.ts'
import { makePlace } from './place.fixture.ts'
import type { Place } from './place.fixture.ts'

let place: Place
before(async () => {
  place = await makePlace(await openInMemory())
})
after(() => place.database.close())

for (const { name, run } of conformanceCases) test(name, () => run(place))
