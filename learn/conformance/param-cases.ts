import assert from 'node:assert/strict'
import { LearnError } from '../learn-error.ts'
import type { ParamDeclaration, ParamDeclarations } from '../params/params.ts'
import { checkParams } from '../params/params.ts'
import { takeTarget } from '../take-target.ts'
import { sliceRows } from '../table/index.ts'
import { assertFinite } from './subject.ts'
import type { Case, Params } from './subject.ts'

/** One value of one parameter. */
interface Trial {
  readonly param: string
  readonly value: unknown
}

interface Creator {
  readonly params: ParamDeclarations
  create(params: Params): { readonly params: Readonly<Record<string, unknown>> }
}

/** Every limit of every declared range is accepted, and what lies just outside is refused by name. */
export function assertRanges(definition: Creator): void {
  const declarations = Object.entries(definition.params)
  for (const [param, declaration] of declarations) {
    assert.deepEqual(
      checkParams(definition.params, { [param]: declaration.default }),
      [],
      `default of "${param}"`,
    )
    assert.ok(declaration.meaning.length > 0, `"${param}" says what it means`)
    for (const value of accepted(declaration)) {
      const { params } = definition.create(trial({ param, value }))
      assert.equal(params[param], value)
    }
    for (const value of refused(declaration)) assertRefused(definition, { param, value })
  }
  assertRefused(definition, { param: 'a parameter nobody declared', value: 1 })
  const defaults = Object.fromEntries(
    declarations.map(([param, declaration]) => [param, declaration.default]),
  )
  assert.deepEqual(definition.create({}).params, defaults, 'what is not given takes its default')
}

function assertRefused(definition: Creator, { param, value }: Trial): void {
  assert.throws(
    () => definition.create(trial({ param, value })),
    (error) =>
      error instanceof LearnError && error.code === 'invalid-param' && error.message.includes(`"${param}"`),
    `"${param}" = ${String(value)} is not refused`,
  )
}

function trial({ param, value }: Trial): Params {
  return { [param]: value } as Params
}

function accepted(declaration: ParamDeclaration): readonly (number | string | boolean)[] {
  switch (declaration.kind) {
    case 'number':
      return [declaration.min, declaration.max, ...(declaration.search ?? [])]
    case 'choice':
      return [...declaration.options, ...(declaration.search ?? [])]
    case 'text':
      return [declaration.default]
    case 'boolean':
      return [true, false]
  }
}

function refused(declaration: ParamDeclaration): readonly unknown[] {
  switch (declaration.kind) {
    case 'number': {
      const { min, max, integer } = declaration
      const outside = integer ? [min - 1, max + 1, min + 0.5] : [justBelow(min), justAbove(max)]
      return [...outside, Number.NaN, Infinity, -Infinity, String(min), null]
    }
    case 'choice':
      return ['an option nobody declared', '', 0, null]
    case 'text':
      return [0, true, null]
    case 'boolean':
      return [0, 1, 'true', null]
  }
}

function justAbove(value: number): number {
  return value + Math.max(Math.abs(value) * Number.EPSILON, Number.MIN_VALUE)
}

function justBelow(value: number): number {
  return -justAbove(-value)
}

export const paramCases: readonly Case[] = [
  {
    name: 'parameters are accepted at the limits of their ranges and refused outside',
    run: async ({ definition }) => assertRanges(definition as unknown as Creator),
  },
  {
    name: 'every option, and the ends of what a search may draw, can be fitted',
    async run({ definition, fit, table, target, unseen }) {
      // Fewer rows, as there are many fits.
      const few = {
        table: sliceRows(table, 0, 60),
        target: takeTarget(
          target,
          Array.from({ length: 60 }, (_, row) => row),
        ),
      }
      for (const [param, declaration] of Object.entries(definition.params)) {
        const values = declaration.kind === 'number' ? (declaration.search ?? []) : accepted(declaration)
        for (const value of values) {
          const fitted = await fit({ ...few, params: { [param]: value } })
          assertFinite(fitted.predict(unseen), `predictions with "${param}" = ${value}`)
        }
      }
    },
  },
]
