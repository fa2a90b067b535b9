import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { usePurposes } from '../models/use-purposes.ts'
import { Fold } from '../parts/fold.tsx'
import { Page } from '../parts/page.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { languageName } from './language-name.ts'
import { noticeStandingQuery, noticesQuery } from './notice-queries.ts'
import type { Notice, NoticeStanding } from './notice-queries.ts'
import { PublishNotice } from './publish-notice.tsx'
import { SwitchPurpose } from './switch-purpose.tsx'
import { UntoldPanel } from './untold-panel.tsx'

/** What people are told of the uses of their data: the texts, who was not told yet, and what is switched off. */
export function NoticesPage() {
  const t = useTranslations('notices')
  const standing = useQuery(noticeStandingQuery)
  const notices = useQuery(noticesQuery)
  if (standing.isError) return <LoadFailed error={standing.error} />
  if (notices.isError) return <LoadFailed error={notices.error} />
  if (standing.isPending || notices.isPending) return <PageLoading />
  return (
    <Page title={t('title')} text={t('text')} maw={900}>
      <Stack gap="md">
        {standing.data.map((one) => (
          <PurposeCard
            key={`${one.purpose} ${one.population}`}
            standing={one}
            notices={notices.data.filter(
              ({ purpose, population }) => purpose === one.purpose && population === one.population,
            )}
          />
        ))}
      </Stack>
    </Page>
  )
}

interface PurposeCardProps {
  readonly standing: NoticeStanding
  readonly notices: readonly Notice[]
}

function PurposeCard({ standing, notices }: PurposeCardProps) {
  const t = useTranslations('notices')
  const r = useTranslations('reports')
  const { number } = useFormat()
  const nameOf = usePurposes()
  const [opened, setOpened] = useState<'publish' | 'untold' | 'switch'>()
  const { purpose, population, untold, people, offIn, reports, models } = standing
  const name = t(`names.${population}`, { purpose: nameOf(purpose) })
  const close = (): void => setOpened(undefined)
  const waits = [
    ...reports.map((kind) => t('waitsReport', { report: r(`kinds.${kind}` as never) })),
    ...(models > 0 ? [t('waitsModels', { count: models })] : []),
  ]
  return (
    <Card withBorder component="section" aria-label={name}>
      <Stack gap="xs">
        <Group justify="space-between" align="start" gap="xs">
          <Title order={2}>{name}</Title>
          <Standing standing={standing} isPublished={notices.length > 0} />
        </Group>
        <Text size="sm">{t(`uses.${purpose}` as never)}</Text>
        <Text size="sm" c="dimmed" className="number">
          {people === 0
            ? t('nobodyThere')
            : t('toldOf', { told: number(people - untold), people: number(people) })}
          {untold > 0 && waits.length > 0 && ` ${t('waits', { what: waits.join(', ') })}`}
        </Text>
        {offIn.length > 0 && (
          <Text size="sm">
            {t('offText', {
              where: offIn.map((country) => country ?? t('everywhere')).join(', '),
            })}
          </Text>
        )}
        {notices.length > 0 && <Texts notices={notices} />}
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant={notices.length === 0 && people > 0 ? 'filled' : 'default'}
            aria-label={`${t(notices.length === 0 ? 'write' : 'writeNext')}: ${name}`}
            onClick={() => setOpened('publish')}
          >
            {t(notices.length === 0 ? 'write' : 'writeNext')}
          </Button>
          {untold > 0 && (
            <Button
              size="compact-sm"
              variant={notices.length > 0 ? 'filled' : 'default'}
              aria-label={`${t('showUntold', { count: untold })}: ${name}`}
              onClick={() => setOpened('untold')}
            >
              {t('showUntold', { count: untold })}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`${t('switch')}: ${name}`}
            onClick={() => setOpened('switch')}
          >
            {t('switch')}
          </Button>
        </Group>
      </Stack>
      {opened === 'publish' && <PublishNotice standing={standing} notices={notices} onClose={close} />}
      {opened === 'untold' && <UntoldPanel standing={standing} name={name} onClose={close} />}
      {opened === 'switch' && <SwitchPurpose standing={standing} name={name} onClose={close} />}
    </Card>
  )
}

function Standing({ standing, isPublished }: { standing: NoticeStanding; isPublished: boolean }) {
  const t = useTranslations('notices')
  const { people, untold, offIn } = standing
  const state = offIn.includes(null)
    ? 'off'
    : people === 0
      ? undefined
      : !isPublished
        ? 'none'
        : untold === 0
          ? 'told'
          : 'some'
  if (state === undefined) return null
  const color = { off: 'gray', none: 'orange', some: 'orange', told: 'teal' }[state]
  return (
    <Badge variant="dot" color={color} tt="none" fw={500}>
      {t(`states.${state}`, { count: untold })}
    </Badge>
  )
}

function Texts({ notices }: { readonly notices: readonly Notice[] }) {
  const t = useTranslations('notices')
  const { instant } = useFormat()
  const about = ({ country, language, version }: Notice): string =>
    [t('version', { version }), languageName(language), country ?? t('everywhere')].join(' · ')
  return (
    <Fold title={t('texts', { count: notices.length })} text={about(notices[0]!)} order={3}>
      <Stack gap="lg">
        {notices.map((notice) => (
          <div key={notice.id}>
            <Text size="sm" fw={600}>
              {about(notice)}
            </Text>
            <Text size="xs" c="dimmed" mb={4}>
              {t('published', { at: instant(notice.publishedAt) })}
            </Text>
            <Text size="sm" lang={notice.language} style={{ whiteSpace: 'pre-line' }}>
              {notice.body}
            </Text>
          </div>
        ))}
      </Stack>
    </Fold>
  )
}
