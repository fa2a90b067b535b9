import { studyBundle } from '@cadre/lifecycle/bundle.fixture'
import { crownVersion, registerFiles } from './crown.fixture.ts'
import { now, today } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

interface Enthroned {
  readonly useCase?: string
  /** Columns that it does not learn from, besides those that no version here does. */
  readonly drop?: readonly string[]
}

const placeOf = ({ accounts, context }: TestServer) => ({
  ...context,
  errand: { purpose: 'operation', requestId: 'rqs_t', route: 't', today, now: now() } as const,
  madeBy: accounts.data_scientist,
})

/** Registers a version of the model `leavers`, made by the data scientist. Returns its id. */
export async function registerLeavers(server: TestServer, drop: readonly string[] = []): Promise<string> {
  const files = await studyBundle('logistic-regression', {
    drop: ['Grade', 'Bonus', 'Note', 'Age', 'Hired', ...drop],
    text: [],
  })
  return registerFiles(placeOf(server), files)
}

/** A version of the model `leavers` that answers: made by the data scientist, approved by the HR manager. Returns its id. */
export async function enthrone(server: TestServer, { useCase, drop }: Enthroned = {}): Promise<string> {
  await server.call('data_scientist', 'POST', '/models', {
    body: { name: 'leavers', title: 'Who may leave', purpose: 'retention', ...(useCase && { useCase }) },
  })
  const id = await registerLeavers(server, drop)
  await crownVersion(placeOf(server), id, server.accounts.hr_manager)
  return id
}
