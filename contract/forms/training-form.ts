import { z } from 'zod'
import { dataSetName, trainingColumns, trainingShape } from '../routes/model-shapes.ts'

type Name = keyof typeof trainingShape

/** What a form needs to ask for one field of a training. */
export interface TrainingField {
  readonly name: Name
  /** One column of the data set, several, some words, one of a few words, a text, or a whole number. */
  readonly type: 'column' | 'columns' | 'words' | 'choice' | 'text' | 'integer'
  readonly isRequired: boolean
  readonly choices: readonly string[]
  readonly min: number | undefined
  readonly max: number | undefined
}

/** Everything that can be said about a training, in the order of its declaration. */
export const trainingFields: readonly TrainingField[] = Object.entries(trainingShape).map(([name, schema]) =>
  fieldOf(name as Name, schema),
)

/** The schema that the server checks a training with, so that the messages are the same. */
export const newTraining = z.strictObject({ dataSet: dataSetName, ...trainingShape })

function fieldOf(name: Name, schema: z.ZodType): TrainingField {
  const inner = withoutWrapping(schema)
  const isOptional = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
  return {
    name,
    type: typeOf(name, inner),
    isRequired: !isOptional,
    choices: inner instanceof z.ZodEnum ? inner.options.map(String) : [],
    min: inner instanceof z.ZodNumber ? (inner.minValue ?? undefined) : undefined,
    max: inner instanceof z.ZodNumber ? (inner.maxValue ?? undefined) : undefined,
  }
}

function typeOf(name: Name, schema: z.ZodType): TrainingField['type'] {
  if (schema instanceof z.ZodEnum) return 'choice'
  if (schema instanceof z.ZodNumber) return 'integer'
  const isColumn = trainingColumns.includes(name)
  if (schema instanceof z.ZodArray) return isColumn ? 'columns' : 'words'
  return isColumn ? 'column' : 'text'
}

function withoutWrapping(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? withoutWrapping(schema.unwrap() as z.ZodType)
    : schema
}
