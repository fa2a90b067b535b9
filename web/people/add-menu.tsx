import { kindAt, wayToAdd } from '@cadre/contract/forms'
import { Button, Group } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { useWords } from '../language/use-words.ts'
import { useMayWrite } from '../organisation/use-may-write.ts'
import { AddRecord } from './add-record.tsx'
import { addableKinds } from './addable-kinds.ts'
import type { PersonGroup } from './person-groups.ts'
import classes from './person-page.module.css'

interface AddMenuProps {
  readonly id: string
  readonly group: PersonGroup
  /** Kinds of which something holds on the day. */
  readonly held: ReadonlySet<string>
}

/** What the reader may enter about a person in a group, or ask for. */
export function AddMenu({ id, group, held }: AddMenuProps) {
  const t = useTranslations('person')
  const word = useWords()
  const { moment } = useMoment()
  const mayWrite = useMayWrite()
  const [added, setAdded] = useState<{ readonly kind: string; readonly way: 'add' | 'ask' }>()
  if (moment.asOf !== undefined) return null
  const ways = (addableKinds[group] ?? []).flatMap((kind) => {
    const way = wayToAdd(kind, {
      may: (dataClass, act) => mayWrite({ dataClass, act }, id),
      has: held.has(kind),
    })
    return way ? [{ kind, way }] : []
  })
  if (ways.length === 0) return null
  return (
    <Group gap="xs" className={`no-print ${classes['adds']}`}>
      {ways.map(({ kind, way }) => (
        <Button
          key={kind}
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setAdded({ kind, way })}
        >
          {t(way === 'add' ? 'addOne' : 'askForOne', { kind: word(kindAt(kind)).toLowerCase() })}
        </Button>
      ))}
      {added && <AddRecord {...added} subjectId={id} onClose={() => setAdded(undefined)} />}
    </Group>
  )
}
