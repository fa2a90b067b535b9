import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { tellDone, tellFailed } from '../parts/tell.tsx'

/** Does something to one's ways of signing in; most of it ends the sessions elsewhere. */
export function useWayAct<Result, Asked = void>(
  act: (asked: Asked) => Promise<Result>,
  said: 'done' | 'codesRenewed' = 'done',
) {
  const t = useTranslations('own.ways')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => tellDone(t(said)),
    onError: (error) => tellFailed(p('notSaved'), error),
    onSettled: () =>
      Promise.all(
        ['own ways', 'own sessions', 'tokens'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      ),
  })
}
