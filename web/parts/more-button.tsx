import { Button, Group } from '@mantine/core'
import { useTranslations } from 'use-intl'

interface MoreButtonProps {
  readonly pages: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => Promise<unknown>
  }
}

/** Asks for the next page of a list while there is one. */
export function MoreButton({ pages }: MoreButtonProps) {
  const t = useTranslations('parts')
  if (!pages.hasNextPage) return null
  return (
    <Group justify="center">
      <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        {t('more')}
      </Button>
    </Group>
  )
}
