import { Anchor, Button, Card, Group, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Suspense, lazy } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { reaches, useMe } from '../api/me.ts'
import { pagesFor } from '../app/navigation.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { peopleQuery } from '../people/people-queries.ts'

// Charts come after the page itself.
const HeadcountChart = lazy(async () => ({ default: (await import('./headcount-chart.tsx')).HeadcountChart }))
const seesFigures: ReadonlySet<string> = new Set(['executive', 'hr_manager', 'lead', 'training_specialist'])

/** Where everybody begins: how many people are within reach, what waits, where to go. */
export function HomePage() {
  const t = useTranslations('home')
  const me = useMe()
  return (
    <Stack gap="lg" maw={1000}>
      <Title order={1}>{t('title', { name: me.displayName })}</Title>
      <FirstSteps />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {reaches(me, 'directory') ? <PeopleCount /> : <Card withBorder>{t('noPeople')}</Card>}
        <Waiting />
      </SimpleGrid>
      {me.roles.some((role) => seesFigures.has(role)) && (
        <Suspense fallback={<Skeleton h={260} />}>
          <HeadcountChart />
        </Suspense>
      )}
      <Stack gap="xs">
        <Title order={2}>{t('goTo')}</Title>
        <Shortcuts />
      </Stack>
    </Stack>
  )
}

/** In an installation without people there is one thing to do. */
function FirstSteps() {
  const t = useTranslations('home')
  const me = useMe()
  const mayImport = me.roles.includes('hr_manager')
  const anybody = useQuery({
    ...peopleQuery({ limit: 1, working: 'false', count: 'true' }),
    enabled: mayImport,
  })
  if (!mayImport || anybody.data?.total !== 0) return null
  return (
    <Card withBorder>
      <Stack gap="xs" align="start">
        <Title order={2}>{t('empty')}</Title>
        <Text>{t('emptyText')}</Text>
        <Button component={Link} to="/imports">
          {t('importPeople')}
        </Button>
      </Stack>
    </Card>
  )
}

function PeopleCount() {
  const t = useTranslations('home')
  const { moment } = useMoment()
  const { day, number } = useFormat()
  const people = useQuery(peopleQuery({ ...moment, limit: 1, working: 'true', count: 'true' }))
  return (
    <Card withBorder>
      <Text c="dimmed" size="sm">
        {t('people')}
      </Text>
      <Text fz={36} fw={650} lh={1.2} className="number">
        {people.data?.total === undefined ? '…' : number(people.data.total)}
      </Text>
      <Text c="dimmed" size="sm">
        {t('peopleHint', { day: day(moment.asOf ?? today()) })}
      </Text>
    </Card>
  )
}

function Waiting() {
  const t = useTranslations('home')
  const notices = useQuery({
    queryKey: ['notifications', 'unread'],
    queryFn: async ({ signal }) =>
      (await api.call('listNotifications', { query: { limit: 1 } }, { signal })).data,
  })
  const toDecide = useQuery({
    queryKey: ['change requests', 'count'],
    queryFn: async ({ signal }) => {
      const query = { box: 'to decide', status: 'waiting', limit: 1, count: 'true' } as const
      return (await api.call('listChangeRequests', { query }, { signal })).data.total ?? 0
    },
  })
  const unread = notices.data?.unread ?? 0
  const waiting = toDecide.data ?? 0
  return (
    <Card withBorder>
      <Text c="dimmed" size="sm">
        {t('needsYou')}
      </Text>
      {waiting === 0 && unread === 0 && <Text mt="xs">{t('nothingNeedsYou')}</Text>}
      {waiting > 0 && (
        <Anchor component={Link} to="/approvals" display="block" mt="xs" fw={600}>
          {t('requests', { count: waiting })}
        </Anchor>
      )}
      {unread > 0 && (
        <Anchor component={Link} to="/notifications" display="block" mt="xs">
          {t('notifications', { count: unread })}
        </Anchor>
      )}
    </Card>
  )
}

const hints = {
  own: 'ownText',
  approvals: 'approvalsText',
  people: 'peopleText',
  chart: 'chartText',
  goals: 'goalsText',
  learning: 'learningText',
  reviews: 'reviewsText',
  surveys: 'surveysText',
  teams: 'teamsText',
  onboarding: 'onboardingText',
  imports: 'importsText',
  accounts: 'accountsText',
  jobs: 'jobsText',
  audit: 'auditText',
  system: 'systemText',
} as const

function Shortcuts() {
  const t = useTranslations('home')
  const names = useTranslations('nav')
  const me = useMe()
  const { moment } = useMoment()
  const all = pagesFor(me).filter(({ name }) => name !== 'home')
  // Where there is work with people, the administration stands in the navigation alone.
  const work = all.filter(({ section, name }) => section !== 'administration' || name === 'imports')
  const pages = work.length > 1 ? work : all
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {pages.map(({ path, name, Icon }) => (
        <Card key={path} withBorder component={Link} to={path} search={moment as never} c="inherit">
          <Group wrap="nowrap">
            <Icon size={24} stroke={1.6} aria-hidden />
            <div>
              <Text fw={600}>{names(name)}</Text>
              <Text size="sm" c="dimmed">
                {name === 'home' ? '' : t(hints[name])}
              </Text>
            </div>
          </Group>
        </Card>
      ))}
    </SimpleGrid>
  )
}
