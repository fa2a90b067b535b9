import { effectLevels, effectLevelsHeight, effectLine } from '@cadre/charts'
import type { Shape } from '../../study/study-result.ts'
import { centredShape } from '../centred-shape.ts'
import { dataTable } from '../page/data-table.ts'
import { figure } from '../page/figure.ts'
import { html } from '../page/html.ts'
import type { Html } from '../page/html.ts'
import type { StudyFacts } from '../study-facts.ts'
import { describeShape, writeEffect, writeValue } from '../write/effects.ts'
import { writeCount, writeNumber, writeTick } from '../write/numbers.ts'
import { clipText } from '../write/phrases.ts'
import { writeDay } from '../write/times.ts'

const drawnLevels = 12

/** How the prediction moves with one column. */
export function shapeFigure(shape: Shape, { id, facts }: { id: string; facts: StudyFacts }): Html {
  const centred = centredShape(shape)
  const settings = {
    id,
    title: finding(shape, facts),
    definition: definition(shape, facts),
    table: shapeTable(centred, facts),
  }
  const axis = { yName: axisName(facts, shape.ofClass), format: (value: number) => axisTick(value, facts) }
  if (centred.kind === 'category') {
    const drawn = centred.levels
      .toSorted((a, b) => b.count - a.count)
      .slice(0, drawnLevels)
      .toSorted((a, b) => b.y - a.y)
    const option = effectLevels(
      drawn.map(({ level, y, count }) => ({ label: level, y, count })),
      axis,
    )
    return figure(option, { ...settings, height: effectLevelsHeight(drawn.length) })
  }
  const formatX = centred.kind === 'date' ? (days: number) => writeDay(Math.round(days)) : writeTick
  const line = { ...centred, groups: centred.groups?.map(({ y }) => y) ?? [] }
  return figure(effectLine(line, { ...axis, formatX }), { ...settings, height: 190 })
}

function finding(shape: Shape, facts: StudyFacts): string {
  const words = describeShape(shape, facts)?.replace(/\.$/, '')
  const column = clipText(shape.column, { most: 60 })
  return words === undefined ? `${column}: hardly moves the prediction` : `${column}: ${lowerFirst(words)}`
}

function lowerFirst(text: string): string {
  return text.replace(/^[HL]/, (letter) => letter.toLowerCase())
}

function definition(shape: Shape, { result }: StudyFacts): Html {
  if (shape.kind === 'category') {
    const more = shape.levels.length - drawnLevels
    return html`Mean prediction per level, all else as it is, from the overall
    mean${more > 0 && html`; the ${drawnLevels} most frequent of ${shape.levels.length} levels`}. n counts
    rows.`
  }
  return html`Mean prediction at each value, all else as it is, from the overall mean
  (dashed).${shape.groups && html` ${groupsNote(shape.groups)}`} The strip shows where the
  ${writeCount(result.rows)} rows lie.`
}

function groupsNote(groups: readonly { readonly rows: number }[]): string {
  const least = Math.min(...groups.map(({ rows }) => rows))
  return `Thin lines: ${groups.length} groups of ${writeCount(least)} rows or more, by how far it moves them.`
}

function axisName({ effectUnit, result }: StudyFacts, ofClass: string | undefined): string {
  if (effectUnit === 'units') return clipText(result.target, { most: 40 })
  return ofClass === undefined
    ? 'points of probability'
    : `points of probability of ${clipText(ofClass, { most: 30 })}`
}

function axisTick(value: number, { effectUnit }: StudyFacts): string {
  return effectUnit === 'points' ? writeNumber(Math.round(value * 1000) / 10) : writeTick(value)
}

function shapeTable(shape: Shape, facts: StudyFacts): Html {
  const effect = {
    head: `Effect, ${axisName(facts, shape.ofClass)}`,
    isNumber: true,
    cell: ({ y }: { y: number }) => writeEffect(y, facts),
  }
  if (shape.kind === 'category') {
    return dataTable(
      shape.levels,
      [
        { head: 'Level', cell: ({ level }) => level },
        effect,
        { head: 'n', isNumber: true, cell: ({ count }) => writeCount(count) },
      ],
      { caption: `Effect of ${shape.column} on the prediction` },
    )
  }
  const { kind, points, groups = [] } = shape
  const step = Math.max(1, Math.ceil(points.length / 9))
  const places = points.map((point, at) => ({ ...point, at }))
  return dataTable(
    places.filter((_, index) => index % step === 0 || index === points.length - 1),
    [
      { head: shape.column, isNumber: true, cell: ({ x }) => writeValue(x, kind) },
      effect,
      ...groups.map((group, index) => ({
        head: `Group ${index + 1}`,
        isNumber: true,
        cell: ({ at }: { at: number }) => writeEffect(group.y[at]!, facts),
      })),
    ],
    { caption: `Effect of ${shape.column} on the prediction` },
  )
}
