import { ApiError } from '@cadre/contract/client'
import { useQueryClient } from '@tanstack/react-query'
import type { Query } from '@tanstack/react-query'
import { useCallback, useEffect, useSyncExternalStore } from 'react'

/** Failures that are told where the answer was to stand. */
const told = new Map<unknown, number>()
const watchers = new Set<() => void>()

/** That a failure is told here; the notice above the page then leaves it out. */
export function useTold(error: unknown): void {
  useEffect(() => {
    told.set(error, (told.get(error) ?? 0) + 1)
    for (const watcher of watchers) watcher()
    return () => {
      const left = (told.get(error) ?? 1) - 1
      if (left > 0) told.set(error, left)
      else told.delete(error)
    }
  }, [error])
}

/** Whether something that is shown asked for an answer that failed and says so nowhere; and the way to ask again. */
export function useUntoldFailures(): { readonly isAny: boolean; readonly retry: () => void } {
  const queries = useQueryClient()
  const subscribe = useCallback(
    (watcher: () => void) => {
      watchers.add(watcher)
      // Answers come while something is drawn, and what is drawn is not changed from there.
      const stop = queries.getQueryCache().subscribe(() => queueMicrotask(watcher))
      return () => {
        watchers.delete(watcher)
        stop()
      }
    },
    [queries],
  )
  const isAny = useSyncExternalStore(subscribe, () => queries.getQueryCache().getAll().some(isUntold))
  return { isAny, retry: () => void queries.refetchQueries({ predicate: isUntold }) }
}

/** What is not there, or not for the reader, is no failure. */
function isUntold(query: Query): boolean {
  const { status, error } = query.state
  return (
    query.isActive() &&
    status === 'error' &&
    !(error instanceof ApiError && error.status < 500) &&
    !told.has(error)
  )
}
