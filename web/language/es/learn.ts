import type { learn as english } from '../en/learn.ts'
import type { Translated } from '../messages.ts'

export const learn: Translated<typeof english> = {
  title: 'Formación',
  text: 'Qué se puede aprender, cuándo se imparte y dónde está usted.',
  find: 'Nombre de un curso',
  addCourse: 'Nuevo curso',
  none: 'Ningún curso',
  noneText: 'Ningún curso tiene estas palabras en esta fecha.',
  course: 'Curso',
  format: 'Formato',
  hours: 'Horas',
  next: 'Próxima fecha',
  you: 'Usted',
  asked: 'Solicitado. Se le avisará cuando se decida.',
  takePart: 'Pedir plaza',
  counts: {
    enrolled: 'Inscritas',
    'in progress': 'En curso',
    completed: 'Completado',
  },
  meanings: {
    enrolled: 'Inscripciones que no han empezado',
    'in progress': 'Inscripciones empezadas y sin completar',
    completed: 'Inscripciones completadas',
  },
  withinReach: 'Inscripciones de personas a su alcance',
  sessions: 'Cuándo se imparte',
  noSession: 'No hay fechas previstas.',
  seats: '{count, plural, one {# plaza} other {# plazas}}',
  addSession: 'Añadir la fecha',
}
