import { studyBundle } from '@cadre/lifecycle/bundle.fixture'
import { inAccountSession } from '@cadre/store'
import { registerBundle } from './models/register-bundle.ts'
import { now, today } from './test-server.fixture.ts'
import type { TestServer } from './test-server.fixture.ts'

/** A version of the model `leavers` that answers: made by the data scientist, approved by the HR manager. */
export async function enthrone(server: TestServer): Promise<void> {
  const text = await studyBundle('logistic-regression', {
    drop: ['Grade', 'Bonus', 'Note', 'Age', 'Hired'],
    text: [],
  })
  const { accounts, context } = server
  const errand = { purpose: 'operation', requestId: 'rqs_t', route: 't', today, now: now() } as const
  await server.call('data_scientist', 'POST', '/models', {
    body: { name: 'leavers', title: 'Who may leave', purpose: 'retention' },
  })
  const { id } = await inAccountSession(
    { ...context, errand, accountId: accounts.data_scientist, scopes: null },
    (session) => registerBundle(session, { modelName: 'leavers', files: text }),
  )
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
}
