import { ApiError } from '@cadre/contract/client'
import { Anchor, Button, Group, Stack, Tabs, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { seesOthers, useMe } from '../api/me.ts'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { PersonOutlook } from '../outlook/person-outlook.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { TabLine } from '../parts/tab-line.tsx'
import { WithinPage } from '../parts/within-page.ts'
import { DaySlider } from './day-slider.tsx'
import type { OverviewRecord } from './kind-card.tsx'
import { personQuery } from './people-queries.ts'
import { PersonActs } from './person-acts.tsx'
import { PersonDocuments } from './person-documents.tsx'
import { groupNames, groupsSeen, toldKinds } from './person-groups.ts'
import type { PersonGroup } from './person-groups.ts'
import { PersonHead } from './person-head.tsx'
import { PersonRecords } from './person-records.tsx'
import { PersonTimeline } from './person-timeline.tsx'

/** One person on the day looked at: who they are, each kind of record, what happened. */
export function PersonPage() {
  const t = useTranslations('person')
  const { id } = useParams({ from: '/people/$id' })
  const { tab = 'job' } = useSearch({ from: '/people/$id' })
  const { moment } = useMoment()
  const me = useMe()
  const navigate = useNavigate()
  const person = useQuery(personQuery(id, moment))
  if (person.isError) return <PersonMissing error={person.error} />
  if (person.isPending) return <PageLoading />
  const records = person.data.records as Readonly<Record<string, readonly OverviewRecord[]>>
  const { names, _restrictedFields: withheld } = person.data
  const seen = groupsSeen(withheld)
  const mayHaveDocuments = me.dataClasses.some(({ dataClass }) => dataClass === 'hiring')
  const seesOutlook = seesOthers(me, 'outlook')
  const panels: readonly string[] = [
    'timeline',
    ...seen,
    ...(mayHaveDocuments ? ['documents'] : []),
    ...(seesOutlook ? ['outlook'] : []),
  ]
  return (
    <Stack gap="md" maw={1100}>
      <Anchor component={Link} to="/people" search={moment as never} size="sm" className="no-print">
        <Group gap={4}>
          <IconArrowLeft size={14} aria-hidden />
          {t('back')}
        </Group>
      </Anchor>
      <PersonHead records={records} names={names} acts={<PersonActs id={id} records={records} />} />
      <DaySlider id={id} />
      <Tabs
        value={panels.includes(tab) ? tab : 'job'}
        keepMounted={false}
        onChange={(value) =>
          void navigate({
            to: '.',
            replace: true,
            search: ((before: object) => ({ ...before, tab: value === 'job' ? undefined : value })) as never,
          })
        }
      >
        <TabLine>
          {[...seen.slice(0, 1), 'timeline' as const, ...seen.slice(1)].map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tabs.${name}`)}
            </Tabs.Tab>
          ))}
          {mayHaveDocuments && <Tabs.Tab value="documents">{t('tabs.documents')}</Tabs.Tab>}
          {seesOutlook && <Tabs.Tab value="outlook">{t('tabs.outlook')}</Tabs.Tab>}
        </TabLine>
        <WithinPage value>
          <Tabs.Panel value="timeline">
            <PersonTimeline id={id} kinds={toldKinds} />
          </Tabs.Panel>
          {seen.map((name) => (
            <Tabs.Panel key={name} value={name}>
              <PersonRecords id={id} group={name} records={records} names={names} />
            </Tabs.Panel>
          ))}
          {mayHaveDocuments && (
            <Tabs.Panel value="documents">
              <PersonDocuments id={id} />
            </Tabs.Panel>
          )}
          {seesOutlook && (
            <Tabs.Panel value="outlook">
              <PersonOutlook id={id} />
            </Tabs.Panel>
          )}
        </WithinPage>
      </Tabs>
      <Withheld groups={groupNames.filter((name) => !seen.includes(name))} />
    </Stack>
  )
}

/** What the reader's role does not see, in one calm line. */
function Withheld({ groups }: { readonly groups: readonly PersonGroup[] }) {
  const t = useTranslations('person')
  if (groups.length === 0) return null
  const kinds = groups.map((name) => t(`tabs.${name}`).toLowerCase()).join(', ')
  return (
    <Text size="sm" c="dimmed">
      {t('withheld', { kinds })}
    </Text>
  )
}

/** On a day on which nothing is known of the person, the way back is to another day. */
function PersonMissing({ error }: { readonly error: unknown }) {
  const t = useTranslations('person')
  const { day } = useFormat()
  const { moment, lookAt } = useMoment()
  if (moment.asOf === undefined || !(error instanceof ApiError) || error.status !== 404)
    return <LoadFailed error={error} />
  return (
    <NothingHere title={t('notThen', { day: day(moment.asOf) })} text={t('notThenText')}>
      <Button mt="sm" onClick={() => lookAt(undefined)}>
        {t('lookToday')}
      </Button>
    </NothingHere>
  )
}
