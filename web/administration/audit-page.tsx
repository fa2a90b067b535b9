import { Alert, Button, Group, Select, Text, TextInput } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { reaches, useMe } from '../api/me.ts'
import { actIn, knownActs } from '../language/act-words.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { AllWell } from '../parts/all-well.tsx'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { MoreButton } from '../parts/more-button.tsx'
import { PageViews } from '../parts/page-views.tsx'
import { Page } from '../parts/page.tsx'
import { RecordSelect } from '../parts/record-select.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { accountsQuery, auditQuery, verificationQuery } from './administration-queries.ts'
import { useWho } from './use-who.ts'
import type { AuditLine, TechnicalLine } from './administration-queries.ts'

type Line = AuditLine | TechnicalLine

/** Who did what to whose data, when and for what. */
export function AuditPage() {
  const t = useTranslations('admin')
  const me = useMe()
  const isTechnical = !reaches(me, 'audit trail')
  const { subjectId, accountId, act, from, to } = useSearch({ from: '/administration/audit-trail' })
  const query = {
    ...(subjectId !== undefined && { subjectId }),
    ...(accountId !== undefined && { accountId }),
    ...(act !== undefined && { act }),
    ...(from !== undefined && { from: startOf(from) }),
    ...(to !== undefined && { to: startOf(to, 1) }),
  }
  const pages = useInfiniteQuery(auditQuery(query, isTechnical))
  const lines: readonly Line[] = pages.data?.pages.flatMap(({ items }) => items as Line[]) ?? []
  return (
    <Page
      maw={1300}
      title={t('audit')}
      text={t(isTechnical ? 'auditTechnical' : 'auditText')}
      actions={
        <PageViews
          page="/administration/audit-trail"
          names={['subjectId', 'accountId', 'act', 'from', 'to']}
        />
      }
    >
      <Verification />
      <Filters isTechnical={isTechnical} />
      {pages.isError ? (
        <LoadFailed error={pages.error} />
      ) : pages.isPending ? (
        <PageLoading />
      ) : lines.length === 0 ? (
        <NothingHere title={t('noEntry')} text={t('noEntryText')} />
      ) : (
        <AuditTable lines={lines} />
      )}
      <MoreButton pages={pages} />
    </Page>
  )
}

/** The instant at which a day begins where the reader is, or one of the days after it. */
function startOf(day: string, later = 0): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(year, month - 1, date + later).toISOString()
}

/** Whether the chain of entries is unbroken: asked for, because the whole trail is gone through. */
function Verification() {
  const t = useTranslations('admin')
  const { number } = useFormat()
  const [isAsked, setAsked] = useState(false)
  const state = useQuery({ ...verificationQuery, enabled: isAsked })
  if (state.isError) return <LoadFailed error={state.error} />
  if (!state.data)
    return (
      <Group>
        <Button
          variant="default"
          leftSection={<IconShieldCheck size={16} aria-hidden />}
          loading={isAsked}
          onClick={() => setAsked(true)}
        >
          {t('verify')}
        </Button>
      </Group>
    )
  const { entries, faults, waiting } = state.data
  const text = t('verified', { entries: number(entries), waiting })
  if (faults === 0) return <AllWell title={t('unbroken')} text={text} />
  return (
    <Alert role="alert" variant="light" color="red" title={t('broken', { faults })}>
      {text}
    </Alert>
  )
}

function Filters({ isTechnical }: { readonly isTechnical: boolean }) {
  const t = useTranslations('admin')
  const { subjectId, accountId, act, from, to } = useSearch({ from: '/administration/audit-trail' })
  const navigate = useNavigate()
  const language = useLocale()
  const narrow = (change: Record<string, string | undefined>): void =>
    void navigate({ to: '.', replace: true, search: ((old: object) => ({ ...old, ...change })) as never })
  const said = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim())
  return (
    <Group align="end" gap="sm">
      {!isTechnical && (
        <RecordSelect
          label={t('aboutPerson')}
          paths={['person-profiles']}
          value={subjectId ?? null}
          onChange={(id) => narrow({ subjectId: id ?? undefined })}
        />
      )}
      <AccountSelect value={accountId} onChange={(id) => narrow({ accountId: id })} />
      <Select
        label={t('act')}
        placeholder={t('any')}
        w={200}
        searchable
        clearable
        data={actsIn(language, act)}
        value={act ?? null}
        onChange={(chosen) => narrow({ act: chosen ?? undefined })}
      />
      <TextInput
        type="date"
        label={t('from')}
        value={from ?? ''}
        onChange={({ currentTarget }) => narrow({ from: said(currentTarget.value) })}
      />
      <TextInput
        type="date"
        label={t('to')}
        value={to ?? ''}
        onChange={({ currentTarget }) => narrow({ to: said(currentTarget.value) })}
      />
    </Group>
  )
}

/** Acts as the reader says them; one that the address names and nobody knows stays what it is. */
function actsIn(language: string, chosen: string | undefined) {
  const acts = chosen === undefined || knownActs.includes(chosen) ? knownActs : [chosen, ...knownActs]
  return acts
    .map((value) => ({ value, label: actIn(language, value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, language))
}

interface AccountSelectProps {
  readonly value: string | undefined
  readonly onChange: (id: string | undefined) => void
}

/** Whose acts are shown: an account by its name, or Cadre itself. */
function AccountSelect({ value, onChange }: AccountSelectProps) {
  const t = useTranslations('admin')
  const [words, setWords] = useState('')
  const found = useInfiniteQuery(accountsQuery(undefined))
  const accounts = found.data?.pages.flatMap(({ items }) => items) ?? []
  const known = [
    { value: 'system', label: t('system') },
    ...accounts.map(({ id, displayName }) => ({ value: id, label: displayName })),
  ]
  return (
    <Select
      label={t('account')}
      placeholder={t('any')}
      w={220}
      searchable
      clearable
      limit={100}
      searchValue={words}
      onSearchChange={setWords}
      data={value === undefined || known.some((one) => one.value === value) ? known : [value, ...known]}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  )
}

function AuditTable({ lines }: { readonly lines: readonly Line[] }) {
  const t = useTranslations('admin')
  const word = useWords()
  const language = useLocale()
  const { instant, number } = useFormat()
  const who = useWho()
  const columns = useMemo(
    (): Column<Line>[] => [
      {
        id: 'at',
        title: t('when'),
        width: 'minmax(0, 1.25fr)',
        cell: ({ at }) => <span className="number">{instant(at)}</span>,
      },
      {
        id: 'who',
        title: t('who'),
        width: 'minmax(0, 1fr)',
        cell: who,
      },
      {
        id: 'act',
        title: t('what'),
        width: 'minmax(0, 1.4fr)',
        cell: ({ act, entity }) => `${actIn(language, act)} · ${word(entity).toLowerCase()}`,
      },
      {
        id: 'purpose',
        title: t('purpose'),
        isQuiet: true,
        width: 'minmax(0, 0.7fr)',
        cell: ({ purpose }) => word(purpose),
      },
      {
        id: 'subjects',
        title: t('peopleTouched'),
        isNumber: true,
        isQuiet: true,
        cell: (line) => number(line.subjectCount),
      },
      {
        id: 'route',
        title: t('call'),
        isQuiet: true,
        width: 'minmax(0, 1.2fr)',
        cell: ({ route, requestId }) => (
          <Text size="xs" c="dimmed" title={requestId}>
            {route}
          </Text>
        ),
      },
    ],
    [t, word, language, instant, number, who],
  )
  return <DataTable label={t('audit')} rows={lines} columns={columns} idOf={({ id }) => String(id)} />
}
