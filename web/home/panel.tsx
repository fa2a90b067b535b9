import { Anchor, Button, Card, Group, Skeleton, Text, Title } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useTold } from '../parts/failures.ts'
import classes from './home-page.module.css'

export interface PanelLine {
  readonly id: string
  readonly title: string
  readonly text?: string | undefined
  /** Said in colour as well as in the text. */
  readonly isLate?: boolean
  readonly to?: string
  readonly params?: Readonly<Record<string, string>>
  readonly search?: Readonly<Record<string, string | boolean>>
}

interface Asked {
  readonly isError: boolean
  readonly error: unknown
  readonly refetch: () => unknown
}

interface PanelProps {
  readonly title: string
  /** How many there are; nothing while it is not known. */
  readonly count?: number | undefined
  readonly lines: readonly PanelLine[] | undefined
  /** What was asked for them: an answer that failed is told, and asked for again. */
  readonly asked: readonly Asked[]
  /** What is said when there is nothing. */
  readonly empty: string
  /** The page of all of them, where there is one. */
  readonly to?: string
  readonly search?: Readonly<Record<string, string | boolean>>
  readonly children?: ReactNode
}

/** Lines that are shown of each part. */
export const shownLines = 5
/** A text as short as a number stands beside its title however narrow the panel is. */
const besideAlways = 12

/** A part of the home page: how many there are, the first few, and the way to all. */
export function Panel({ title, count, lines, asked, empty, to, search, children }: PanelProps) {
  const t = useTranslations('home')
  const failed = asked.filter(({ isError }) => isError)
  const all = count ?? lines?.length
  if (lines?.length === 0 && failed.length === 0 && children === undefined)
    return <Done title={title} text={empty} />
  return (
    <Card withBorder component="section" aria-label={title} className={classes['panel'] ?? ''}>
      <Group justify="space-between" wrap="nowrap" align="baseline" mb="xs">
        <Title order={2}>
          {title}
          {all !== undefined && all > 0 && (
            <Text span c="dimmed" fw={500} ms={8} className="number">
              {all}
            </Text>
          )}
        </Title>
        {to !== undefined && (
          <Anchor
            component={Link}
            to={to}
            search={(search ?? {}) as never}
            size="sm"
            aria-label={`${t('all')}: ${title}`}
          >
            {t('all')}
          </Anchor>
        )}
      </Group>
      {lines === undefined ? (
        failed.length === 0 && <Skeleton h={60} />
      ) : (
        <ul
          className={classes['lines']}
          data-folds={lines.slice(0, shownLines).some(({ text = '' }) => text.length > besideAlways)}
        >
          {lines.slice(0, shownLines).map((line) => (
            <li key={line.id} className={classes['line']}>
              <Line {...line} />
            </li>
          ))}
        </ul>
      )}
      {failed.length > 0 && <Failed failed={failed} />}
      {children}
    </Card>
  )
}

interface FailedProps {
  readonly failed: readonly Asked[]
}

function Failed({ failed }: FailedProps) {
  const t = useTranslations('states')
  return (
    <Group gap="sm" role="alert">
      <Text size="sm">{t('failed')}</Text>
      {failed.map(({ error }, place) => (
        <Told key={place} error={error} />
      ))}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => failed.forEach(({ refetch }) => void refetch())}
      >
        {t('retry')}
      </Button>
    </Group>
  )
}

function Told({ error }: { readonly error: unknown }): null {
  useTold(error)
  return null
}

/** Where nothing waits a line is enough, below what does. */
function Done({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section aria-label={title} className={classes['done']}>
      <Group gap="xs" wrap="nowrap">
        <IconCircleCheck
          size={18}
          color="var(--mantine-color-teal-text)"
          style={{ flex: 'none' }}
          aria-hidden
        />
        <Text size="sm">
          <Text span size="sm" fw={600}>
            {title}
          </Text>{' '}
          <Text span size="sm" c="dimmed">
            {text}
          </Text>
        </Text>
      </Group>
    </section>
  )
}

function Line({ title, text, isLate, to, params, search }: PanelLine) {
  return (
    <>
      {to === undefined ? (
        <Text size="sm">{title}</Text>
      ) : (
        <Anchor
          component={Link}
          to={to}
          params={(params ?? {}) as never}
          search={(search ?? {}) as never}
          size="sm"
          c="inherit"
          fw={550}
        >
          {title}
        </Anchor>
      )}
      {text !== undefined && (
        <Text size="sm" c={isLate === true ? 'var(--mantine-color-error)' : 'dimmed'} className="number">
          {text}
        </Text>
      )}
    </>
  )
}
