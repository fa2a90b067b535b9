import { ApiError } from '@cadre/contract/client'
import { Button, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { use } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { errorText } from './error-text.ts'
import { useTold } from './failures.ts'
import { WithinPage, useDocumentTitle } from './within-page.ts'

interface Nothing {
  readonly title: string
  readonly text?: string
  readonly children?: ReactNode
}

/** A page or a part without anything to show: what it means and the next step. */
export function NothingHere({ title, text, children }: Nothing) {
  const isPage = !use(WithinPage)
  useDocumentTitle(isPage ? title : undefined)
  return (
    <Stack align="center" gap="xs" py={64} px="md" ta="center">
      <Title order={isPage ? 1 : 2}>{title}</Title>
      {text !== undefined && (
        <Text c="dimmed" maw={420}>
          {text}
        </Text>
      )}
      {children}
    </Stack>
  )
}

export function PageLoading() {
  const t = useTranslations('states')
  return (
    <Stack role="status" aria-busy aria-label={t('loading')} gap="md">
      <Skeleton h={28} w={220} />
      <Skeleton h={40} />
      <Skeleton h={320} />
    </Stack>
  )
}

export function MissingPage() {
  const t = useTranslations('states')
  return (
    <NothingHere title={t('missing')} text={t('missingText')}>
      <Button component={Link} to="/" mt="sm">
        {t('toHome')}
      </Button>
    </NothingHere>
  )
}

/** What an error means to the reader: not theirs to see, not there, or worth another try. */
export function LoadFailed({ error }: { readonly error: unknown }) {
  const t = useTranslations('states')
  const router = useRouter()
  useTold(error)
  const queries = useQueryClient()
  const isPage = !use(WithinPage)
  // An address with an id that none can be leads nowhere either.
  const isMissing = (status: number): boolean => status === 404 || (isPage && status === 400)
  if (error instanceof ApiError && isMissing(error.status)) return <MissingPage />
  if (error instanceof ApiError && error.status === 403)
    return <NothingHere title={t('noAccess')} text={t('noAccessText')} />
  const text = error instanceof Error ? errorText(error) : ''
  return (
    <NothingHere title={t('failed')} text={text}>
      {error instanceof ApiError && error.requestId !== '' && (
        <Text size="xs" c="dimmed">
          {t('request', { id: error.requestId })}
        </Text>
      )}
      <Button
        mt="sm"
        onClick={() => {
          // A page that is shown asks again at once; what it asked for before it was shown, the router asks for.
          void queries.resetQueries({ predicate: ({ state }) => state.status === 'error' })
          void router.invalidate()
        }}
      >
        {t('retry')}
      </Button>
    </NothingHere>
  )
}
