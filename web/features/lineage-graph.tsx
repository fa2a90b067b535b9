import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import type { Feature } from './feature-queries.ts'
import classes from './lineage-graph.module.css'
import { useLineage } from './use-lineage.ts'
import type { LineageNode } from './use-lineage.ts'

/**
 * Where a feature comes from and goes to, stage by stage. It is a list of lists, so that it is read in its order; each entry names what it is
 * made from, as the arrows between the stages show.
 */
export function LineageGraph({ feature }: { readonly feature: Feature }) {
  const t = useTranslations('features.one')
  const stages = useLineage(feature)
  return (
    <ol className={classes['stages']}>
      {stages.map(({ key, nodes }) => (
        <li key={key} className={classes['stage']}>
          <Text size="xs" c="dimmed" fw={600} mb={6} id={`lineage-${key}`}>
            {t(`stages.${key}`)}
          </Text>
          <ul className={classes['nodes']} aria-labelledby={`lineage-${key}`}>
            {nodes.length === 0 && (
              <Text component="li" size="sm" c="dimmed" className={classes['none']}>
                {t('nothing')}
              </Text>
            )}
            {nodes.map((node) => (
              <li key={node.id} className={classes['node']}>
                <NodeName node={node} />
                {node.lines.map((line) => (
                  <Text key={line} size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                    {line}
                  </Text>
                ))}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function NodeName({ node: { name: text, link } }: { readonly node: LineageNode }) {
  const style = { overflowWrap: 'anywhere' } as const
  // Names of data sets go on below at their parts.
  const name = text.split('/').map((part, at) => (
    <span key={part}>
      {at > 0 && (
        <>
          /<wbr />
        </>
      )}
      {part}
    </span>
  ))
  if (!link)
    return (
      <Text size="sm" fw={550} style={style}>
        {name}
      </Text>
    )
  return (
    <Anchor
      component={Link}
      to={link.to as never}
      params={link.params as never}
      size="sm"
      fw={550}
      style={style}
    >
      {name}
    </Anchor>
  )
}
