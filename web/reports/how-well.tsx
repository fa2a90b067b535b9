import { Anchor, Card, Table, Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useSaid } from '../language/use-said.ts'
import { ScrollBox } from '../parts/scroll-box.tsx'

interface HowWellProps {
  readonly title: string
  readonly text: string
  readonly head: readonly string[]
  readonly rows: readonly {
    readonly name: string
    readonly isChosen: boolean
    readonly cells: readonly string[]
  }[]
}

/** The models that were compared, judged on people and days they had not seen; the one that was chosen is marked. */
export function HowWell({ title, text, head, rows }: HowWellProps) {
  const t = useTranslations('reports')
  const said = useSaid()
  return (
    <Card withBorder component="section" aria-label={title}>
      <Title order={2}>{title}</Title>
      <Text size="sm" c="dimmed" mb="xs" maw={720}>
        {text}{' '}
        <Anchor href="#definitions" size="sm" underline="always">
          {t('definitions')}
        </Anchor>
      </Text>
      <ScrollBox label={title} minWidth={560}>
        <Table fz="sm" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              {head.map((name, at) => (
                <Table.Th key={name} ta={at === 0 ? 'start' : 'end'}>
                  {said(name)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ name, isChosen, cells }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={isChosen ? 650 : 500}>
                  {said(name)}
                  {isChosen && (
                    <Text span size="xs" c="dimmed">
                      {' '}
                      · {t('chosen')}
                    </Text>
                  )}
                </Table.Th>
                {cells.map((cell, at) => (
                  <Table.Td key={head[at + 1]} ta="end" className="number">
                    {cell}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollBox>
    </Card>
  )
}
