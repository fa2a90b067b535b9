import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today } from '../app/search.ts'
import { tellDone, tellFailed } from '../parts/tell.tsx'

/** Who does the tasks of a plain beginning, and when; their words are the reader's. */
const tasks = {
  papers: { ownerKind: 'HR', dueAfterDays: -7 },
  computer: { ownerKind: 'IT', dueAfterDays: -3 },
  firstWeek: { ownerKind: 'manager', dueAfterDays: -3 },
  welcome: { ownerKind: 'manager', dueAfterDays: 0 },
  lunch: { ownerKind: 'buddy', dueAfterDays: 3 },
  rules: { ownerKind: 'new joiner', dueAfterDays: 5 },
  goals: { ownerKind: 'manager', dueAfterDays: 14 },
  month: { ownerKind: 'manager', dueAfterDays: 30 },
  threeMonths: { ownerKind: 'manager', dueAfterDays: 90 },
} as const

/** Makes a template that fits most who start, to be changed afterwards. */
export function PlainTemplate() {
  const t = useTranslations('start.plain')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const make = useMutation({
    mutationFn: async () => {
      const from = today()
      const { id: templateId } = (
        await api
          .records('onboarding-templates')
          .create({ from, values: { name: t('name'), productiveAfterDays: 90 } })
      ).data
      const items = Object.entries(tasks).map(([name, task]) => ({
        operation: 'create' as const,
        record: { from, values: { ...task, templateId, name: t(`tasks.${name as keyof typeof tasks}`) } },
      }))
      const { results } = (await api.records('onboarding-template-tasks').bulk(items)).data
      const refused = results.find(({ code }) => code !== 'ok')
      if (refused) throw new Error(refused.message)
    },
    onSuccess: () => tellDone(p('changed')),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () => queries.invalidateQueries(),
  })
  return (
    <Button mt="sm" loading={make.isPending} onClick={() => make.mutate()}>
      {t('make')}
    </Button>
  )
}
