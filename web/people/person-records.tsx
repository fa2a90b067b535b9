import { Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { reaches, useMe } from '../api/me.ts'
import { useMoment } from '../app/search.ts'
import { wayToChange } from '@cadre/contract/forms'
import { AddMenu } from './add-menu.tsx'
import { ChangeRecord } from './change-record.tsx'
import { KindCard } from './kind-card.tsx'
import type { OverviewRecord } from './kind-card.tsx'
import { MarketPayCard } from './market-pay.tsx'
import { personGroups } from './person-groups.ts'
import type { PersonGroup } from './person-groups.ts'
import { PersonTimeline } from './person-timeline.tsx'

interface PersonRecordsProps {
  readonly id: string
  readonly group: PersonGroup
  readonly records: Readonly<Record<string, readonly OverviewRecord[]>>
  readonly names: Readonly<Record<string, string>>
}

/** Groups in which what was before says as much as what is. */
const withHistory: ReadonlySet<PersonGroup> = new Set<PersonGroup>(['job', 'pay'])

/** What is on record of a group on the day looked at, how to change it, and how it came to be. */
export function PersonRecords({ id, group, records, names }: PersonRecordsProps) {
  const t = useTranslations('person')
  const me = useMe()
  const { moment } = useMoment()
  const [changed, setChanged] = useState<{ readonly kind: string; readonly record: OverviewRecord }>()
  const kinds = personGroups[group].filter((kind) => (records[kind]?.length ?? 0) > 0)
  const actionOn = (kind: string) => {
    const way = moment.asOf === undefined ? wayToChange(kind, me.dataClasses) : undefined
    return (
      way && {
        title: t(way),
        onClick: (record: OverviewRecord) => setChanged({ kind, record }),
      }
    )
  }
  return (
    <Stack gap="md">
      <AddMenu id={id} group={group} held={new Set(kinds)} />
      {kinds.length === 0 && <Text c="dimmed">{t('nothing')}</Text>}
      {kinds.map((kind) => (
        <KindCard
          key={kind}
          kind={kind}
          records={records[kind] ?? []}
          names={names}
          action={actionOn(kind)}
        />
      ))}
      {group === 'pay' && reaches(me, 'market pay') && <MarketPayCard id={id} />}
      {withHistory.has(group) && (
        <>
          <Title order={2} mt="sm">
            {t('history')}
          </Title>
          <PersonTimeline id={id} kinds={personGroups[group]} />
        </>
      )}
      {changed && <ChangeRecord {...changed} onClose={() => setChanged(undefined)} />}
    </Stack>
  )
}
