import { after, before, test } from 'node:test'
import { openServer } from '../database/open-server.ts'
import { startPostgres } from '../postgres.fixture.ts'
import type { OwnPostgres } from '../postgres.fixture.ts'
import { conformanceCases } from './cases.fixture.ts'
import { makePlace } from './place.fixture.ts'
import type { Place } from './place.fixture.ts'

let postgres: OwnPostgres
let place: Place
before(async () => {
  postgres = await startPostgres()
  const url = await postgres.createDatabase('conformance')
  place = await makePlace(await openServer(url), { url })
})
after(async () => {
  await place.database.close()
  await postgres.remove()
})

for (const { name, run } of conformanceCases) test(name, () => run(place))
