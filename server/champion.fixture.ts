import { studyBundle } from '@cadre/lifecycle/bundle.fixture'
import { inAccountSession } from '@cadre/store'
import { registerBundle } from './models/register-bundle.ts'
import { now, today } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

interface Enthroned {
  readonly useCase?: string
  /** Columns that it does not learn from, besides those that no version here does. */
  readonly drop?: readonly string[]
}

/** Registers a version of the model `leavers`, made by the data scientist. Returns its id. */
export async function registerLeavers(
  { accounts, context }: TestServer,
  drop: readonly string[] = [],
): Promise<string> {
  const files = await studyBundle('logistic-regression', {
    drop: ['Grade', 'Bonus', 'Note', 'Age', 'Hired', ...drop],
    text: [],
  })
  const errand = { purpose: 'operation', requestId: 'rqs_t', route: 't', today, now: now() } as const
  const { id } = await inAccountSession(
    { ...context, errand, accountId: accounts.data_scientist, scopes: null },
    (session) => registerBundle(session, { modelName: 'leavers', files }),
  )
  return id
}

/** A version of the model `leavers` that answers: made by the data scientist, approved by the HR manager. Returns its id. */
export async function enthrone(server: TestServer, { useCase, drop }: Enthroned = {}): Promise<string> {
  const { accounts } = server
  await server.call('data_scientist', 'POST', '/models', {
    body: { name: 'leavers', title: 'Who may leave', purpose: 'retention', ...(useCase && { useCase }) },
  })
  const id = await registerLeavers(server, drop)
  const [judgement, promotion] = [`jdg_${'1'.repeat(22)}`, `prm_${'1'.repeat(22)}`]
  await server.asSystem(async ({ trx }) => {
    const at = now()
    await trx
      .insertInto('model.judgement')
      .values({
        id: judgement,
        version_id: id,
        champion_id: null,
        data_set: 't',
        data_sequence: 't',
        data_hash: 't',
        row_count: 100,
        gates: '[]',
        is_passed: true,
        judged_by: accounts.data_scientist,
        judged_at: at,
      })
      .execute()
    await trx
      .insertInto('model.promotion')
      .values({
        id: promotion,
        version_id: id,
        judgement_id: judgement,
        reason: 'good',
        asked_by: accounts.data_scientist,
        asked_at: at,
        is_approved: true,
        decided_by: accounts.hr_manager,
        decided_at: at,
        decision_reason: 'good',
      })
      .execute()
    await trx
      .insertInto('model.stage_event')
      .values({
        model_name: 'leavers',
        version_id: id,
        stage: 'champion',
        reason: 'good',
        promotion_id: promotion,
        entered_by: accounts.hr_manager,
        entered_at: at,
      })
      .execute()
  })
  return id
}
