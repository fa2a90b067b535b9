import { Table, Text } from '@mantine/core'
import { formOf } from '@cadre/contract/forms'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { useShownValue } from '../people/shown-value.ts'
import type { ChangeRequest } from './own-queries.ts'

/** What a request holds, whatever it asks for. */
interface Asked {
  readonly operation: 'create' | 'amend' | 'end'
  readonly record?: {
    readonly from: string
    readonly to?: string
    readonly values: Readonly<Record<string, unknown>>
  }
  readonly change?: { readonly from: string; readonly values: Readonly<Record<string, unknown>> }
  readonly on?: string
  readonly reason?: string
}

/** What is asked for beside what stands there now. */
export function ChangeValues({ request }: { readonly request: ChangeRequest }) {
  const t = useTranslations('own')
  const word = useWords()
  const { day } = useFormat()
  const asked = request.change as unknown as Asked
  const { from = asked.on, values = {} } = asked.change ?? asked.record ?? {}
  const { to } = asked.record ?? {}
  const names = Object.keys(values)
  const show = useShownValue(names)
  const { recordId, entity } = request
  const before = useQuery({
    queryKey: ['record', entity, recordId],
    enabled: recordId !== null && request.status === 'waiting',
    queryFn: async ({ signal }) =>
      (await api.records(formOf(entity).path).get(recordId!, {}, { signal })).data,
  })
  return (
    <>
      <Text size="sm" c="dimmed">
        {t(`operations.${asked.operation}`, { day: from === undefined ? '' : day(from) })}
        {to !== undefined && ` ${t('untilDay', { day: day(dayBefore(to)) })}`}
      </Text>
      {names.length > 0 && (
        <Table fz="sm" verticalSpacing={2} withRowBorders={false} maw={560}>
          <Table.Tbody>
            {names.map((name) => (
              <Table.Tr key={name}>
                <Table.Th fw={400} c="dimmed" w={160}>
                  {word(name)}
                </Table.Th>
                <Table.Td>
                  {request.status === 'waiting' && before.data?.values[name] !== undefined && (
                    <Text span size="sm" c="dimmed" td="line-through">
                      {show(name, before.data.values[name])}
                    </Text>
                  )}{' '}
                  <strong>{show(name, values[name])}</strong>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  )
}

/** The last day of a period whose end is the first day after it. */
const dayBefore = (end: string): string => new Date(Date.parse(end) - 86_400_000).toISOString().slice(0, 10)
