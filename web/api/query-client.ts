import { ApiError } from '@cadre/contract/client'
import { QueryClient } from '@tanstack/react-query'

/** Answers stay fresh for half a minute; what was refused is not asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && !(error instanceof ApiError && error.status < 500),
    },
  },
})
