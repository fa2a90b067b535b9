import type { TestServer } from './test-server.fixture.ts'

/** Has a challenger stand beside the champion of the model `leavers`, and half of the people be told its scores. */
export async function runSplit(
  { database, accounts }: TestServer,
  { champion, challenger }: { readonly champion: string; readonly challenger: string },
): Promise<void> {
  const { administrator, data_scientist, hr_manager } = accounts
  await database.pool.query(
    `insert into model.stage_event (model_name, version_id, stage, reason, entered_by, entered_at)
     values ('leavers', $1, 'shadow', 'tried', $2, now())`,
    [challenger, data_scientist],
  )
  await database.pool.query(
    `insert into model.experiment (id, model_name, title, champion_id, challenger_id, share, ends_by, measure, smallest_difference,
       guards, reason, state, declared_by, declared_at, decided_by, decided_at, decision_reason)
     values ('exp_' || repeat('1', 22), 'leavers', 'Two versions', $1, $2, 0.5, '2027-01-01', 'closeness', 0.05, '[]', 'to see', 'running',
       $3, now(), $4, now(), 'worth a try')`,
    [champion, challenger, administrator, hr_manager],
  )
}
