import { after, test } from 'node:test'
import { killLoop, kills } from './kill-loop.fixture.ts'
import { prepareServed } from './served.fixture.ts'

const served = await prepareServed()
after(() => served.remove())

test('a server that is killed while it writes loses nothing it acknowledged and leaves nothing half-done', async (t) => {
  const { acknowledged, slowestStartMs } = await killLoop({ served, times: kills(2) })
  t.diagnostic(
    `${acknowledged} writes acknowledged over ${kills(2)} kills; slowest start ${Math.round(slowestStartMs)} ms`,
  )
})
