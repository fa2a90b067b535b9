import { mayProcess } from '@cadre/store'
import { z } from 'zod'
import { markSnapshot, snapshotMoment } from '../../lake/take-snapshot.ts'
import { strainByDepartment } from '../../wellbeing/strain-by-department.ts'
import { defineJob } from '../define-job.ts'
import { settleStep } from '../settle-step.ts'

/** Where work wears people out, by department: nothing about anybody is kept or told. */
export const wellbeingGroupsJob = defineJob({
  name: 'wellbeing_groups',
  meaning:
    'Tell how strained departments of five people or more are by hours, rest and answers, from what the lake holds today',
  input: z.strictObject({}),
  access: { kind: 'roles', roles: ['hr_manager', 'executive'] },
  purposes: ['wellbeing'],
  runsAs: 'system',
  timeLimitSeconds: 3600,
  singletonKey: () => 'wellbeing_groups',
  steps: [
    {
      name: 'mark',
      transact: (session) => markSnapshot(session, { table: 'features', asOf: session.errand.today }),
    },
    settleStep,
    {
      name: 'add up',
      run: async ({ context, earlier, inSession }) => {
        const { asOf, knownAt } = snapshotMoment.parse(earlier['mark'])
        const only = (ids: readonly string[]) =>
          inSession(async (session) => {
            const asked = await mayProcess(session, session.errand.purpose, ids)
            return new Set(asked.flatMap(({ subjectId, refusal }) => (refusal === null ? [subjectId] : [])))
          })
        const { groups, told, hidden, unknown } = await strainByDepartment(context.lake, {
          asOf,
          knownAt,
          only,
        })
        return { asOf, groups: groups.map(asJson), told: asJson(told), hidden, unknown }
      },
    },
  ],
})

const asJson = <Group extends object>(group: Group): { [name in keyof Group]: Group[name] } => ({ ...group })
