import { Button, Group } from '@mantine/core'
import { IconDoorExit, IconMessagePlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMe } from '../api/me.ts'
import { useMoment } from '../app/search.ts'
import { useMayWrite } from '../organisation/use-may-write.ts'
import { AddRecord } from './add-record.tsx'
import type { OverviewRecord } from './kind-card.tsx'
import { Leave } from './leave.tsx'
import { nameIn } from './person-head.tsx'

interface PersonActsProps {
  readonly id: string
  readonly records: Readonly<Record<string, readonly OverviewRecord[]>>
}

/** What the reader does with or for a person as a whole: feedback to a colleague, and the end of the employment. */
export function PersonActs({ id, records }: PersonActsProps) {
  const t = useTranslations('person')
  const me = useMe()
  const { moment } = useMoment()
  const mayWrite = useMayWrite()
  const [opened, setOpened] = useState<'feedback' | 'leave'>()
  const close = (): void => setOpened(undefined)
  if (moment.asOf !== undefined) return null
  const givesFeedback =
    me.personId !== null &&
    me.personId !== id &&
    (mayWrite({ dataClass: 'review' }, id) ||
      me.dataClasses.some(({ dataClass, relation }) => dataClass === 'review' && relation === 'author'))
  const isEmployed = (records['employments'] ?? []).some(
    ({ values }) => (values['leavingKind'] ?? null) === null,
  )
  const mayEnd = isEmployed && me.personId !== id && mayWrite({ dataClass: 'employment' }, id)
  // Once the employment has ended, the dialog still tells who is left without a manager.
  if (!givesFeedback && !mayEnd && opened === undefined) return null
  const name = nameIn(records)
  return (
    <Group gap="xs" className="no-print">
      {givesFeedback && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconMessagePlus size={14} aria-hidden />}
          onClick={() => setOpened('feedback')}
        >
          {t('giveFeedback')}
        </Button>
      )}
      {mayEnd && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconDoorExit size={14} aria-hidden />}
          onClick={() => setOpened('leave')}
        >
          {t('leaves')}
        </Button>
      )}
      {opened === 'feedback' && (
        <AddRecord
          kind="feedback"
          way="add"
          subjectId={id}
          title={t('feedbackFor', { name })}
          text={t('feedbackText')}
          onClose={close}
        />
      )}
      {opened === 'leave' && <Leave id={id} name={name} onClose={close} />}
    </Group>
  )
}
