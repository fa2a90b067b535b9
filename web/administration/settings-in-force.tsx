import { Code, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { DataTable } from '../parts/data-table.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { settingsQuery } from './administration-queries.ts'

/** How the server is set and where each setting comes from; nothing is changed here. */
export function SettingsInForce() {
  const t = useTranslations('admin.settings')
  const settings = useQuery(settingsQuery)
  return (
    <Stack gap="sm" component="section" aria-label={t('title')}>
      <div>
        <Title order={2}>{t('title')}</Title>
        <Text size="sm" c="dimmed">
          {t('text')}
        </Text>
      </div>
      {settings.isError ? (
        <LoadFailed error={settings.error} />
      ) : settings.isPending ? (
        <PageLoading />
      ) : (
        <DataTable
          label={t('title')}
          rows={settings.data}
          idOf={({ name }) => name}
          columns={[
            {
              id: 'name',
              title: t('name'),
              width: 'minmax(12rem, 2fr)',
              cell: ({ name }) => (
                <>
                  {t.has(`meanings.${name as 'CADRE_HOST'}`) ? t(`meanings.${name as 'CADRE_HOST'}`) : name}
                  <Text size="xs" c="dimmed">
                    {name}
                  </Text>
                </>
              ),
            },
            {
              id: 'value',
              title: t('value'),
              width: 'minmax(10rem, 2fr)',
              cell: ({ value, isSecret }) =>
                value === null ? (
                  <Text span size="sm" c="dimmed">
                    {t(isSecret ? 'secret' : 'unset')}
                  </Text>
                ) : (
                  <Code style={{ overflowWrap: 'anywhere' }}>{value}</Code>
                ),
            },
            {
              id: 'from',
              title: t('from'),
              isQuiet: true,
              isNamed: true,
              cell: ({ from }) => t(`sources.${from}`),
            },
          ]}
        />
      )}
    </Stack>
  )
}
