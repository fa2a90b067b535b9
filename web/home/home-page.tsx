import { Button, Card, Group, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Suspense, lazy } from 'react'
import { useTranslations } from 'use-intl'
import { reaches, useMe } from '../api/me.ts'
import { pagesFor } from '../app/navigation.ts'
import { today, useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useDocumentTitle } from '../parts/within-page.ts'
import { peopleQuery } from '../people/people-queries.ts'
import { RolePanels } from './role-panels.tsx'
import { Welcome } from './welcome.tsx'
import classes from './home-page.module.css'

// Charts come after the page itself.
const CompanyFigures = lazy(async () => ({
  default: (await import('./company-figures.tsx')).CompanyFigures,
}))
const seesFigures: ReadonlySet<string> = new Set(['executive', 'hr_manager', 'lead'])
/** Who is waited for: what needs them comes before the figures. */
const isNeeded: ReadonlySet<string> = new Set(['hr_manager', 'lead'])

/** Where everybody begins: what needs them in their role, and how the company stands as far as they see it. */
export function HomePage() {
  const t = useTranslations('home')
  const app = useTranslations('nav')
  const me = useMe()
  useDocumentTitle(app('home'))
  const figures = me.roles.some((role) => seesFigures.has(role)) && (
    <Suspense fallback={<Skeleton h={260} />}>
      <CompanyFigures />
    </Suspense>
  )
  const figuresFirst = !me.roles.some((role) => isNeeded.has(role))
  return (
    <Stack gap="lg" maw={1100}>
      <div>
        <Title order={1}>{t('title', { name: me.displayName })}</Title>
        <Reach />
      </div>
      <FirstSteps />
      <Welcome />
      {figuresFirst && figures}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" className={classes['panels'] ?? ''}>
        <RolePanels />
      </SimpleGrid>
      {!figuresFirst && figures}
      <Shortcuts />
    </Stack>
  )
}

/** How many people the account sees, on the day looked at. */
function Reach() {
  const t = useTranslations('home')
  const me = useMe()
  const { moment } = useMoment()
  const { day, number } = useFormat()
  const seesPeople = reaches(me, 'directory')
  const people = useQuery({
    ...peopleQuery({ ...moment, limit: 1, working: 'true', count: 'true' }),
    enabled: seesPeople,
  })
  const on = day(moment.asOf ?? today())
  const total = people.data?.total
  return (
    <Text c="dimmed" className="number">
      {!seesPeople
        ? t('noPeople')
        : total === undefined
          ? on
          : t('reach', { count: total, number: number(total), day: on })}
    </Text>
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

/** The pages there are, where the navigation is folded away. */
function Shortcuts() {
  const t = useTranslations('home')
  const names = useTranslations('nav')
  const me = useMe()
  const { moment } = useMoment()
  return (
    <Group gap="xs" className="no-print" hiddenFrom="sm" component="nav" aria-label={t('goTo')}>
      {pagesFor(me)
        .filter(({ name }) => name !== 'home')
        .map(({ path, name, Icon }) => (
          <Button
            key={path}
            component={Link}
            to={path}
            search={moment as never}
            variant="default"
            size="compact-md"
            fw={500}
            leftSection={<Icon size={16} stroke={1.6} aria-hidden />}
          >
            {names(name)}
          </Button>
        ))}
    </Group>
  )
}
