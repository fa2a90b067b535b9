import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { reaches, useMe } from '../../api/me.ts'
import { today, useMoment } from '../../app/search.ts'
import { offerFile } from '../../parts/offer-file.ts'
import { tellDone, tellFailed } from '../../parts/tell.tsx'
import { fullName } from '../people-queries.ts'
import type { PersonLine } from '../people-queries.ts'
import { ChangeMany } from './change-many.tsx'
import { takePeople } from './take-people.ts'
import type { Chosen } from './plan-change.ts'

interface ChosenActsProps {
  readonly people: readonly PersonLine[]
  readonly onDone: () => void
}

/** More lines than these are no export of a list. */
export const mostChosen = 5000

/** What can be done with the people chosen: one change for all, a file, their work addresses. */
export function ChosenActs({ people, onDone }: ChosenActsProps) {
  const t = useTranslations('many')
  const me = useMe()
  const { moment } = useMoment()
  const [changed, setChanged] = useState<readonly Chosen[]>()
  const mayChange = moment.asOf === undefined && reaches(me, 'directory', 'write')
  const asOf = moment.asOf ?? today()
  const take = useMutation({
    mutationFn: async () =>
      offerFile(`people-${asOf}.csv`, await takePeople({ ...moment, asOf, ids: people.map(({ id }) => id) })),
    onSuccess: onDone,
    onError: (error) => tellFailed(t('notTaken'), error),
  })
  return (
    <>
      {mayChange && (
        <Button
          size="compact-sm"
          onClick={() => setChanged(people.map((person) => ({ id: person.id, name: fullName(person) })))}
        >
          {t('change')}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        disabled={people.length > mostChosen}
        loading={take.isPending}
        onClick={() => take.mutate()}
      >
        {t('take')}
      </Button>
      <CopyAddresses people={people} onDone={onDone} />
      {changed && <ChangeMany people={changed} onClose={() => setChanged(undefined)} />}
    </>
  )
}

/** Copies the work addresses of those chosen, to write to them all. */
function CopyAddresses({ people, onDone }: ChosenActsProps) {
  const t = useTranslations('people')
  const addresses = people.flatMap(({ workEmail }) => workEmail ?? [])
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(addresses.join(', '))
      tellDone(t('copied', { count: addresses.length }))
      onDone()
    } catch (error) {
      tellFailed(t('notCopied'), error)
    }
  }
  return (
    <Button size="compact-sm" variant="default" disabled={addresses.length === 0} onClick={() => void copy()}>
      {t('copyAddresses', { count: addresses.length })}
    </Button>
  )
}
