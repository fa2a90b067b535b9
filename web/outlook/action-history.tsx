import { Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { SidePanel } from '../parts/side-panel.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { capitalised } from './capitalised.ts'
import { actionHistoryQuery } from './outlook-queries.ts'

interface ActionHistoryProps {
  readonly kind: string
  readonly onClose: () => void
}

/** What was said of an action from when on, and by whom; newest first. */
export function ActionHistory({ kind, onClose }: ActionHistoryProps) {
  const t = useTranslations('outlook.actions')
  const o = useTranslations('outlook')
  const said = useSaid()
  const { instant } = useFormat()
  const found = useQuery(actionHistoryQuery(kind))
  return (
    <SidePanel title={capitalised(said(kind))} onClose={onClose}>
      {found.isError ? (
        <LoadFailed error={found.error} />
      ) : found.isPending ? (
        <PageLoading />
      ) : (
        found.data.items.map(({ version, evidence, source, isRetired, enteredBy, enteredAt }) => (
          <Stack key={version} gap={4}>
            <Group gap="xs" align="baseline">
              <Title order={3} fz="sm">
                {version === 0 ? t('comes') : t(isRetired ? 'retiredThen' : 'version', { version })}
              </Title>
              {enteredAt !== null && (
                <Text size="xs" c="dimmed">
                  {t('by', {
                    name: (enteredBy !== null && found.data.names[enteredBy]) || o('somebody'),
                    at: instant(enteredAt),
                  })}
                </Text>
              )}
            </Group>
            <Text size="sm">{capitalised(said(evidence))}</Text>
            {source !== null && (
              <Text size="xs" c="dimmed">
                {said(source)}
              </Text>
            )}
          </Stack>
        ))
      )}
    </SidePanel>
  )
}
