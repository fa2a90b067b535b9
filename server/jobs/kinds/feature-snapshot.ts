import { addDays, AppError } from '@cadre/core'
import { entities } from '@cadre/people'
import { featureCatalogue } from '@cadre/people/features'
import type { FeatureValues } from '@cadre/store'
import { forgetOnlineBefore, isOnlineLater, keepOnline } from '@cadre/store'
import { snapshotFeatures } from '@cadre/store/features'
import { openSet, readRows } from '@cadre/store/lake'
import { z } from 'zod'
import { makeFigures } from '../../lake/feature-figures.ts'
import { processablePeople } from '../../lake/processable-people.ts'
import { refuseNothingKnown } from '../../lake/refuse-nothing-known.ts'
import { snapshotPurposes } from '../../lake/snapshot-purposes.ts'
import { markSnapshot, snapshotMoment } from '../../lake/take-snapshot.ts'
import { settleStep } from '../settle-step.ts'
import { lineageOfSet } from '../../lineage/find-lineage.ts'
import { defineJob } from '../define-job.ts'
import type { JobWork } from '../define-job.ts'

const input = z.strictObject({
  asOf: z.iso
    .date()
    .optional()
    .meta({ description: 'The day that is looked at; the last day of the month before when left out' }),
  whereKnown: z
    .array(z.enum(entities.map(({ name }) => name)))
    .min(1)
    .max(20)
    .optional()
    .meta({
      description:
        'Write nothing where no record of these kinds is known, or nobody may be processed for the purpose',
    }),
})
type Work = JobWork<z.output<typeof input>>

/**
 * Features of everybody employed on a day, as the exports to the lake know it: those that may be used for the purpose of
 * the job, of people who may be processed for it.
 */
export const featureSnapshotJob = defineJob({
  name: 'feature_snapshot',
  meaning: 'Write the features of everybody employed on a day to the lake, for one purpose',
  input,
  access: { kind: 'roles', roles: ['administrator', 'hr_manager'] },
  purposes: snapshotPurposes,
  runsAs: 'system',
  timeLimitSeconds: 6 * 3600,
  singletonKey: () => 'feature_snapshot',
  lineage: lineageOfSet,
  steps: [
    {
      name: 'mark',
      transact: (session, { input: { asOf } }) => {
        const { today } = session.errand
        const day = asOf ?? addDays(`${today.slice(0, 7)}-01`, -1)
        if (day > today)
          throw new AppError('record-invalid', `The day ${day} has not come yet.`, { asOf: day })
        return markSnapshot(session, { table: 'features', asOf: day })
      },
    },
    settleStep,
    { name: 'write', run: write },
    { name: 'count', run: count },
    { name: 'keep ready', run: keepReady },
  ],
})

/** Counts what the catalogue tells of the snapshot, so that no request has to. */
async function count(work: Work) {
  return { counted: await makeFigures(work) }
}

async function write({
  input: { whereKnown: kinds },
  context: { lake, now },
  earlier,
  inSession,
  signal,
}: Work) {
  const { asOf, knownAt } = snapshotMoment.parse(earlier['mark'])
  if (kinds) await refuseNothingKnown({ lake, inSession }, { kinds, asOf, knownAt })
  const purpose = await inSession(async ({ errand }) => errand.purpose)
  const features = featureCatalogue.filter((feature) => feature.purposes.includes(purpose))
  const request = {
    name: purpose,
    features,
    days: [asOf],
    knownAt,
    now: now(),
    signal,
    only: processablePeople(inSession),
  }
  const { name, sequence, hash } = await snapshotFeatures(lake, request)
  return { name, sequence, hash }
}

/** The data set that was written. */
const written = z.object({ name: z.string(), sequence: z.string(), hash: z.string() })
/** People that are kept ready in one transaction. */
const together = 500

/** Keeps ready what is known of everybody, so that they can be scored at once. Of an earlier day than is ready nothing is taken. */
async function keepReady({ context: { lake }, earlier, inSession, signal }: Work) {
  const set = written.parse(earlier['write'])
  const moment = snapshotMoment.parse(earlier['mark'])
  const purpose = await inSession(async ({ errand }) => errand.purpose)
  const of = {
    purpose,
    asOf: moment.asOf,
    knownAt: new Date(moment.knownAt),
    dataSet: set.name,
    dataHash: set.hash,
  }
  if (await inSession((session) => isOnlineLater(session, of))) return set
  for await (const rows of readRows(await openSet(lake, set.name, { purpose, sequence: set.sequence }))) {
    signal.throwIfAborted()
    for (let from = 0; from < rows.length; from += together) {
      const people = rows
        .slice(from, from + together)
        .map(({ as_of: _day, known_at: _moment, person_id, ...values }) => ({
          personId: String(person_id),
          // Features are never lists.
          values: values as FeatureValues,
        }))
      await inSession((session) => keepOnline(session, of, people))
    }
  }
  await inSession((session) => forgetOnlineBefore(session, of))
  return set
}
