import { Alert, List, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { qualityQuery } from './import-queries.ts'
import type { WholeImport } from './import-queries.ts'
import { useFindingText } from './use-finding-text.ts'

interface BatchQualityProps {
  readonly found: WholeImport
  readonly reason: string
  readonly onReason: (reason: string) => void
}

/** In what a batch is not as expected, which needs a reason to go on, or not like the one before. */
export function BatchQuality({ found, reason, onReason }: BatchQualityProps) {
  const t = useTranslations('imports')
  const textOf = useFindingText()
  const findings = (useQuery(qualityQuery(found)).data?.findings ?? []).filter(({ isMet }) => !isMet)
  if (findings.length === 0) return null
  const isUnexpected = findings.some(({ source }) => source === 'expected')
  return (
    <Alert
      variant="light"
      color={isUnexpected ? 'red' : 'yellow'}
      title={t(isUnexpected ? 'notAsExpected' : 'notAsBefore')}
    >
      <List size="sm">
        {findings.map((finding) => (
          <List.Item key={`${finding.target} ${finding.message}`}>{textOf(finding)}</List.Item>
        ))}
      </List>
      {isUnexpected && (
        <TextInput
          mt="sm"
          maw={520}
          label={t('whyAnyway')}
          description={t('whyAnywayText')}
          minLength={3}
          maxLength={500}
          value={reason}
          onChange={({ currentTarget: { value } }) => onReason(value)}
        />
      )}
      {!isUnexpected && (
        <Text size="sm" mt="xs" c="dimmed">
          {t('notAsBeforeText')}
        </Text>
      )}
    </Alert>
  )
}

/** Whether a run waits for a reason that has not been given yet. */
export function useLacksReason(found: WholeImport, reason: string): boolean {
  const quality = useQuery(qualityQuery(found))
  const isUnexpected = (quality.data?.findings ?? []).some(
    ({ source, isMet }) => source === 'expected' && !isMet,
  )
  return isUnexpected && reason.trim().length < 3
}
