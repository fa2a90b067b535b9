import { useNavigate, useSearch } from '@tanstack/react-router'
import { read } from './read-search.ts'

/** What every address may hold: the day looked at, when it is not today. */
export interface Moment {
  readonly asOf?: string
}

const aDay = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined

export const readMoment: (search: Record<string, unknown>) => Moment = read({ asOf: aDay })

/** The day looked at and the way to another; without a day it is today. */
export function useMoment(): { readonly moment: Moment; readonly lookAt: (day: string | undefined) => void } {
  const { asOf } = useSearch({ strict: false }) as Moment
  const navigate = useNavigate()
  return {
    moment: asOf === undefined ? {} : { asOf },
    lookAt: (day) => {
      void navigate({ to: '.', search: (before: object) => ({ ...before, asOf: day }) } as never)
    },
  }
}

/** Today where the reader is, as a civil date. */
export const today = (): string => {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
