import { sql } from 'kysely'
import {
  accessRules,
  aggregateRules,
  dataSetRules,
  dimensionNames,
  dimensions,
  measureNamed,
  measureNames,
  purposesThatNeedNotice,
  roleNames,
  roles,
} from '@cadre/people'
import type { Database, Trx } from '../database/database.ts'

/** Writes the rules of this version, and what aggregates are made of, where the database reads them. */
export async function writeAccessRules({ kysely }: Database): Promise<void> {
  const rows = accessRules.flatMap(({ role, dataClass, relation, acts, purposes }) =>
    acts.flatMap((act) =>
      purposes.map((purpose) => ({ role, data_class: dataClass, relation, act, purpose })),
    ),
  )
  await kysely.transaction().execute(async (trx) => {
    // Two processes that start at once write one after the other: the second would add rows that it has not seen.
    await sql`lock table access.role in share row exclusive mode`.execute(trx)
    await trx.deleteFrom('access.role').execute()
    await trx.insertInto('access.role').values(roleRows).execute()
    await trx.deleteFrom('access.rule').execute()
    await trx
      .insertInto('access.rule')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await trx.deleteFrom('access.noticed_purpose').execute()
    await trx
      .insertInto('access.noticed_purpose')
      .values(purposesThatNeedNotice.map((purpose) => ({ purpose })))
      .execute()
    await writeDerivedRules(trx)
  })
}

/** What may be had beside records, and how it is kept apart from single people. */
async function writeDerivedRules(trx: Trx): Promise<void> {
  await trx.deleteFrom('access.aggregate_rule').execute()
  await trx
    .insertInto('access.aggregate_rule')
    .values(
      aggregateRules.flatMap(({ role, dataClass, relation, purposes }) =>
        purposes.map((purpose) => ({ role, data_class: dataClass, relation, purpose })),
      ),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await trx.deleteFrom('access.data_set_rule').execute()
  await trx
    .insertInto('access.data_set_rule')
    .values(
      dataSetRules.flatMap(({ role, dataClass, purposes }) =>
        purposes.map((purpose) => ({ role, data_class: dataClass, purpose })),
      ),
    )
    .execute()
  await trx.deleteFrom('derived.dimension').execute()
  await trx
    .insertInto('derived.dimension')
    .values(dimensionNames.map((name) => ({ name, data_class: dimensions[name].dataClass })))
    .execute()
  await trx.deleteFrom('derived.measure').execute()
  await trx
    .insertInto('derived.measure')
    .values(
      measureNames.map((name) => {
        const { dataClass, disguise, dimensions: by, countsLeavers = false } = measureNamed(name)
        return {
          name,
          data_class: dataClass,
          disguise: disguise?.kind ?? null,
          disguise_width: disguise?.width ?? null,
          disguise_fixed_for: disguise?.fixedFor ?? null,
          dimensions: [...by],
          counts_leavers: countsLeavers,
        }
      }),
    )
    .execute()
}

const roleRows = roleNames.map((name) => ({
  name,
  holds_people_data: roles[name].holdsPeopleData,
  needs_second_factor: roles[name].needsSecondFactor,
}))
