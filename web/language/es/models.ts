import type { models as english } from '../en/models.ts'
import type { Translated } from '../messages.ts'
import { dataSets } from './data-sets.ts'
import { experiments } from './experiments.ts'
import { runCurves } from './run-curves.ts'
import { training } from './training.ts'
import { versions } from './versions.ts'
import { watch } from './watch.ts'

export const models: Translated<typeof english> = {
  title: 'Modelos',
  text: 'Preguntas que se hacen a los datos. Una versión se entrena, se evalúa y la aprueba otra persona antes de responder.',
  origin: {
    title: 'De qué se hizo',
    sequence: 'Cuál de ese nombre',
    lastDay: 'Filas hasta el',
    heldOut: 'Apartado',
    training: 'Entrenamiento',
    bundle: 'Paquete',
    take: 'Descargar el paquete',
  },
  tabs: {
    models: 'Modelos',
    data: 'Conjuntos de datos',
    versions: 'Versiones',
    runs: 'Entrenamientos',
    watch: 'En uso',
    beside: 'Lado a lado',
    history: 'Historia',
  },
  model: 'Modelo',
  purpose: 'Se usa para',
  purposes: {
    retention: 'Retención',
    development: 'Desarrollo',
    planning: 'Planificación',
    pay: 'Salario justo',
    wellbeing: 'Bienestar',
    audit: 'Auditoría de equidad',
    hiring: 'Contratación',
  },
  answers: 'Responde ahora',
  version: 'Versión {number}',
  versionTitle: 'Versión',
  nothingAnswers: 'nada todavía',
  tried: 'Se prueba al lado',
  versionCount: 'Versiones',
  none: 'Ningún modelo todavía',
  noneText:
    'Un modelo es una pregunta. Créelo, entrene versiones con un conjunto de datos y deje que otra persona apruebe una.',
  noneToRead: 'Nadie ha creado un modelo.',
  add: 'Nuevo modelo',
  addText: 'Sus puntuaciones sirven a la finalidad elegida aquí y a ninguna otra.',
  modelTitle: 'Título',
  modelName: 'Nombre para programas',
  modelNameText: 'Minúsculas, cifras y guiones',
  useCase: 'Pregunta',
  useCases: {
    'bring-your-own': 'Cualquier columna de cualquier tabla',
    attrition: 'Quién puede irse por voluntad propia',
    performance: 'Cómo pueden salir las próximas evaluaciones',
  },
  mustNever: 'Lo que nunca debe hacerse con sus puntuaciones',
  create: 'Crear',
  created: 'Creado. Entrene una primera versión.',
  by: 'por {name}',
  historyText: 'Qué estuvo dónde y desde cuándo. Nada de esto se altera nunca.',
  noHistory: 'Todavía no ha pasado nada.',
  historyLine: 'Versión {number}: {stage}',
  asksApproval: 'Versión {number}: se pidió aprobación',
  refusedLine: 'Versión {number}: rechazada',
  ...dataSets,
  ...training,
  ...runCurves,
  ...versions,
  ...watch,
  ...experiments,
}
