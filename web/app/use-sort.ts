import { useNavigate, useSearch } from '@tanstack/react-router'

/** The order of a table as it stands in the address, and the way to another; the page stays where it is. */
export function useSort(): readonly [string | undefined, (sort: string | undefined) => void] {
  const { sort } = useSearch({ strict: false }) as { readonly sort?: string }
  const navigate = useNavigate()
  return [
    sort,
    (next) =>
      void navigate({
        to: '.',
        replace: true,
        resetScroll: false,
        search: ((before: object) => ({ ...before, sort: next })) as never,
      }),
  ]
}
