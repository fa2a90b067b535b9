import { Alert, Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { noticeStandingQuery } from './notice-queries.ts'
import type { NoticeStanding } from './notice-queries.ts'

interface UntoldHintProps {
  /** What is looked at: a kind of report, a purpose, or all of it. */
  readonly of: (standing: NoticeStanding) => boolean
}

/** Says to HR that people were not told of a purpose yet, and are left out until they are. Nothing when everybody was. */
export function UntoldHint({ of }: UntoldHintProps) {
  const t = useTranslations('notices')
  const { roles } = useMe()
  const isFor = roles.includes('hr_manager')
  const standing = useQuery({ ...noticeStandingQuery, enabled: isFor })
  const left = (standing.data ?? []).filter((one) => one.untold > 0 && of(one))
  const [most] = left.toSorted((a, b) => b.untold - a.untold)
  if (!isFor || most === undefined) return null
  return (
    <Alert color="orange" variant="light" title={t('hint', { count: most.untold, people: most.people })}>
      <Text size="sm">
        {t('hintText')}{' '}
        <Anchor component={Link} to="/notices" size="sm" underline="always">
          {t('toNotices')}
        </Anchor>
      </Text>
    </Alert>
  )
}
