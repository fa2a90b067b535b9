import { Alert, List } from '@mantine/core'
import { IconLock, IconUser } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

interface KeptNoticeProps {
  readonly isAnonymous: boolean
  readonly minimumGroup: number
}

/** What is kept with the answers and who reads what, said before anything is answered. */
export function KeptNotice({ isAnonymous, minimumGroup }: KeptNoticeProps) {
  const t = useTranslations('surveys')
  const lines = isAnonymous
    ? [
        t('kept.noName'),
        t('kept.groups'),
        t('kept.once'),
        t('kept.limits'),
        t('kept.small', { count: minimumGroup }),
      ]
    : [t('kept.name'), t('kept.nobody'), t('kept.small', { count: minimumGroup })]
  return (
    <Alert
      variant="default"
      icon={isAnonymous ? <IconLock size={18} aria-hidden /> : <IconUser size={18} aria-hidden />}
      title={t(isAnonymous ? 'kept.anonymous' : 'kept.named')}
    >
      <List size="sm" spacing={4}>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </Alert>
  )
}
