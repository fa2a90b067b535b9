import { Anchor, Badge, Group, Stack, Tabs, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { KindCard } from './kind-card.tsx'
import { namesQuery, personQuery } from './people-queries.ts'
import { PersonTimeline } from './person-timeline.tsx'

/** What a record of the overview holds. */
export interface OverviewRecord {
  readonly id: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly values: Readonly<Record<string, unknown>>
}

/** One person on the day looked at: who they are, each kind of record, what happened. */
export function PersonPage() {
  const t = useTranslations('person')
  const { id } = useParams({ from: '/people/$id' })
  const { tab } = useSearch({ from: '/people/$id' })
  const { moment } = useMoment()
  const word = useWords()
  const navigate = useNavigate()
  const person = useQuery(personQuery(id, moment))
  if (person.isError) return <LoadFailed error={person.error} />
  if (person.isPending) return <PageLoading />
  const records = person.data.records as Readonly<Record<string, readonly OverviewRecord[]>>
  const kinds = Object.entries(records).filter(
    ([kind, list]) => kind !== 'person-profiles' && list.length > 0,
  )
  const withheld = person.data._restrictedFields
  return (
    <Stack gap="md" maw={1100}>
      <Anchor component={Link} to="/people" search={moment as never} size="sm" className="no-print">
        <Group gap={4}>
          <IconArrowLeft size={14} aria-hidden />
          {t('back')}
        </Group>
      </Anchor>
      <PersonHead id={id} records={records} />
      <Tabs
        value={tab ?? 'overview'}
        onChange={(value) =>
          void navigate({
            to: '.',
            search: ((before: object) => ({
              ...before,
              tab: value === 'timeline' ? value : undefined,
            })) as never,
          })
        }
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="overview">{t('overview')}</Tabs.Tab>
          <Tabs.Tab value="timeline">{t('timeline')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="overview">
          {kinds.length === 0 && <Text c="dimmed">{t('nothing')}</Text>}
          <Stack gap="md">
            {kinds.map(([kind, list]) => (
              <KindCard key={kind} kind={kind} records={list} />
            ))}
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="timeline">
          <PersonTimeline id={id} />
        </Tabs.Panel>
      </Tabs>
      {withheld.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('withheld', { kinds: withheld.map((kind) => word(kind).toLowerCase()).join(', ') })}
        </Text>
      )}
    </Stack>
  )
}

interface HeadProps {
  readonly id: string
  readonly records: Readonly<Record<string, readonly OverviewRecord[]>>
}

function PersonHead({ records }: HeadProps) {
  const t = useTranslations('person')
  const { moment } = useMoment()
  const { day } = useFormat()
  const departments = useQuery(namesQuery('departments', moment))
  const places = useQuery(namesQuery('locations', moment))
  const text = (kind: string, field: string): string | undefined => {
    const value = records[kind]?.[0]?.values[field]
    return typeof value === 'string' ? value : undefined
  }
  const profile = 'person-profiles'
  const assignment = 'job-assignments'
  const name = `${text(profile, 'preferredName') ?? text(profile, 'firstName') ?? ''} ${text(profile, 'lastName') ?? ''}`
  const line = [
    text(assignment, 'title'),
    departments.data?.get(text(assignment, 'departmentId') ?? ''),
    places.data?.get(text(assignment, 'locationId') ?? ''),
  ].filter(Boolean)
  const hired = records['employments']?.[0]?.validFrom
  return (
    <Stack gap={2}>
      <Group gap="sm">
        <Title order={1}>{name.trim()}</Title>
        {text(profile, 'employeeNumber') !== undefined && (
          <Badge variant="default" className="number">
            {text(profile, 'employeeNumber')}
          </Badge>
        )}
      </Group>
      <Text>{line.join(' · ')}</Text>
      {hired !== undefined && (
        <Text size="sm" c="dimmed">
          {t('since', { day: day(hired) })}
        </Text>
      )}
    </Stack>
  )
}
