import { useNavigate, useSearch } from '@tanstack/react-router'
import { SavedViews } from './saved-views.tsx'

interface PageViewsProps {
  /** The page, as its address begins. */
  readonly page: string
  /** What of the address is kept; the day looked at is not. */
  readonly names: readonly string[]
  /** Called with what is opened, for what is typed and not yet in the address. */
  readonly onOpened?: (query: Readonly<Record<string, unknown>>) => void
}

/** Keeps what stands in the address of a page under a name, and goes back to it. */
export function PageViews({ page, names, onOpened }: PageViewsProps) {
  const search = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>
  const navigate = useNavigate()
  return (
    <SavedViews
      list={page}
      query={Object.fromEntries(names.map((name) => [name, search[name]]))}
      onOpen={(query) => {
        const { asOf } = search
        const opened = { ...(asOf !== undefined && { asOf }), ...query }
        void navigate({ to: page, search: opened as never }).then(() => onOpened?.(query))
      }}
    />
  )
}
