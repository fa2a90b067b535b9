import { ActionIcon, Alert, AppShell, Burger, Button, Group, NavLink, Skeleton, Text } from '@mantine/core'
import { useDisclosure, useHotkeys, useNetwork } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, lazy } from 'react'
import { useTranslations } from 'use-intl'
import { meQuery } from '../api/me.ts'
import { useAccountLanguage } from '../language/language-provider.tsx'
import { useFormat } from '../language/use-format.ts'
import { useUntoldFailures } from '../parts/failures.ts'
import { PageLoading } from '../parts/states.tsx'
import { fetchRest } from './fetch-rest.ts'
import { pagesFor, sections } from './navigation.ts'
import { useMoment } from './search.ts'
import { useAfterFirstPage } from './use-after-first-page.ts'

// What opens on a click, and what is said in the corner, comes when the first page stands.
const AccountMenu = lazy(async () => ({ default: (await import('./account-menu.tsx')).AccountMenu }))
const CommandPalette = lazy(async () => ({ default: (await import('./command-palette.tsx')).CommandPalette }))
const News = lazy(async () => ({ default: (await import('./news.tsx')).News }))
const DayPicker = lazy(async () => ({ default: (await import('./day-picker.tsx')).DayPicker }))

/** What stands around every page: navigation, search, the day looked at, the account. */
export function Shell() {
  const t = useTranslations('app')
  const [isOpen, { toggle, close }] = useDisclosure()
  const { data: me } = useSuspenseQuery(meQuery)
  useAccountLanguage(me)
  const isAfter = useAfterFirstPage()
  useHotkeys([
    ['mod+K', find],
    ['/', find],
  ])
  if (!me) return null
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <AppShell.Header className="no-print">
        <Group h="100%" px="md" gap="sm" wrap="nowrap" justify="space-between">
          <Group gap="sm" wrap="nowrap">
            <a className="visually-hidden" href="#content">
              {t('skip')}
            </a>
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('menu')} />
            <Text fw={700} size="lg" component={Link} to="/" c="inherit" td="none">
              Cadre
            </Text>
          </Group>
          <Button
            variant="default"
            c="dimmed"
            fw={400}
            leftSection={<IconSearch size={16} aria-hidden />}
            onClick={find}
            visibleFrom="sm"
            w={{ sm: 260, md: 320 }}
            justify="start"
          >
            {t('search')}
          </Button>
          <Group gap="xs" wrap="nowrap">
            <ActionIcon variant="default" size={36} hiddenFrom="sm" aria-label={t('search')} onClick={find}>
              <IconSearch size={18} aria-hidden />
            </ActionIcon>
            {isAfter ? (
              <Suspense fallback={<Skeleton w={110} h={36} />}>
                <DayPicker />
                <AccountMenu me={me} />
              </Suspense>
            ) : (
              <Skeleton w={110} h={36} />
            )}
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" style={{ overflowY: 'auto' }} className="no-print" aria-label={t('menu')}>
        <Navigation onGo={close} />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Notices />
        <Suspense fallback={<PageLoading />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
      {isAfter && (
        <Suspense>
          <CommandPalette />
          <News />
        </Suspense>
      )}
    </AppShell>
  )
}

const find = (): void =>
  void Promise.all([import('./command-palette.tsx'), fetchRest()]).then(([{ openPalette }]) => openPalette())

function Navigation({ onGo }: { readonly onGo: () => void }) {
  const t = useTranslations('nav')
  const { data: me } = useSuspenseQuery(meQuery)
  const { pathname } = useLocation()
  const { moment } = useMoment()
  const pages = pagesFor(me!)
  return sections
    .map((section) => ({ section, inIt: pages.filter((page) => page.section === section) }))
    .filter(({ inIt }) => inIt.length > 0)
    .map(({ section, inIt }) => (
      <div key={section} role="group" aria-label={t(`sections.${section}`)}>
        {section !== 'start' && (
          <Text size="xs" c="dimmed" fw={600} px="sm" pt="md" pb={4} aria-hidden>
            {t(`sections.${section}`)}
          </Text>
        )}
        {inIt.map(({ path, name, Icon }) => (
          <NavLink
            key={path}
            component={Link}
            to={path}
            search={moment as never}
            label={t(name)}
            leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
            active={path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`)}
            onClick={onGo}
            bdrs="md"
            mb={2}
          />
        ))}
      </div>
    ))
}

function Notices() {
  const t = useTranslations('app')
  const states = useTranslations('states')
  const failures = useUntoldFailures()
  const { online } = useNetwork()
  const { moment, lookAt } = useMoment()
  const { day } = useFormat()
  return (
    <>
      {!online && (
        <Alert color="orange" mb="md" role="status">
          {t('offline')}
        </Alert>
      )}
      {failures.isAny && (
        <Alert color="red" variant="light" mb="md" py="xs" role="alert" className="no-print">
          <Group justify="space-between" gap="xs">
            <Text size="sm">{t('partFailed')}</Text>
            <Button size="compact-sm" variant="default" onClick={failures.retry}>
              {states('retry')}
            </Button>
          </Group>
        </Alert>
      )}
      {moment.asOf !== undefined && (
        <Alert color="yellow" variant="light" mb="md" py="xs" role="status">
          <Group justify="space-between" gap="xs">
            <Text size="sm">{t('pastView', { day: day(moment.asOf) })}</Text>
            <Button size="compact-sm" variant="default" onClick={() => lookAt(undefined)}>
              {t('backToToday')}
            </Button>
          </Group>
        </Alert>
      )}
    </>
  )
}
