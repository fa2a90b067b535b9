import type { RecordVersion } from '@cadre/contract/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today, useMoment } from '../app/search.ts'
import { tellFailed } from '../parts/tell.tsx'
import { tasksQuery } from './onboarding-queries.ts'

interface Ticked {
  readonly task: RecordVersion
  readonly isDone: boolean
  /** Whether the task is assigned to the reader, who then marks it as done whoever the joiner is. */
  readonly isOwn: boolean
}

/** Marks a task as done, or as open again; the page shows it at once, and takes it back where it was refused. */
export function useFinishTask() {
  const p = useTranslations('parts')
  const { moment } = useMoment()
  const queries = useQueryClient()
  const key = tasksQuery(moment).queryKey
  return useMutation({
    mutationFn: async ({ task: { id }, isDone, isOwn }: Ticked): Promise<void> => {
      if (isOwn && isDone) await api.call('completeTask', { params: { id }, body: { doneOn: today() } })
      else
        await api
          .records('onboarding-tasks')
          .amend(id, { from: today(), values: { doneOn: isDone ? today() : null } })
    },
    onMutate: async ({ task: { id }, isDone }) => {
      // An answer that is under way knows nothing of this yet.
      await queries.cancelQueries({ queryKey: key })
      const before = queries.getQueryData(key)
      queries.setQueryData(key, (list) =>
        list?.map((task) => {
          if (task.id !== id) return task
          const { doneOn: _, ...values } = task.values
          return { ...task, values: isDone ? { ...values, doneOn: today() } : values }
        }),
      )
      return before
    },
    onError: (error, _, before) => {
      queries.setQueryData(key, before)
      tellFailed(p('notSaved'), error)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['onboarding tasks'] }),
  })
}
