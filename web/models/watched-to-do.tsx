import { Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useSaid } from '../language/use-said.ts'
import type { Watch } from './model-queries.ts'

type Finding = Watch['result']['findings'][number]

interface WatchedToDoProps {
  readonly findings: readonly Finding[]
  readonly about: readonly Finding['about'][]
}

/** What is to be done about what a chart shows. */
export function WatchedToDo({ findings, about }: WatchedToDoProps) {
  const t = useTranslations('models.watch')
  const said = useSaid()
  const asked = findings.filter((finding) => about.includes(finding.about))
  const toDo = [...new Set(asked.map((finding) => finding.toDo).filter((text) => text !== ''))]
  const isKnown = asked.some(({ verdict }) => verdict !== 'unknown')
  const lines = toDo.length > 0 ? toDo.map(said) : [isKnown ? t('nothingToDo') : t('tooEarly')]
  return lines.map((line) => (
    <Text key={line} size="sm" mt="xs" {...(toDo.length > 0 ? { fw: 550 } : { c: 'dimmed' })}>
      {line}
    </Text>
  ))
}
