import { dueRetrainings, enterJob, noteRetrainingTry, tellOfFailedRetrainings } from '@cadre/store'
import { z } from 'zod'
import { defineJob } from '../define-job.ts'
import { retrainModelJob } from './retrain-model.ts'

/** Every night: models that are due by their plan are trained anew, each as a job of who set the plan. */
export const retrainModelsJob = defineJob({
  name: 'retrain_models',
  meaning:
    'Have those models trained anew whose plan says so: after some months, or when an alert was raised',
  input: z.strictObject({}),
  access: { kind: 'roles', roles: ['data_scientist', 'hr_manager', 'administrator'] },
  purposes: ['operation'],
  runsAs: 'system',
  singletonKey: () => 'retrain_models',
  schedule: { cron: '20 5 * * *' },
  steps: [
    {
      name: 'enter',
      transact: async (session) => {
        const failed = await tellOfFailedRetrainings(session)
        const due = await dueRetrainings(session)
        const { name: kind, timeLimitSeconds, singletonKey } = retrainModelJob
        for (const { modelName, accountId } of due) {
          const asked = { model: modelName }
          const key = singletonKey?.(asked)
          const jobId = await enterJob(session, {
            kind,
            input: asked,
            timeLimitSeconds,
            forAccount: accountId,
            ...(key && { singletonKey: key }),
          })
          await noteRetrainingTry(session, modelName, jobId)
        }
        return { models: due.length, failed }
      },
    },
  ],
})
