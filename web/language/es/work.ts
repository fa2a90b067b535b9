import type { work as english } from '../en/work.ts'
import type { Translated } from '../messages.ts'

export const work: Translated<typeof english> = {
  goals: 'Objetivos',
  goalsText: 'Qué se quiere alcanzar, quién y bajo qué, el {day}.',
  whose: 'Objetivos de quién',
  ownGoals: 'Míos',
  allGoals: 'Todos a mi alcance',
  addGoal: 'Nuevo objetivo',
  noGoal: 'Ningún objetivo en esta fecha',
  noGoalText: 'Un objetivo dice qué se quiere alcanzar y hasta cuándo; los seguimientos dicen cómo va.',
  manyGoals: 'Se muestran los primeros {count, number} objetivos.',
  toggle: 'Abrir o cerrar {name}',
  organisation: 'la organización',
  due: 'hasta el {day}',
  progress: 'Avance',
  progressOf: '{now} de {target} {unit}',
  checkIn: '¿Cómo va?',
  keepCheckIn: 'Anotar',
  checkIns: 'Qué se ha dicho',
  noCheckIn: 'Nada aún.',
}
