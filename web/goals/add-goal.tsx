import type { NewValuesOf } from '@cadre/contract/client'
import { SegmentedControl, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { today } from '../app/search.ts'
import { ReportSelect } from '../organisation/report-select.tsx'
import { useMayWrite } from '../organisation/use-may-write.ts'
import { Dialog } from '../parts/dialog.tsx'
import { RecordForm } from '../parts/record-form.tsx'
import { RecordSelect } from '../parts/record-select.tsx'
import { tellDone } from '../parts/tell.tsx'

const asked = ['name', 'kind', 'parentId', 'startValue', 'targetValue', 'unit', 'dueDate'] as const
const whose = ['own', 'person', 'organisation'] as const
type Whose = (typeof whose)[number]

/** A goal of one's own, of somebody one leads, or of the organisation or a part of it. */
export function AddGoal({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('work')
  const p = useTranslations('parts')
  const me = useMe()
  const mayWrite = useMayWrite()
  const queries = useQueryClient()
  const isForAnybody = mayWrite({ dataClass: 'goals' }, null)
  const offered = whose.filter(
    (one) =>
      (one === 'own' && me.personId !== null) ||
      (one === 'person' && (isForAnybody || me.roles.includes('lead'))) ||
      (one === 'organisation' && isForAnybody),
  )
  const [chosen, setChosen] = useState<Whose>(offered[0] ?? 'own')
  const [personId, setPerson] = useState<string | null>(null)
  const [isMissing, setMissing] = useState(false)
  const subjectId = { own: me.personId, person: personId, organisation: null }[chosen]
  const choice = {
    label: t('person'),
    required: true,
    value: personId,
    onChange: setPerson,
    ...(isMissing && { error: t('personMissing') }),
  }
  const save = async (values: NewValuesOf<'goal'>): Promise<void> => {
    setMissing(chosen === 'person' && personId === null)
    if (chosen === 'person' && personId === null) return
    await api.records('goals').create({ ...(subjectId !== null && { subjectId }), from: today(), values })
    await queries.invalidateQueries({ queryKey: ['goals'] })
    tellDone(p('changed'))
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={t('addGoal')}>
      <Stack gap="sm">
        {offered.length > 1 && (
          <SegmentedControl
            fullWidth
            aria-label={t('forWhom')}
            value={chosen}
            onChange={(value) => setChosen(value as Whose)}
            data={offered.map((value) => ({ value, label: t(`for.${value}`) }))}
          />
        )}
        {chosen === 'person' &&
          (isForAnybody ? (
            <RecordSelect {...choice} paths={['person-profiles']} />
          ) : (
            <ReportSelect {...choice} leadId={me.personId!} />
          ))}
        <RecordForm
          key={chosen === 'organisation' ? chosen : 'person'}
          kind="goal"
          fields={chosen === 'organisation' ? [...asked, 'departmentId', 'teamId'] : asked}
          fixed={{ status: 'active' }}
          submit={p('save')}
          onCancel={onClose}
          onSubmit={save}
        />
      </Stack>
    </Dialog>
  )
}
